import { inspect } from "node:util";
import { check } from "convbook";
import { describe, expect, test } from "vitest";
import { one, three, two } from "./inputs.js";

describe("a verdict", () => {
  test("prints what went wrong, where, and a hint, and keeps the solution apart", () => {
    const verdict = check("2d", 1800, two);
    expect(inspect(verdict)).toBe(
      `Not yet. This is what comes from leaving out the biases.
Hint: How many numbers are in W, and how many in b? There is one bias for each kernel.
The field \`solution\` holds the answer.`,
    );
    expect(verdict.right).toBe(false);
    expect(verdict.mistakes).toEqual(["leaving out the biases"]);
    expect(String(verdict)).not.toContain("1820");
    expect(verdict.solution).toContain("1820");
  });

  test("names alternatives, the likeliest first", () => {
    expect(String(check("1b", "6 5", one))).toContain(
      "from taking the size of X, as with “same” padding, or from adding 1 once too often.",
    );
  });

  test("names no mistake that makes no difference", () => {
    // A 1×1 kernel reads the same in all directions, and Z is X.
    const alike = { X: [[-1, -2]], W: [[1]] };
    expect(check("1c", "-1 0 0", alike).mistakes).toEqual([
      "naming an entry that is not positive",
      "taking one product, not the sum",
    ]);
    // Without a bias and an activation, half of the mistakes of Problem 3 change nothing.
    expect(check("3a", three.dU, { ...three, b: [0], activation: "none" }).mistakes).toEqual([]);
  });

  test("says that a pixel is missing, outside, or not there", () => {
    expect(check("1c", 6, one).differences.text).toBe(
      "The value is right. The pixel (i, j) is missing.",
    );
    expect(check("1c", [6, 9, 9], one).differences.text).toBe(
      "The value is right. Z has no pixel (9, 9).",
    );
    expect(check("1c", [5, 1, 3], one).differences.text).toBe(
      "The value is not right. The pixel is right.",
    );
    expect(check("1c", "6 1", one).differences.text).toContain("A pixel has two indices, i and j.");
    expect(check("1c", "none", one).differences.text).toBe("There is such a pixel.");
    expect(check("1e", "0 0", { X: [[1]], W: [[1]] }).differences.text).toBe(
      "Is there such a pixel at all?",
    );
    expect(check("1d", "none", { X: [[1]], W: [[1]] }).right).toBe(true);
    expect(check("1d", "1 0 0", { X: [[1]], W: [[1]] }).mistakes[0]).toBe(
      "naming an entry that is not negative",
    );
  });

  test("says which numbers of a list are wrong, or how many there should be", () => {
    expect(check("1b", "5 7", one).differences).toEqual({
      entries: [[1]],
      text: "Wrong: the columns of Z (7).",
    });
    expect(check("1b", "5", one).differences.text).toBe(
      "2 numbers are asked for, the rows of Z and the columns of Z; the answer has 1.",
    );
  });
});
