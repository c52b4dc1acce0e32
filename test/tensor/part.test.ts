import { conv2d, part, random, reversed, ShapeError, tensor, ValueError } from "convbook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

// biome-ignore lint/suspicious/noExplicitAny: nested arrays of any depth.
type Nested = any;

/** A part of nested arrays, axis by axis. */
function picked(A: Nested, [here, ...rest]: readonly (number | string | number[])[]): Nested {
  if (here === undefined) return A;
  if (typeof here === "number") return picked(A[here], rest);
  const rows = typeof here === "string" ? A : A.slice(...here);
  return rows.map((row: Nested) => picked(row, rest));
}

const places = fc.constantFrom<number | ":" | [number, number]>(":", 0, 1, [0, 1], [1, 2], [0, 2]);

describe("part(A, at)", () => {
  test("one channel of a kernel", () => {
    const W = random([2, 3, 2, 4], { seed: 3 });
    const matrix = part(W, [":", ":", 1, 2]);
    expect(matrix.shape).toEqual([2, 3]);
    for (const k1 of [0, 1]) {
      for (const k2 of [0, 1, 2]) expect(matrix.at(k1, k2)).toBe(W.at(k1, k2, 1, 2));
    }
  });

  test("agrees with nested arrays that are sliced axis by axis", () => {
    const A = random([2, 3, 2, 2], { seed: 4, low: -9, integers: true });
    fc.assert(
      fc.property(fc.tuple(places, places, places, places), (at) => {
        fc.pre(at.some((here) => typeof here !== "number"));
        expect(part(A, at).toArray()).toEqual(picked(A.toArray(), at));
      }),
    );
  });

  test("takes nested arrays, keeps float32, and is a copy", () => {
    expect(part([1, 2, 3, 4], [[1, 3]]).toArray()).toEqual([2, 3]);
    const A = tensor([[1, 2]], undefined, { dtype: "float32" });
    const B = part(A, [0, ":"]);
    expect(B.data).toBeInstanceOf(Float32Array);
    B.data[0] = 7;
    expect(A.at(0, 0)).toBe(1);
  });

  test("refuses places that A does not have, and names the axis", () => {
    const A = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    expect(() => part(A, [":"])).toThrow(ShapeError);
    expect(() => part(A, [":"])).toThrow(
      "part: at must have 2 places, one for each axis of A, whose shape is 2×3, but got 1",
    );
    expect(() => part(A, [":", 3])).toThrow(ValueError);
    expect(() => part(A, [":", 3])).toThrow(
      'part: at[1] must be a whole number from 0 to 2, ":" or a pair [from, to], but got 3',
    );
    for (const pair of [[0, 3], [1, 1], [-1, 1], [0.5, 1], [0], [0, 1, 2]]) {
      expect(() => part(A, [pair, ":"])).toThrow(
        "part: at[0] must be a pair [from, to] with 0 ≤ from < to ≤ 2, but got [",
      );
    }
    expect(() => part(A, [1, 2])).toThrow(
      'part: at must leave an axis, with ":" or a pair [from, to]; one entry is A.at(1, 2)',
    );
    expect(() => part(A, ["all" as ":", 2])).toThrow(
      'part: at[0] must be an index, ":" or a pair [from, to], but got the text "all"',
    );
    expect(() => part(A, ":" as never)).toThrow(TypeError);
    expect(() => part([[1], [2, 3]], [":", 0])).toThrow("part: A is ragged");
  });
});

describe("reversed(A, axes)", () => {
  test("turns a matrix, and every channel of a kernel, by 180°", () => {
    const A = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    expect(reversed(A).toArray()).toEqual([
      [6, 5, 4],
      [3, 2, 1],
    ]);
    const W = random([3, 2, 2, 2], { seed: 5 });
    const turned = W.toArray().reverse();
    for (const row of turned) row.reverse();
    expect(reversed(W).toArray()).toEqual(turned);
  });

  test("reverses the named axes, and twice gives the same array again", () => {
    const A = random([2, 3, 4], { seed: 6 });
    const last = A.toArray().map((rows: number[][]) => rows.map((row) => [...row].reverse()));
    expect(reversed(A, [2]).toArray()).toEqual(last);
    expect(reversed(A, []).toArray()).toEqual(A.toArray());
    expect(reversed(reversed(A, [0, 2]), [2, 0]).toArray()).toEqual(A.toArray());
    expect(reversed([1, 2, 3], [0]).toArray()).toEqual([3, 2, 1]);
  });

  test("of X and W turns the full convolution by 180°", () => {
    const [X, W] = [random([4, 5]), random([2, 3], { seed: 2 })];
    const Z = conv2d(X, W, { padding: "full" });
    const turned = conv2d(reversed(X), reversed(W), { padding: "full" });
    reversed(turned).data.forEach((value, k) => {
      expect(value).toBeCloseTo(Z.data[k], 12);
    });
  });

  test("refuses an axis that A does not have", () => {
    expect(() => reversed([1, 2])).toThrow(ValueError);
    expect(() => reversed([1, 2])).toThrow(
      "reversed: axes must be whole numbers from 0 to 0, the last axis of A, but got [0, 1]",
    );
    expect(() => reversed([[1]], 0 as never)).toThrow(TypeError);
    expect(() => reversed("W" as never)).toThrow("reversed: A must be a nested array");
  });
});
