import { distance, dot, furthest, random, ShapeError, tensor, ValueError } from "convbook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const flat = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 6, maxLength: 6 });
const rows = (values: readonly number[]) => [values.slice(0, 3), values.slice(3)];

describe("furthest(A)", () => {
  test("keeps the sign and lists all places", () => {
    expect(
      furthest([
        [1, -3, 2],
        [-3, 0, 2],
      ]),
    ).toEqual({
      value: -3,
      at: [
        [0, 1],
        [1, 0],
      ],
    });
    expect(furthest([2, -2, 2])).toEqual({ value: 2, at: [[0], [2]] });
    expect(furthest([[0, -0]])).toEqual({
      value: 0,
      at: [
        [0, 0],
        [0, 1],
      ],
    });
  });

  test("agrees with a sort by size", () => {
    fc.assert(
      fc.property(flat, (values) => {
        const [first] = [...values].sort((p, q) => q ** 2 - p ** 2 || q - p);
        const { value, at } = furthest(rows(values));
        expect(value + 0).toBe(first + 0);
        expect(at.map(([i, j]) => 3 * i + j)).toEqual(
          values.flatMap((v, k) => (v === first ? [k] : [])),
        );
      }),
    );
  });
});

describe("distance(A, B) and dot(A, B)", () => {
  test("agree with sums and maxima of lists", () => {
    fc.assert(
      fc.property(flat, flat, (a, b) => {
        expect(distance(rows(a), rows(b))).toBe(Math.max(...a.map((v, k) => Math.abs(v - b[k]))));
        expect(dot(rows(a), rows(b))).toBe(a.map((v, k) => v * b[k]).reduce((p, q) => p + q, 0));
      }),
    );
  });

  test("take every kind of array; an array is at distance 0 from itself", () => {
    const A = random([2, 3, 4]);
    expect(distance(A, A.toArray())).toBe(0);
    expect(dot(tensor([3, 4]), [3, 4])).toBe(25);
  });

  test("refuse different shapes, and results that are too large for a number", () => {
    expect(() => distance([[1, 2]], [1, 2])).toThrow(ShapeError);
    expect(() => distance([[1, 2]], [1, 2])).toThrow(
      "distance: B must have the shape of A, 1×2, but got 2",
    );
    expect(() => dot([1], [1, 2])).toThrow("dot: B must have the shape of A, 1, but got 2");
    expect(() => distance([1, 1e308], [1, -1e308])).toThrow(ValueError);
    expect(() => distance([1, 1e308], [1, -1e308])).toThrow(
      "distance: the difference at (1) is too large for a number",
    );
    expect(() => dot([1e200, 1e200], [1e200, -1e200])).toThrow(
      "dot: the sum of the products is too large for a number",
    );
    expect(() => furthest([Number.NaN])).toThrow("furthest: A[0] must be a finite number");
  });
});
