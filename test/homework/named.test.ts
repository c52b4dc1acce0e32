// Which mistakes are named for answers that come from one mistake, from two at once, or from none.
import { check } from "convbook";
import { describe, expect, test } from "vitest";
import { INPUTS } from "./written.js";

const mistakes = (part: string, answer: unknown, inputs = "homework") =>
  check(part, answer as string, INPUTS[inputs][Number(part[0]) - 1]).mistakes;

describe("check names", () => {
  const named: [part: string, answer: unknown, mistakes: RegExp[], inputs?: string][] = [
    // X is 48×64×10, W 3×3×10×20 and Z 46×62×20.
    ["2c", 46 * 62 * 20 * 10, [/^leaving out the size of the kernel$/]],
    ["2c", 46 * 62 * 20 * 10 * 3, [/^taking one side of the kernel only$/]],
    ["2c", 48 * 64 * 20 * 90, [/^counting on every pixel of X/]],
    ["2c", 46 * 62 * 20 * (90 + 89), [/^counting the additions of the products too$/]],
    ["2c", "46*62*20*3*3*20", [/^taking the output channels for the input channels$/]],
    ["2c", 46 * 62 * 20 * 180, [/^counting the additions of the products and the bias too$/]],
    ["2c", 45 * 61 * 90, [/the \+ 1 .*, and also leaving out the output channels$/]],
    ["2c", 48 * 64 * 9, [/^counting on every pixel of X.*, and also leaving out all channels$/]],
    ["2c", "5.13e6", [/^rounding a whole number$/]],
    ["2c", 5130000, [/^rounding a whole number$/]],
    ["2d", 1800, [/^leaving out the biases$/]],
    ["2d", 220, [/^leaving out the size of the kernel$/]],
    ["2a", "48×64×10", [/^giving the shape of X$/]],
    ["2a", "45×62×20", [/^forgetting the \+ 1 in the rows$/]],
    ["2a", "46×61×20", [/^forgetting the \+ 1 in the columns$/]],
    ["2a", "20×62×46", [/^exchanging rows and columns, and also naming the channels first$/]],
    ["2a", "45×61×10", [/^forgetting the \+ 1, and also taking the input channels/]],
    // X is 6×5, W 2×2 and Z 5×4.
    ["1b", "4×4", [/^forgetting the \+ 1 in the rows$/]],
    ["1b", "5×3", [/^forgetting the \+ 1 in the columns$/]],
    ["1b", "3×4", [/^forgetting the \+ 1, and also exchanging rows and columns$/]],
    ["1a", "1 to 3 and 1 to 2", [/^counting k1 and k2 from 1, and also exchanging/], "wide"],
    // Z is 6 at (1, 3), (2, 3) and (3, 3), -6 at (1, 0), (2, 0) and (3, 0), -1 at (2, 2) and (4, 2).
    ["1c", "6 at (2, 4)", [/^counting the pixels from 1$/]],
    ["1c", "6 at (3, 2)", [/^exchanging row and column$/]],
    ["1c", "6 at (4, 2)", [/^counting the pixels from 1, and also exchanging row and column$/]],
    ["1c", "-6 at (1, 0)", [/^(?:looking for the other end|reversing the kernel)/]],
    ["1d", "-1 at (2, 2)", [/^taking the negative value nearest to 0$/]],
    ["1d", "-1 at (4, 2)", [/^taking the negative value nearest to 0$/]],
    ["1d", "-3 at (0, 0)", [/^stopping at an entry of Z that is not the most negative$/]],
    ["1c", "2 at (3, 1)", [/^stopping at an entry of Z that is not the largest$/]],
    ["1c", "2 at (3, 2)", []],
    ["1c", "3 at (0, 3)", [/^stopping at an entry of Z that is not the largest$/]],
    ["1d", "6 at (2, 1)", [/and also|^turning the sign/]],
    ["1e", "(1, 0)", [/^exchanging row and column$/]],
    // X is 0 at its edges: any pixel of its 0s would look like this mistake.
    ["1e", "(0, 0)", []],
    // X is 0 almost everywhere, and so is Z.
    ["1e", "(7, 7)", [], "large"],
    ["1e", "(7, 12)", [], "large"],
  ];
  for (const [part, answer, names, inputs] of named) {
    test(`${part}: ${answer}`, () => {
      const found = mistakes(part, answer, inputs);
      if (names.length === 0) expect(found).toEqual([]);
      for (const name of names)
        expect(
          found.some((one) => name.test(one)),
          `${found}`,
        ).toBe(true);
    });
  }

  test("no padding where a pixel of X is 0", () => {
    expect(mistakes("1e", "(0, 0)").join()).not.toContain("padding");
  });

  test("two mistakes only where one does not explain the answer", () => {
    for (const answer of ["4×3", "6×5", "4×5", "7×6"]) {
      expect(mistakes("1b", answer).join()).not.toContain("also");
    }
  });
});
