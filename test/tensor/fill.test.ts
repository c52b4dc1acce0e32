import { conv2d, fill, ShapeError, ValueError } from "convbook";
import { describe, expect, test } from "vitest";

describe("fill(shape, rule)", () => {
  test("the entry at an index is what the rule gives for it", () => {
    expect(fill([3], (j) => j * j).toArray()).toEqual([0, 1, 4]);
    const A = fill([2, 3, 2], (b, i, j) => 100 * b + 10 * i + j);
    expect(A.shape).toEqual([2, 3, 2]);
    expect(Array.from(A.data)).toEqual([0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121]);
  });

  test("the rule sees every index once, the last running fastest", () => {
    const seen: number[][] = [];
    fill([2, 2], (...index) => seen.push(index));
    expect(seen).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
  });

  test("refuses an entry that is not a finite number, and names its index", () => {
    expect(() => fill([2, 2], (i, j) => (i - 1) / j)).toThrow(ValueError);
    expect(() => fill([2, 2], (i, j) => i / j)).toThrow(
      "fill: the entry at (0, 0) must be a finite number, but the rule gives NaN",
    );
    expect(() => fill([1, 2], (_, j) => 1 / (1 - j))).toThrow(
      "fill: the entry at (0, 1) must be a finite number, but the rule gives Infinity",
    );
    expect(() => fill([2], (() => "1") as never)).toThrow(TypeError);
    expect(() => fill([2], (() => undefined) as never)).toThrow(
      "fill: the entry at (0) must be a number, but the rule gives undefined",
    );
  });

  test("refuses a wrong shape and anything but a rule, with its own name in the message", () => {
    expect(() => fill([2, 0], () => 1)).toThrow(ShapeError);
    expect(() => fill([2, 0], () => 1)).toThrow("fill: shape must be whole numbers of at least 1");
    expect(() => fill([2 ** 20, 2 ** 20], () => 1)).toThrow(ValueError);
    expect(() => fill([2], 3 as never)).toThrow("fill: rule must be a function such as");
  });

  test("an error inside the rule keeps its message", () => {
    expect(() => fill([2], () => conv2d([[1]], [[1, 2]]).at(0, 0))).toThrow(
      /^conv2d: the kernel W is 1×2/,
    );
    const outer = () => fill([1], () => fill([1], () => Number.NaN).at(0));
    expect(outer).toThrow(/^fill: the entry at \(0\)/);
    const own = new Error("mine");
    expect(() =>
      fill([1], () => {
        throw own;
      }),
    ).toThrow(own);
    expect(() => conv2d([[1]], [[1, 2]])).toThrow(/^conv2d: /);
  });
});
