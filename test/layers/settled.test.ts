import {
  check,
  conv2d,
  convLayer,
  relu,
  settled,
  type TensorLike,
  tensor,
  ValueError,
} from "convbook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

type Matrix = number[][];

/** The valid convolution of whole numbers without any rounding. */
function onPaper(X: Matrix, W: Matrix): bigint[] {
  return X.slice(W.length - 1).flatMap((_, i) =>
    X[0].slice(W[0].length - 1).map((_, j) => {
      let sum = 0n;
      W.forEach((row, k1) => {
        row.forEach((w, k2) => {
          sum += BigInt(w) * BigInt(X[i + k1][j + k2]);
        });
      });
      return sum;
    }),
  );
}

const matrix = (rows: number, columns: number) => {
  const row = fc.array(fc.integer({ min: -9, max: 9 }), {
    minLength: columns,
    maxLength: columns,
  });
  return fc.array(row, { minLength: rows, maxLength: rows });
};

describe("settled(Z)", () => {
  test("makes equal what is equal on paper, at any size of the numbers", () => {
    const powers = [-150, -9, -1, 0, 3, 9, 12, 120];
    fc.assert(
      fc.property(
        matrix(4, 5),
        matrix(2, 3),
        fc.constantFrom(...powers),
        fc.constantFrom(...powers),
        (X, W, p, q) => {
          // Written in decimals, as a reader writes them: 7e-9 is rounded, 7 is not.
          const scaled = (A: Matrix, power: number) =>
            A.map((row) => row.map((value) => Number(`${value}e${power}`)));
          const Z = settled(conv2d(scaled(X, p), scaled(W, q)));
          onPaper(X, W).forEach((sum, k) => {
            expect(Z.data[k]).toBe(Number(`${sum}e${p + q}`));
          });
        },
      ),
    );
  });

  test("keeps every digit of decimals, however different they are in size", () => {
    // A decimal d · 10^p as [d, p]; in BigInt all of them are whole multiples of 10^-40.
    const decimal = fc.tuple(
      fc.integer({ min: -999, max: 999 }),
      fc.integer({ min: -20, max: 20 }),
    );
    const written = ([digits, power]: [number, number]) => Number(`${digits}e${power}`);
    fc.assert(
      fc.property(
        fc.array(decimal, { minLength: 3, maxLength: 6 }),
        fc.array(decimal, { minLength: 1, maxLength: 3 }),
        decimal,
        (X, W, b) => {
          const bias = [written(b)];
          const Z = settled(conv2d([X.map(written)], [W.map(written)], { bias }));
          Z.data.forEach((z, j) => {
            const terms = W.map(([w, p], k) => [w * X[j + k][0], p + X[j + k][1]]);
            const sum = [...terms, b].reduce(
              (sum, [digits, power]) => sum + BigInt(digits) * 10n ** BigInt(power + 40),
              0n,
            );
            expect(z).toBe(Number(`${sum}e-40`));
          });
        },
      ),
    );
  });

  test("does not take a small number for the rounding error of a large one", () => {
    expect(settled(conv2d([[1e9, 5, 3e-6]], [[1]])).toArray()).toEqual([[1e9, 5, 3e-6]]);
    expect(settled(conv2d([[1e15, 0.5, -0.5]], [[1]])).toArray()).toEqual([[1e15, 0.5, -0.5]]);
    expect(settled(conv2d([[1e15, 0.5]], [[1, 1]])).toArray()).toEqual([[1e15 + 0.5]]);
    expect(settled(conv2d([[1e20, 1, -1e20]], [[1, 1, 1]])).toArray()).toEqual([[1]]);
    const inputs = { X: [[1e15, 0.5, -0.5]], W: [[1]] };
    expect(check("1d", "-0.5 at (0, 2)", inputs).right).toBe(true);
    expect(check("1d", "-1 at (0, 2)", inputs).right).toBe(false);
    expect(check("1e", "none", { X: [[1e9, 5, 3e-6]], W: [[1]] }).right).toBe(true);
  });

  test("rounds sums of numbers that were computed, by the size of their own terms", () => {
    const [a, b] = [1 / 3, 5 / 6];
    const Z = settled(conv2d([[a, a, a, -1, b, -a, -0.5, -0]], [[1, 1, 1]]));
    expect(Z.at(0, 0)).toBe(1);
    expect(Z.at(0, 4)).toBe(0);
    // The large number is in another window.
    const apart = settled(conv2d([[b, -a, -0.5, 1e12 / 3, 1, 1]], [[1, 1, 1]], { stride: 3 }));
    expect(apart.toArray()).toEqual([[0, Number((1e12 / 3 + 2).toPrecision(14))]]);
  });

  test("leaves a single term and exact fractions of two as they are", () => {
    const values = [1 / 3, Math.PI * 1e12, 1e-9 / 7, 2 ** -40];
    expect(settled(conv2d([values], [[1]])).toArray()).toEqual([values]);
    expect(settled(conv2d([[1, 2 ** -50]], [[1, 1]])).toArray()).toEqual([[1 + 2 ** -50]]);
    expect(settled(conv2d([[2 ** 60, 2 ** -30, -(2 ** 60)]], [[1, 1, 1]])).toArray()).toEqual([
      [2 ** -30],
    ]);
  });

  test("leaves exact whole numbers as they are, up to 2^53", () => {
    const Z = conv2d([[2 ** 53 - 2, 1]], [[1, 1]]);
    expect(settled(Z)).toBe(Z);
    expect(settled(conv2d([[0, 0]], [[0.5]])).toArray()).toEqual([[0, 0]]);
  });

  test("counts the bias, the padding and the stride", () => {
    const full = conv2d([[0.1, 0.2, 0.3]], [[1, 1, -1]], { padding: [0, 2] });
    expect(settled(full).toArray()).toEqual([[-0.1, -0.1, 0, 0.5, 0.3]]);
    const apart = conv2d([[0.1, 9e9, 0.3]], [[3, 0]], { padding: [0, 1], stride: 2 });
    expect(settled(apart).toArray()).toEqual([[0, 27e9]]);
    const withBias = conv2d([[0.1, 0.2]], [[1, 1]], { bias: [-0.3] });
    expect(withBias.at(0, 0)).not.toBe(0);
    expect(settled(withBias).at(0, 0)).toBe(0);
    const pass = convLayer({ W: [[0.1]], b: [-1e9] }).forward([[3, 1e10]]);
    expect(settled(pass.Z).toArray()).toEqual([[-999999999.7, 0]]);
  });

  test("gives sums of decimals as on paper, the bias counted", () => {
    // 0.1, added up 99 times, is 9.89999999999998.
    const X = [Array.from({ length: 99 }, () => 0.1)];
    const W = [Array.from({ length: 99 }, () => 1)];
    expect(conv2d(X, W).at(0, 0)).not.toBe(9.9);
    expect(settled(conv2d(X, W)).at(0, 0)).toBe(9.9);
    expect(settled(conv2d([[1, 3e-14, 3e-15]], [[1]])).toArray()).toEqual([[1, 3e-14, 3e-15]]);
    const whole = conv2d([[1, 2]], [[1, 1]], { bias: [-2.9] });
    expect(settled(whole).at(0, 0)).toBe(0.1);
    const large = conv2d([[0.123456789]], [[1]], { bias: [1e9] });
    expect(settled(large).at(0, 0)).toBe(1000000000.1234568);
    const beyond = conv2d([[2 ** 53, 2]], [[1, 1]]);
    expect(settled(beyond).at(0, 0)).toBe(9007199254740994);
  });

  test("gives sums of float32 as on paper, whole numbers beyond 2^24 too", () => {
    const single = (values: Matrix): TensorLike => tensor(values, undefined, { dtype: "float32" });
    const X = single([[0.1, 0.2, 0.3]]);
    const Z = conv2d(X, single([[1, 1, -1]]));
    expect(Z.at(0, 0)).not.toBe(0);
    expect(settled(Z).at(0, 0)).toBe(0);
    const square = conv2d(single([[3.1]]), single([[3.1]]));
    expect(settled(square).at(0, 0)).toBe(Math.fround(9.61));
    const near = settled(conv2d(single([[0.500001, 0.500002]]), single([[1]])));
    expect(near.at(0, 1)).toBeGreaterThan(near.at(0, 0));
    const exact = conv2d(single([[2 ** 24 - 1, 1]]), single([[1, 1]]));
    expect(settled(exact)).toBe(exact);
    const beyond = conv2d(single([[2 ** 24, 2]]), single([[1, 1]]));
    expect(settled(beyond).at(0, 0)).toBe(2 ** 24 + 2);
  });

  test("refuses anything that no convolution returned", () => {
    expect(() => settled(tensor([[1]]))).toThrow(ValueError);
    expect(() => settled(tensor([[1]]))).toThrow(
      "settled: Z must be what conv2d returned, for example conv2d(X, W), but got a Tensor of shape 1×1 that was made in another way",
    );
    expect(() => settled(relu([[1]]))).toThrow(ValueError);
    expect(() => settled([[1]] as never)).toThrow(
      "settled: Z must be the Tensor that conv2d returned, but got a list",
    );
  });
});

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
    expect(isLargest([3e-200, 1e-200], [1], 3e-200)).toEqual([true, false]);
    expect(isLargest([1e15 + 0.25, 2.5], [1], 1e15)).toEqual([true, false]);
  });
});
