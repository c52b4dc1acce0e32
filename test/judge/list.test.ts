// What is said of a list of numbers, and which mistakes are named.
import { check, random } from "convbook";
import { expect, test } from "vitest";
import { one, two } from "./inputs.js";

const text = (part: string, answer: string, inputs: object = one) =>
  check(part, answer, inputs).differences.text;

test("“none” and too few or too many numbers are told what is asked for", () => {
  expect(text("1b", "none")).toBe("Asked for: the rows of Z and the columns of Z.");
  expect(check("2c", "1 2", two).reason).toMatch(/^One number is asked for, but I read 2: 1, 2\./);
  expect(text("1b", "1 2 3")).toMatch(/^2 numbers are asked for, .*; the answer has 3\.$/);
});

test("one wrong number needs no more words, several are named, many are counted", () => {
  expect(check("2c", 7, two).differences).toEqual({ entries: [[0]], text: "" });
  expect(text("1b", "7 8")).toBe("Wrong: the rows of Z (7) and the columns of Z (8).");
  expect(text("1a", "5 6 7 1")).toBe(
    "Wrong: the lower limit of k1 (5), the upper limit of k1 (6) and the lower limit of k2 (7).",
  );
  expect(text("1a", "5 6 7 8")).toBe("Wrong: all 4 numbers.");
  expect(text("2a", "1 2 3", two)).toBe("Wrong: all 3 numbers.");
});

test("a number that is almost a count is none", () => {
  const large = { shapeX: [1000, 1000, 2], shapeW: [1, 1, 2, 2] };
  expect(check("2c", "4000000", large).right).toBe(true);
  expect(check("2c", "4000000.0", large).right).toBe(true);
  expect(check("2c", "4000000.001", large).right).toBe(false);
  expect(check("2c", 4000000.001, large).right).toBe(false);
  expect(text("1b", "[5.000000001, 4]")).toBe("Wrong: the rows of Z (5.000000001).");
  expect(check("1a", "0, 1.0000000001, 0, 1", one).right).toBe(false);
});

test("two numbers of three digits are two numbers", () => {
  const large = {
    X: random([101, 201]),
    W: [
      [1, 2],
      [3, 4],
    ],
  };
  expect(check("1b", "100 200", large).right).toBe(true);
  expect(check("2c", "5 133 600", two).right).toBe(true);
});

test("the hint is that of the likeliest mistake", () => {
  const unknown = check("1b", "77 88", one);
  expect(unknown.mistakes).toEqual([]);
  expect(String(unknown)).toMatch(/^Not yet\.(?! This)/);
  const swapped = check("1b", "4 5", one);
  expect(swapped.mistakes.length).toBe(1);
  expect(swapped.hint).not.toBe(unknown.hint);
});

test("of many mistakes that give the answer, three are named", () => {
  // With one weight and one bias, the biases, the weights, Z and every part of them are 1.
  const smallest = { shapeX: [1, 1], shapeW: [1, 1] };
  expect(check("2d", 1, smallest).mistakes).toEqual([
    "leaving out the biases",
    expect.stringMatching(/and the biases$/),
    expect.stringMatching(/and the biases$/),
  ]);
});

test("a verdict cannot be changed", () => {
  const verdict = check("1b", "7 8", one);
  expect(Object.isFrozen(verdict)).toBe(true);
  expect(Object.isFrozen(verdict.mistakes)).toBe(true);
});
