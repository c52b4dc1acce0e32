// How far an answer may be from the right numbers, by what was typed.
import { check } from "convbook";
import { describe, expect, test } from "vitest";
import { rounded } from "../homework/runs.js";
import { asking, gradients, one, three, two } from "./inputs.js";

const judged = (A: number[], answer: number[] | string) => check("3a", answer, asking([A]));

describe("numbers of an array are right", () => {
  const right: [A: number[], answer: number[] | string, why: string][] = [
    [[0, 0], "0 0", "all zeros"],
    [[0.5, 0.0051], "0.5 5e-3", "an exponent counts as decimals"],
    [[1.5, 0.25], [1.500002, 0.25], "float32 leaves millionths of the largest"],
    [[0.001, 0.0002], "0.001 0.000", "three decimals of which one says something"],
    [[0, 1234.56], "0 1235", "three digits, 0 is 0"],
    [[1234.56, 0.5], "1.23e3 0.500", "three digits with an exponent"],
    [[2.3456e-7, 5e-7], "2.35e-7 5.00e-7", "three digits of numbers that are all tiny"],
    [
      [0.5236, 2.3456e-7],
      "0.524 2.3456e-7",
      "below a millionth of the largest, digits do not count",
    ],
    [[1e6, 3], [1000000.0005, 3], "whole numbers up to the last digits of float64"],
    [[1e9, 3], [1e9 + 0.05, 3], "the largest whole numbers up to a tenth"],
  ];
  test.each(right)("%j: %j, for %s", (A, answer) => {
    expect(judged(A, answer).right).toBe(true);
  });

  const wrong: [A: number[], answer: number[] | string, why: string][] = [
    [[1.5, 0.25], [1.50001, 0.25], "more than float32 leaves"],
    [[0.1236, 0.5], "0.123 0.5", "the last digit is cut off"],
    [[0.0001, 0.0002], "0.000 0.000", "zeros do not stand for small numbers"],
    [
      [0.0001, 0.0004],
      "0.000 0.000",
      "zeros do not stand for numbers up to half of the last digit",
    ],
    [
      [0.5236, 2.3456e-6],
      "0.524 2.3456e-6",
      "above a millionth of the largest, all are rounded alike",
    ],
    [[0, 123.456], "0.4 123", "0 has no digits to round"],
    [[3.4, 120.3], [3, 120], "decimals are lost"],
    [[1e6, 3], [1000000.005, 3], "a whole number is exact"],
    [[1e9, 3], [1e9 + 0.5, 3], "a large whole number is exact"],
  ];
  test.each(wrong)("%j: not %j, since %s", (A, answer) => {
    expect(judged(A, answer).right).toBe(false);
  });

  test("of a sigmoid's layer, with three decimals, three digits or float32", () => {
    const exact = gradients.dZ.toArray();
    const digits = Array.from(gradients.dZ.data, (value) => value.toPrecision(3)).join(" ");
    const float32 = Array.from(gradients.dZ.data, Math.fround);
    for (const answer of [rounded(exact, 3), rounded(exact, 5), digits, float32]) {
      expect(check("3a", answer as number[], three).headline).toBe(
        "That is right, up to rounding.",
      );
    }
    expect(check("3a", rounded(exact, 2) as number[], three).right).toBe(false);
  });

  test("of a list only where they are exact", () => {
    expect(check("2c", 5133601, two).right).toBe(false);
    for (const rounded of [5130000, "5130000", "5.13e6", "5.13 million"]) {
      expect(check("2c", rounded, two).mistakes).toEqual(["rounding a whole number"]);
    }
    expect(check("1c", "6.0004 1 3", one).right).toBe(false);
  });

  test("exactly, where no digit was left out; else up to rounding", () => {
    const first = (A: number[], answer: number[]) => judged(A, answer).headline;
    const large = 1e9 + 0.5;
    expect(first([large, 3], [large + 0.3, 3])).toBe("That is right.");
    expect(first([1.5, 0.25], [1.5 + 1e-9, 0.25])).toBe("That is right.");
    expect(first([1.5, 0.25], [1.5 + 1e-8, 0.25])).toBe("That is right, up to rounding.");
    expect(first([1e-9, 2.5], [1e-9, 2.5])).toBe("That is right.");
  });
});

describe("a wrong answer", () => {
  const [CUT, COARSE] = ["cutting digits off, or rounding before the end", "rounding too much"];
  const causes: [A: number[], answer: string, cause: string | undefined][] = [
    [[0.1236, 0.5], "0.123 0.500", CUT],
    [[2, 0.1236], "2 0.123", CUT],
    [[0.12345, 0.5], "0.122 0.5", undefined],
    [[0.52, 3.14], "0.5 3.1", COARSE],
    [[0.1, 0.03], "0.1 0.0", COARSE],
    [[1234.56, 4321.9], "1.2e3 4.3e3", COARSE],
    [[1234.56, 4321.9], "1e3 4e3", undefined],
    [[3.4, 120.3], "3 120", undefined],
  ];
  test.each(causes)("%j: %j comes from %s", (A, answer, cause) => {
    expect(judged(A, answer).mistakes).toEqual(cause === undefined ? [] : [cause]);
  });

  test("is not called wrong where it is rounded", () => {
    const entries = (A: number[], answer: string) => judged(A, answer).differences.entries;
    expect(entries([0.0625, 0.5, 0.75], "0.063 0.500 0.900")).toEqual([[0, 2]]);
    expect(entries([0, 0, 0], "0 1 0")).toEqual([[0, 1]]);
    expect(entries([0.1236, 0.5], "0.123 0.500")).toEqual([]);
    // Whole numbers need no rounding, not even that of float32.
    expect(entries([1234567, 3, 5], "1234568 4 5")).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  test("names a place without the sign of −0", () => {
    expect(check("1d", [-6, -0, 9], one).differences.entries).toEqual([[0, 9]]);
  });

  describe("beside the tiny slopes of a saturated sigmoid", () => {
    // Z is 7, 40, 7.5 and 38: the slope is near 1e-3 at two pixels, and near 1e-17 at the others.
    const saturated = {
      X: [
        [7, 40],
        [7.5, 38],
      ],
      W: [[1]],
      dU: [
        [1, 1],
        [-1, 2],
      ],
    };
    const slope = (z: number) => Math.exp(-z) / (1 + Math.exp(-z)) ** 2;
    const right = [slope(7), slope(40), -slope(7.5), 2 * slope(38)];

    test("what is left of them says nothing about the rounding", () => {
      const written = [
        right.map((value) => value.toPrecision(3)).join(" "),
        right.map((value) => value.toFixed(6)).join(" "),
        right.map((value) => (Math.abs(value) < 1e-9 ? "1e-17" : value.toFixed(5))).join(" "),
        [...right.map((value) => Number(value.toFixed(5)))].map((value) => value || 2e-17),
        right.map((value) => value.toFixed(3)).join(" "),
      ];
      for (const answer of written)
        expect(check("3a", answer, saturated).right, `${answer}`).toBe(true);
    });

    test("a wrong one is wrong", () => {
      const [a, b, c, d] = right;
      for (const wrong of [
        [b, a, c, d],
        [a, b, -c, d],
        [2 * a, b, c, d],
        [0, 0, 0, 0],
      ]) {
        expect(check("3a", wrong, saturated).right, `${wrong}`).toBe(false);
        expect(check("3a", wrong.map((value) => value.toFixed(5)).join(" "), saturated).right).toBe(
          false,
        );
      }
    });
  });
});

describe("a small entry beside a large one", () => {
  const inputs = {
    X: [[1, 1, 1]],
    W: [[1]],
    b: [0],
    activation: "relu",
    dU: [[100000, 0.1, 0.05]],
  };

  test("may be rounded", () => {
    for (const answer of [inputs.dU, "100000 0.1 0.05", [[100000.1, 0.1001, 0.05]]])
      expect(check("3a", answer, inputs).right, `${answer}`).toBe(true);
  });

  test("must agree all the same", () => {
    for (const wrong of [[[100000, 0.05, 0.1]], [[100000, -0.1, 0]], [[100000, 0.2, 0.05]]])
      expect(check("3a", wrong, inputs).right, `${wrong}`).toBe(false);
  });
});
