import { check } from "convbook";
import { describe, expect, test } from "vitest";
import { rounded } from "../homework/runs.js";
import { gradients, one, three, two } from "./inputs.js";

describe("check and rounding", () => {
  const exact = gradients.dZ.toArray();

  test("three decimals or three digits are enough", () => {
    for (const answer of [rounded(exact, 3), rounded(exact, 5)]) {
      expect(check("3a", answer as number[], three).headline).toBe(
        "That is right, up to rounding.",
      );
    }
    const digits = Array.from(gradients.dZ.data, (value) => value.toPrecision(3)).join(" ");
    expect(check("3a", digits, three).right).toBe(true);
    const float32 = Array.from(gradients.dZ.data, Math.fround);
    expect(check("3a", float32, three).right).toBe(true);
  });

  test("fewer are told, and so are digits cut off", () => {
    expect(check("3a", rounded(exact, 2) as number[], three).mistakes).toEqual([
      "rounding too much",
    ]);
    const cut = Array.from(gradients.dZ.data, (value) => Math.trunc(value * 1000) / 1000);
    const verdict = check("3a", cut, three);
    expect(verdict.mistakes).toEqual(["cutting digits off, or rounding before the end"]);
    expect(verdict.differences.entries).toEqual([]);
  });

  test("zeros do not stand for small numbers", () => {
    const small = { ...three, dU: three.dU.map((row) => row.map((g) => g / 1e4)) };
    expect(check("3a", "0.000 0.000 0.000 0.000", small).right).toBe(false);
  });

  test("whole numbers are not rounded", () => {
    expect(check("2c", 5133601, two).right).toBe(false);
    for (const rounded of [5130000, "5130000", "5.13e6", "5.13 million"]) {
      expect(check("2c", rounded, two).mistakes).toEqual(["rounding a whole number"]);
    }
    expect(check("1c", "6.0004 1 3", one).right).toBe(false);
  });

  test("sums that are equal on paper tie", () => {
    const tenths = { X: [[0.1, 0.2, 0.3, 0, 0.3, 0]], W: [[1, 1]] };
    for (const pixel of [1, 2, 3, 4]) {
      expect(check("1c", [0.5, 0, pixel], tenths).right).toBe(pixel === 1);
    }
    expect(check("1e", [0, 0], { X: [[0.1, 0.2, 0.3]], W: [[1, 1, -1]] }).right).toBe(true);
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
