import { check } from "convbook";
import { describe, expect, test } from "vitest";

/** Whether (0, j) is a pixel of the largest value of Z, for each j, with the 1×k2 kernel W. */
const isLargest = (X: number[], W: number[], value: number) =>
  Array.from(
    { length: X.length - W.length + 1 },
    (_, j) => check("1c", [value, 0, j], { X: [X], W: [W] }).right,
  );

describe("sums are compared by the digits that are certain", () => {
  test("sums that are equal on paper tie", () => {
    // 0.1 + 0.2 is 0.30000000000000004.
    expect(isLargest([0.1, 0.2, 0, 0.3, 0], [1, 1], 0.3)).toEqual([true, false, true, true]);
  });

  test("a sum that is 0 on paper is 0, beside whole numbers too", () => {
    const inputs = { X: [[0.1, 0.2, 0.3, 0, 0, 0]], W: [[1, 1, -1]] };
    expect([0, 1, 2, 3].map((j) => check("1e", [0, j], inputs).right)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test("sums that differ in the fourteenth digit do not tie", () => {
    expect(isLargest([0.5, 0.5 + 3e-14], [1], 0.5)).toEqual([false, true]);
    expect(isLargest([50, 50 + 3e-12], [1], 50)).toEqual([false, true]);
  });

  test("the error of a sum is that of its products, however small the sum is", () => {
    // On paper all sums are 0.5; the products are a million times as large.
    const X = [1e6 + 0.1, -1e6, 0.4, 0.5, 0, 0];
    expect(isLargest(X, [1, 1, 1], 0.9)).toEqual([false, false, true, false]);
    const cancelling = { X: [[1e6 + 0.1, 1e6, 0.1, 0.5]], W: [[1, -1, -1]] };
    expect(check("1e", [0, 0], cancelling).right).toBe(true);
  });

  test("the smallest and the largest numbers keep their order", () => {
    expect(isLargest([1e-12, 3e-12], [1], 3e-12)).toEqual([false, true]);
    expect(isLargest([3e-100, 1e-100], [1], 3e-100)).toEqual([true, false]);
    expect(isLargest([3e-200, 1e-200], [1], 3e-200)).toEqual([false, false]);
    expect(isLargest([1e15 + 0.25, 2.5], [1], 1e15)).toEqual([true, false]);
  });
});
