// What is said of pixels, and of values without them.
import { check } from "convbook";
import { describe, expect, test } from "vitest";
import { one } from "./inputs.js";

// Z of `one` is 5×4; its largest entry 6 stands at (1, 3), (2, 3) and (3, 3).
const text = (part: string, answer: string) => check(part, answer, one).differences.text;

describe("a pixel", () => {
  test.each([
    ["6 (0, 3)", "The answer is not at (0, 3)."],
    ["6 (3, 0)", "The answer is not at (3, 0)."],
    ["6 (4, 2)", "The answer is not at (4, 2)."],
    ["6 (1, 3) (0, 0)", "The answer is not at (0, 0)."],
    ["6 (5, 0)", "Z has no pixel (5, 0), only rows 0 to 4 and columns 0 to 3."],
    ["6 (0, 4)", "Z has no pixel (0, 4), only rows 0 to 4 and columns 0 to 3."],
    ["6 (9, 1)", "Z has no pixel (9, 1), only rows 0 to 4 and columns 0 to 3."],
    ["6 (-1, 3)", "Z has no pixel (−1, 3), only rows 0 to 4 and columns 0 to 3."],
    ["6 (1.5, 3)", "Z has no pixel (1.5, 3), only rows 0 to 4 and columns 0 to 3."],
  ])("%s", (answer, told) => {
    expect(text("1c", answer)).toBe(`The value is right. ${told}`);
    expect(check("1c", answer, one).right).toBe(false);
  });

  test("of a Z with one row has that row named", () => {
    const verdict = check("1c", "2 (1, 0)", { X: [[1, 2]], W: [[1]] });
    expect(verdict.differences.text).toContain("(1, 0), only row 0 and columns 0 to 1.");
  });

  test("alone needs no value", () => {
    expect(text("1e", "(9, 9)")).toBe(
      "Z has no pixel (9, 9), only rows 0 to 4 and columns 0 to 3.",
    );
    expect(text("1e", "(0, 0)")).toBe("The answer is not at (0, 0).");
  });

  test("with a value where none is asked for is told which value is", () => {
    const asked = "Asked for is a pixel where Z is 0.";
    expect(text("1e", "3 at (0, 1)")).toBe(asked);
    expect(text("1e", "3 at (0, 0)")).toBe(`${asked} The answer is not at (0, 0).`);
    expect(text("1e", "0 at (0, 0)")).toBe("The answer is not at (0, 0).");
    expect(check("1e", "0 at (0, 1)", one).right).toBe(true);
  });

  test("is one of several", () => {
    expect(check("1c", "6 (1, 3) (2, 3)", one).right).toBe(true);
    expect(check("1c", "6 (1, 3) (2, 3) (3, 3)", one).right).toBe(true);
    expect(check("1c", "6 (1, 3) (2, 3) (0, 0)", one).right).toBe(false);
    expect(check("1e", "(0, 1) (0, 0)", one).right).toBe(false);
    expect(check("1c", "6 (1, 3) (2, 3) (0, 0)", one).differences.entries).toEqual([[0, 0]]);
  });
});

test("a 0 of X is no sign that somebody looked there, where X has many", () => {
  const mistakes = (X: number[][]) => check("1e", "(0, 1)", { X, W: [[1, -1]] }).mistakes;
  expect(mistakes([[1, 0, 2, 9, 9]])).toEqual(["looking in X in place of Z"]);
  expect(mistakes([[1, 0, 2, 0, 7]])).toEqual([]);
});

test("half an answer comes from no mistake", () => {
  expect(check("1c", 6, one).mistakes).toEqual([]);
  expect(check("1d", -6, one).mistakes).toEqual([]);
});

test("“none” comes from no mistake where there is a pixel", () => {
  for (const part of ["1c", "1d", "1e"]) {
    expect(check(part, "none", one)).toMatchObject({ right: false, mistakes: [] });
  }
});
