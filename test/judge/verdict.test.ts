import { inspect } from "node:util";
import { check } from "convbook";
import { describe, expect, test } from "vitest";
import { gradients, one, three, two } from "./inputs.js";

describe("a verdict", () => {
  test("prints what went wrong, where, and a hint, and keeps the solution apart", () => {
    const verdict = check("2d", 1800, two);
    expect(inspect(verdict)).toBe(
      `Not yet. This is what comes from leaving out the biases.
Read as: 1800
Hint: How many numbers are in W, and how many in b? There is one bias for each kernel.
The field \`solution\` holds the answer.`,
    );
    expect(verdict.right).toBe(false);
    expect(verdict.mistakes).toEqual(["leaving out the biases"]);
    expect(String(verdict)).not.toContain("1820");
    expect(verdict.solution).toContain("1820");
  });

  test("prints the solution once the answer is right", () => {
    const verdict = check("2d", "1820", two);
    expect(String(verdict)).toBe(`That is right.\nRead as: 1820\n${verdict.solution}`);
    const array = check("3b", gradients.dW, three);
    expect(String(array)).toContain("Tensor 2×2");
    expect(array.array).toEqual({ name: "dW", tensor: gradients.dW });
  });

  test("is made of any answer whatever: never an error", () => {
    const odd: unknown[] = [
      true,
      Symbol("5"),
      10n,
      () => 5,
      new Map([[1, 2]]),
      new Date(0),
      { k1: 1 },
      [[1], 2, [3, [4]]],
      [Number.NaN],
      Object.create(null),
      new Proxy({}, { get: () => fail("a trap"), ownKeys: () => fail("a trap") }),
      "\u0000 5\ud800",
      "9".repeat(5000),
    ];
    const fail = (why: string) => {
      throw new Error(why);
    };
    for (const question of ["1a", "1b", "1c", "1e"]) {
      for (const answer of odd) expect(check(question, answer as string, one).right).toBe(false);
    }
    for (const question of ["2a", "2b", "2c", "2d"]) {
      for (const answer of odd) expect(check(question, answer as string, two).right).toBe(false);
    }
    for (const question of ["3a", "3b", "3c", "3db"]) {
      for (const answer of odd) expect(check(question, answer as string, three).right).toBe(false);
    }
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
      "The value is right. Z has no pixel (9, 9), only rows 0 to 4 and columns 0 to 3.",
    );
    expect(check("1c", [5, 1, 3], one).differences.text).toBe(
      "The value is not right. The pixel is right.",
    );
    expect(check("1c", "6 1", one).reason).toContain("A pixel has two indices, i and j");
    expect(check("1c", "(1, 3)", one).differences.text).toBe(
      "The value is missing. The pixel is right.",
    );
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
