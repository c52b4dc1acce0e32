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
    expect(row([1e16, 1e16 + 2], [1, -1])).toBe(-2);
  });

  test("knows fractions of two with 24 bits from 2^−60 on", () => {
    const bits = (2 ** 24 - 1) * 2 ** -83;
    expect(row([bits, bits], [1, 1])).toBe(2 * bits);
    const small = (2 ** 24 - 1) * 2 ** -120;
    expect(row([small, small], [1, 1])).toBe(Number((2 * small).toPrecision(14)));
  });

  test("rounds computed numbers to fourteen digits of their terms, of float32 to six", () => {
    const tenth = Math.PI / 10;
    expect(row([tenth, tenth], [100, 100])).toBe(62.831853071796);
    expect(row([tenth * 1e-9, tenth * 1e-9], [1, 1])).toBe(6.2831853071796e-10);
    expect(row([tenth, 3e-14 - tenth], [1, 1])).toBe(3e-14);
    expect(row([tenth, 3e-15 - tenth], [1, 1])).toBe(0);
    expect(row([1 / 3, 1 / 3], [1, 1], "float32")).toBe(Math.fround(0.666667));
    expect(row([1.234567, 1], [1, 1], "float32")).toBe(Math.fround(2.23457));
  });

  test("leaves a single computed term as it is, whatever is 0 beside it", () => {
    expect(row([Math.SQRT2, 0], [1, 1])).toBe(Math.SQRT2);
    expect(row([Math.SQRT2, Math.PI], [1, 0])).toBe(Math.SQRT2);
  });

  test("adds up fractions of small numbers as on paper", () => {
    const part = fc.record({
      top: fc.integer({ min: -99, max: 99 }),
      below: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { minLength: 1, maxLength: 6 }), (terms) => {
        const below = terms.reduce((all, [x, w]) => all * BigInt(x.below * w.below), 1n);
        const top = terms.reduce(
          (sum, [x, w]) => sum + (BigInt(x.top * w.top) * below) / BigInt(x.below * w.below),
          0n,
        );
        const [X, W] = [0, 1].map((k) => terms.map((factors) => factors[k].top / factors[k].below));
        expect(row(X, W) + 0).toBe(Number(`${(top * 10n ** 60n) / below}e-60`) + 0);
      }),
    );
  });

  test("tells sums of fractions apart that differ in the sixteenth digit", () => {
    expect(row([1e15, 0.5], [4 / 7, -1])).toBe(571428571428570.9);
    expect(row([1e15, 0], [4 / 7, -1])).toBe(571428571428571.4);
    expect(row([1e15, 1 / 3, 1 / 3, 1 / 3], [1, 1, 1, 1])).toBe(1e15 + 1);
  });

  test("takes a denominator above 1000 for a number that was computed", () => {
    const [z, unknown] = [row([1 / 999, 1 / 999], [1, 1]), row([1 / 1009, 1 / 1009], [1, 1])];
    expect([z, unknown]).toEqual([2 / 999, Number((2 / 1009).toPrecision(14))]);
  });

  test("adds up short decimals without whole numbers of any size, which are slow", () => {
    vi.stubGlobal("BigInt", () => {
      throw new Error("This would be slow.");
    });
    expect(row([0.1, 2.5, -3.25, 1000], [1, 0.3, 2, -0.001])).toBe(-6.65);
    expect(row([0.1, 0.2], [1, 1], "float32")).toBe(Math.fround(0.3));
    expect(row([123456.789012, 0.1], [1, 1])).toBe(123456.889012);
    expect(row([3e-11], [7e-11])).toBe(2.1e-21);
    expect(() => row([3e-12], [7e-11])).toThrow("This would be slow.");
  });
});
