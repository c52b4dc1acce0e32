import { extremes, ValueError } from "convbook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("extremes(Z)", () => {
  test("Problem 1 (c), (d) and (e)", () => {
    // biome-ignore format: a picture of the matrix
    const Z = [
      [-3, 0,  0, 3],
      [-6, 0,  0, 6],
      [-6, 1, -1, 6],
      [-6, 2, -2, 6],
      [-3, 1, -1, 3],
    ];
    expect(extremes(Z)).toEqual({
      max: {
        value: 6,
        at: [
          [1, 3],
          [2, 3],
          [3, 3],
        ],
      },
      min: {
        value: -6,
        at: [
          [1, 0],
          [2, 0],
          [3, 0],
        ],
      },
      zeros: [
        [0, 1],
        [0, 2],
        [1, 1],
        [1, 2],
      ],
    });
  });

  test("when all entries are equal, the largest and the smallest have the same places", () => {
    const { max, min, zeros } = extremes([[-2, -2]]);
    expect(max).toEqual({
      value: -2,
      at: [
        [0, 0],
        [0, 1],
      ],
    });
    expect(min).toEqual(max);
    expect(zeros).toEqual([]);
  });

  test("-0 is a zero like any other", () => {
    expect(extremes([-0, 0])).toEqual({
      max: { value: 0, at: [[0], [1]] },
      min: { value: 0, at: [[0], [1]] },
      zeros: [[0], [1]],
    });
  });

  test("agrees with sorting, for any array with three axes", () => {
    const entry = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 12, maxLength: 12 }), (flat) => {
        const nested = [0, 1].map((a) =>
          [0, 1, 2].map((b) => flat.slice(a * 6 + b * 2, a * 6 + b * 2 + 2)),
        );
        const sorted = [...flat].sort((p, q) => p - q);
        const where = (value: number) =>
          flat.flatMap((v, k) =>
            v === value ? [[Math.floor(k / 6), Math.floor((k % 6) / 2), k % 2]] : [],
          );
        const found = extremes(nested);
        expect(found.max.value + 0).toBe(sorted[11] + 0);
        expect(found.min.value + 0).toBe(sorted[0] + 0);
        expect(found.max.at).toEqual(where(sorted[11]));
        expect(found.min.at).toEqual(where(sorted[0]));
        expect(found.zeros).toEqual(where(0));
      }),
    );
  });

  test("refuses NaN by its index", () => {
    expect(() => extremes([[1, Number.NaN]])).toThrow(ValueError);
    expect(() => extremes([[1, Number.NaN]])).toThrow("extremes: Z[0][1] must be a finite number");
  });
});
