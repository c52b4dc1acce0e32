// Which mistakes are named when several give an answer, or nearly give it.
import { check, tensor } from "convbook";
import { describe, expect, test } from "vitest";
import { asking, one, two } from "./inputs.js";

/** ∂J/∂Z of a layer in which Z is X. */
const named = (X: number[], dU: number[], answer: string, activation = "none") =>
  check("3a", answer, { X: [X], W: [[1]], activation, dU: [dU] }).mistakes;

describe("of the mistakes that fit an answer", () => {
  test("those are named that give its numbers rounded, if none gives them exactly", () => {
    expect(named([0.5123, 3.2512], [2, 3], "0.512 3.251")).toEqual(["giving U", "giving Z"]);
  });

  test("those that give it exactly leave no room for others", () => {
    // ∂J/∂Z is 2 · ∂J/∂U. The answer is ∂J/∂U, and Z rounded.
    const found = named([0.5123, 3.2512], [0.512, 3.251], "0.512 3.251", "2*z");
    expect(found).toContain("leaving out f′(Z)");
    expect(found).not.toContain("giving Z");
  });

  test("two at once are named where none alone gives the answer", () => {
    // X is 6×5 and W 2×2, so that Z is 5×4.
    expect(check("1b", "3 4", one).mistakes).toEqual([
      "forgetting the + 1, and also exchanging rows and columns",
    ]);
    // With a square kernel, it makes no difference whether rows and columns are exchanged as well.
    expect(check("1a", "1 2 1 2", one).mistakes).toEqual(["counting k1 and k2 from 1"]);
  });

  test("two at once are not named where one alone gives an array", () => {
    const inputs = { X: [[0.7]], W: [[0.5]], dU: [[0.3]] };
    expect(check("3c", [[0.15]], inputs).mistakes).toEqual(["taking ∂J/∂U in place of ∂J/∂Z"]);
    expect(check("3b", [[-0.21]], inputs).mistakes).toEqual([
      "getting the sign wrong, and also taking ∂J/∂U in place of ∂J/∂Z",
    ]);
  });

  test("none is named where the right numbers are rounded too much", () => {
    expect(named([0.5, 3.1], [2, 3], "0.5 3.1")).toContain("giving Z");
    expect(named([0.5, 3.1], [0.52, 3.14], "0.5 3.1")).toEqual(["rounding too much"]);
  });

  test("a whole number is called rounded if two of its digits are left", () => {
    const WHOLE = "rounding a whole number";
    for (const [answer, mistakes] of [
      [5_134_000, [WHOLE]],
      [5_100_000, [WHOLE]],
      [5_000_000, []],
      [5_200_000, []],
    ] as const) {
      expect(check("2c", answer, two).mistakes).toEqual(mistakes);
    }
  });
});

describe("the answer as an array, which is displayed beside the verdict,", () => {
  const right = asking([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  const array = (answer: unknown) => check("3a", answer as number[], right).array;

  test("has the shape that was asked for, if neighbouring axes were joined", () => {
    const asked = {
      name: "dZ",
      tensor: tensor([
        [9, 2],
        [3, 4],
        [5, 0],
      ]),
    };
    for (const answer of ["9 2 3 4 5 0", [[[9, 2]], [[3, 4]], [[5, -0]]]]) {
      expect(array(answer)).toEqual(asked);
    }
  });

  test("is none if there are too few numbers, or an axis was cut in pieces", () => {
    expect(array("9 2 3 4 5")).toBeUndefined();
    expect(array("9 2 3; 4 5 0")).toBeUndefined();
    const row = asking([[1, 2, 3, 4]]);
    expect(check("3a", "1 2; 3 4", row).array).toBeUndefined();
  });
});
