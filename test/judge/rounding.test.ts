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
    expect(check("2c", 5130000, two).right).toBe(false);
    expect(check("1c", "6.0004 1 3", one).right).toBe(false);
  });

  test("sums that are equal on paper tie", () => {
    const tenths = { X: [[0.1, 0.2, 0.3, 0, 0.3, 0]], W: [[1, 1]] };
    for (const pixel of [1, 2, 3, 4]) {
      expect(check("1c", [0.5, 0, pixel], tenths).right).toBe(pixel === 1);
    }
    expect(check("1e", [0, 0], { X: [[0.1, 0.2, 0.3]], W: [[1, 1, -1]] }).right).toBe(true);
  });
});
