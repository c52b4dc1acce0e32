// How the nesting of an answer is read: from brackets, from rows of text, from lists in lists.
import { check, tensor } from "convbook";
import { describe, expect, test } from "vitest";
import { gradients, one, three } from "../judge/inputs.js";

/** What is said of an answer to ∂J/∂W, which is 2×2, when its shape is another. */
const shapeTold = (answer: unknown) => check("3b", answer as string, three).differences.text;

describe("an answer of another shape is told its shape", () => {
  const told: [answer: unknown, shape: string][] = [
    ["1 2 3", "3"],
    ["[1, 2, 3]", "3"],
    ["[[1, 2, 3]]", "1×3"],
    ["[[1, 2, 3], [4, 5, 6]]", "2×3"],
    ["((1, 2, 3), (4, 5, 6))", "2×3"],
    ["[1, 2, 3], [4, 5, 6]", "2×3"],
    ["[[[1], [2], [3]], [[4], [5], [6]]]", "2×3×1"],
    ["1 2 3; 4 5 6", "2×3"],
    ["1 2 3\n4 5 6", "2×3"],
    ["1 2 3;\n4 5 6;", "2×3"],
    ["[1 2 3; 4 5 6]", "2×3"],
    ["[[1, 2, 3]", "3"],
    ["1, 2, 3]", "3"],
    ["]1, 2, 3[", "3"],
    [[1, 2, 3], "3"],
    [[[1, 2, 3]], "1×3"],
    [tensor([1, 2, 3]), "3"],
  ];
  for (const [answer, shape] of told) {
    test(JSON.stringify(answer), () => {
      expect(shapeTold(answer)).toBe(
        `The answer has the shape ${shape}, but ∂J/∂W has the shape 2×2.`,
      );
    });
  }

  test("a number for itself is one entry", () => {
    expect(shapeTold(7)).toBe("The answer has the shape 1, but ∂J/∂W has the shape 2×2.");
  });
});

describe("the right numbers in another shape", () => {
  const numbers = Array.from(gradients.dW.data);
  const [a, b, c, d] = numbers;
  const mistakes = (answer: unknown) => check("3b", answer as number[], three).mistakes;

  test("are right where the order is kept: neighbouring axes joined, or axes of length 1", () => {
    for (const answer of [
      numbers,
      [numbers],
      [
        [[a], [b]],
        [[c], [d]],
      ],
      [
        [
          [a, b],
          [c, d],
        ],
      ],
    ]) {
      expect(mistakes(answer)).toEqual([]);
      expect(check("3b", answer, three).right).toBe(true);
    }
  });

  test("are another mistake where an axis is cut in pieces", () => {
    const wide = {
      X: [[1, 2, 0, 3]],
      W: [[1, 2, -1]],
      dU: [[1, -1]],
      activation: "none",
    };
    const { solution } = check("3b", "", wide);
    expect(solution).toContain("1×3");
    // dW[0, k2] = X[0, k2] − X[0, k2 + 1].
    expect(check("3b", [[-1, 2, -3]], wide).right).toBe(true);
    const square = { X: [[1, 2, 4, 8, 5]], W: [[1, 0, 2, 3]], dU: [[1, -1]], activation: "none" };
    const cut = check(
      "3b",
      [
        [-1, -2],
        [-4, 3],
      ],
      square,
    );
    expect(cut.right).toBe(false);
    expect(cut.mistakes).toEqual(["giving the right numbers in another shape than 1×4"]);
  });
});

describe("an answer that is no array", () => {
  test("may have tensors in a list", () => {
    expect(check("1a", [tensor([0, 1]), tensor([0, 1])] as never, one).right).toBe(true);
    expect(check("1c", [6, tensor([1, 3])] as never, one).right).toBe(true);
  });

  test("is not given yet when it is an empty list, whatever it is nested in", () => {
    for (const empty of [[], [[]], [[], []]]) {
      expect(String(check("1b", empty as never, one))).toMatch(/^There is no answer yet/);
    }
    expect(String(check("3b", [], three))).toMatch(/^There is no answer yet/);
  });

  test("may have text in a list, and fields by any of the words for them", () => {
    for (const answer of [[5, "4"], ["5 rows", "4 columns"], { rows: 5, width: 4 }]) {
      expect(check("1b", answer as never, one).right).toBe(true);
    }
    expect(check("1c", { value: 6, pixel: [1, 3] }, one).right).toBe(true);
  });

  test("cannot be read when a number is missing", () => {
    for (const answer of ["5 rows", "at, and", "=", "k1", { rows: 5 }]) {
      expect(check("1b", answer, one).state).toBe("unreadable");
    }
  });
});
