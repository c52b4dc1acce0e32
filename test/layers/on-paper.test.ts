// settled against sums of whole numbers of any size, and on numbers that were computed.
import { conv2d, convGeometry, random, settled, type Tensor, tensor } from "convbook";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { layers } from "./random-layers.js";

afterEach(() => vi.unstubAllGlobals());

/** Decimals d · 10^p that look random: as numbers, and as whole multiples of 10^−12. */
function decimals(shape: readonly number[], seed: number) {
  const whole = (most: number, k: number) =>
    random(shape, { seed: seed + k, low: -most, high: most, integers: true }).data;
  const [digits, powers] = [whole(99, 0), whole(12, 1000)];
  const units = Array.from(digits, (d, k) => BigInt(d) * 10n ** BigInt(powers[k] + 12));
  const written = Array.from(digits, (d, k) => Number(`${d}e${powers[k]}`));
  return { units, tensor: tensor(written, shape) };
}

/** Every index tuple of a shape with four axes, row by row. */
function* indices([a, b, c, d]: readonly number[]) {
  for (let i = 0; i < a; i++)
    for (let j = 0; j < b; j++)
      for (let k = 0; k < c; k++) for (let l = 0; l < d; l++) yield [i, j, k, l];
}

test("settled adds up decimals of any size as on paper, in every layer", () => {
  fc.assert(
    fc.property(layers, ({ shapeX, shapeW, options, seed }) => {
      const sizes = convGeometry(shapeX, shapeW, options);
      const { batch, inputChannels: N, outputChannels: M, stride, dilation, before } = sizes;
      const [X, W, b] = [shapeX, shapeW, [M]].map((shape, k) => decimals(shape, seed + k));
      const [fullX, fullW] = [
        [batch, ...sizes.input, N],
        [...sizes.kernel, N, M],
      ];
      // Every pixel is added to the entries of Z in whose windows it lies.
      const Z = Array.from(
        indices([batch, ...sizes.output, M]),
        ([, , , m]) => b.units[m] * 10n ** 12n,
      );
      let atX = 0;
      for (const [image, row, column, n] of indices(fullX)) {
        let atW = 0;
        for (const [k1, k2, of, m] of indices(fullW)) {
          const i = (row + before[0] - dilation[0] * k1) / stride[0];
          const j = (column + before[1] - dilation[1] * k2) / stride[1];
          const isIn = [i, j].every(
            (at, k) => Number.isInteger(at) && at >= 0 && at < sizes.output[k],
          );
          const at = ((image * sizes.output[0] + i) * sizes.output[1] + j) * M + m;
          if (isIn && of === n) Z[at] += X.units[atX] * W.units[atW];
          atW++;
        }
        atX++;
      }
      const found = settled(conv2d(X.tensor, W.tensor, { ...options, bias: b.tensor }));
      expect(Array.from(found.data, (z) => z + 0)).toEqual(Z.map((sum) => Number(`${sum}e-24`)));
    }),
  );
});

const row = (X: number[], W: number[], dtype: "float64" | "float32" = "float64") => {
  const [x, w] = [X, W].map((values) => tensor([values], undefined, { dtype }));
  return settled(conv2d(x, w) as Tensor).data[0];
};

describe("settled(Z)", () => {
  test("is the nearest number to a product, down to 10^−26", () => {
    for (const power of [11, 12, 13]) {
      for (let d = 1; d < 100; d++) {
        const [x, w] = [Number(`${d}e-11`), Number(`7e-${power}`)];
        expect(row([x], [w])).toBe(Number(`${7 * d}e-${11 + power}`));
      }
    }
  });

  test("knows decimals of fifteen digits, of six in float32, and whole numbers of sixteen", () => {
    expect(row([123456.789012345, 0.1], [1, 1])).toBe(123456.889012345);
    expect(row([0.314159, 0.314158], [0.3, -0.3], "float32")).toBe(Math.fround(3e-7));
    expect(row([2 ** 53 - 1, 3 - 2 ** 53], [1, 1])).toBe(2);
  });

  test("knows fractions of two with 24 bits from 2^−60 on", () => {
    const bits = (2 ** 24 - 1) * 2 ** -83;
    expect(row([bits, bits], [1, 1])).toBe(2 * bits);
    const small = (2 ** 24 - 1) * 2 ** -120;
    expect(row([small, small], [1, 1])).toBe(Number((2 * small).toPrecision(14)));
  });

  test("rounds computed numbers to fourteen digits of their terms, of float32 to six", () => {
    const third = 1 / 3;
    expect(row([third, third], [100, 100])).toBe(66.666666666667);
    expect(row([third * 1e-9, third * 1e-9], [1, 1])).toBe(6.6666666666667e-10);
    expect(row([third, 3e-14 - third], [1, 1])).toBe(3e-14);
    expect(row([third, 3e-15 - third], [1, 1])).toBe(0);
    expect(row([third, third], [1, 1], "float32")).toBe(Math.fround(0.666667));
    expect(row([1.234567, 1], [1, 1], "float32")).toBe(Math.fround(2.23457));
  });

  test("leaves a single computed term as it is, whatever is 0 beside it", () => {
    expect(row([1 / 3, 0], [1, 1])).toBe(1 / 3);
    expect(row([1 / 3, 5 / 7], [1, 0])).toBe(1 / 3);
  });

  test("adds up short decimals without whole numbers of any size, which are slow", () => {
    vi.stubGlobal("BigInt", () => {
      throw new Error("This would be slow.");
    });
    expect(row([0.1, 2.5, -3.25, 1000], [1, 0.3, 2, -0.001])).toBe(-6.65);
    expect(row([0.1, 0.2], [1, 1], "float32")).toBe(Math.fround(0.3));
    expect(row([123456.789012345, 0.1], [1, 1])).toBe(123456.889012345);
    expect(row([3e-11], [7e-11])).toBe(2.1e-21);
    expect(row([2 ** 53 - 1, 1], [1, 1])).toBe(2 ** 53);
    expect(() => row([3e-12], [7e-11])).toThrow("This would be slow.");
  });
});
