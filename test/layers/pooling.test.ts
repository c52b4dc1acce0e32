// Pooling and sub-sampling against their definitions, entry by entry.
import {
  avgPool2d,
  avgPool2dGradient,
  maxPool2d,
  maxPool2dGradient,
  random,
  ShapeError,
  subsample,
  subsampleGradient,
  type Tensor,
  tensor,
  ValueError,
} from "convbook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

type Pair = [number, number];
interface Case {
  X: Tensor;
  size: Pair;
  stride: Pair;
}

/** Images with one to four axes, of small whole numbers, so that ties are common and sums are exact. */
const cases = fc
  .record({
    axes: fc.constantFrom(2, 3, 4),
    image: fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })),
    batch: fc.integer({ min: 1, max: 3 }),
    channels: fc.integer({ min: 1, max: 3 }),
    of: fc.tuple(fc.nat(6), fc.nat(6)),
    stride: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    seed: fc.nat(1e6),
  })
  .map(({ axes, image, batch, channels, of, stride, seed }): Case => {
    const shape = [...(axes === 4 ? [batch] : []), ...image, ...(axes > 2 ? [channels] : [])];
    const size = image.map((length, k) => 1 + (of[k] % length)) as Pair;
    return { X: random(shape, { seed, low: -3, high: 3, integers: true }), size, stride };
  });

/** Every window of every image and channel: its entry in Y, and the entries of X in it. */
function definition({ X, size, stride }: Case) {
  const [rows, columns, channels = 1] = X.rank === 4 ? X.shape.slice(1) : X.shape;
  const images = X.rank === 4 ? X.shape[0] : 1;
  const index = (b: number, i: number, j: number, n: number) =>
    X.rank === 4 ? [b, i, j, n] : X.rank === 3 ? [i, j, n] : [i, j];
  const found: { y: number[]; window: number[][] }[] = [];
  for (let b = 0; b < images; b++)
    for (let i = 0; stride[0] * i + size[0] <= rows; i++)
      for (let j = 0; stride[1] * j + size[1] <= columns; j++)
        for (let n = 0; n < channels; n++) {
          const window: number[][] = [];
          for (let k1 = 0; k1 < size[0]; k1++)
            for (let k2 = 0; k2 < size[1]; k2++)
              window.push(index(b, stride[0] * i + k1, stride[1] * j + k2, n));
          found.push({ y: index(b, i, j, n), window });
        }
  return found;
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const gradientOf = (shape: readonly number[], seed = 5) =>
  random(shape, { seed, low: -9, high: 9, integers: true });

describe("maxPool2d(X, { size, stride })", () => {
  test("every entry is the largest of its window", () => {
    fc.assert(
      fc.property(cases, ({ X, size, stride }) => {
        const Y = maxPool2d(X, { size, stride });
        const expected = definition({ X, size, stride });
        expect(Y.data.length).toBe(expected.length);
        for (const { y, window } of expected) {
          expect(Y.at(...y)).toBe(Math.max(...window.map((at) => X.at(...at))));
        }
      }),
    );
  });

  test("the gradient goes to the first of the largest pixels", () => {
    fc.assert(
      fc.property(cases, ({ X, size, stride }) => {
        const dY = gradientOf(maxPool2d(X, { size, stride }).shape);
        const dX = maxPool2dGradient(X, dY, { size, stride });
        const expected = new Map<string, number>();
        for (const { y, window } of definition({ X, size, stride })) {
          const values = window.map((at) => X.at(...at));
          const winner = `${window[values.indexOf(Math.max(...values))]}`;
          expected.set(winner, (expected.get(winner) ?? 0) + dY.at(...y));
        }
        expect(dX.shape).toEqual(X.shape);
        for (const [at, value] of expected) expect(dX.at(...at.split(",").map(Number))).toBe(value);
        expect(sum([...dX.data])).toBe(sum([...dY.data]));
      }),
    );
  });
});

describe("avgPool2d(X, { size, stride })", () => {
  test("every entry is the mean of its window", () => {
    fc.assert(
      fc.property(cases, ({ X, size, stride }) => {
        const Y = avgPool2d(X, { size, stride });
        const expected = definition({ X, size, stride });
        expect(Y.data.length).toBe(expected.length);
        for (const { y, window } of expected) {
          expect(Y.at(...y)).toBe(sum(window.map((at) => X.at(...at))) / window.length);
        }
      }),
    );
  });

  test("the gradient is shared by all pixels of a window", () => {
    fc.assert(
      fc.property(cases, ({ X, size, stride }) => {
        // Multiples of the number of pixels, so that the shares are whole numbers.
        const pixels = size[0] * size[1];
        const shape = avgPool2d(X, { size, stride }).shape;
        const dY = tensor(
          gradientOf(shape).data.map((value) => value * pixels),
          shape,
        );
        const dX = avgPool2dGradient(X, dY, { size, stride });
        const expected = definition({ X, size, stride });
        X.data.forEach((_, k) => {
          const [at] = [indexIn(X.shape, k)];
          const through = expected.filter(({ window }) => window.some((w) => `${w}` === `${at}`));
          expect(dX.at(...at)).toBe(sum(through.map(({ y }) => dY.at(...y) / pixels)));
        });
      }),
      { numRuns: 40 },
    );
  });
});

/** The index tuple of a position, the last index running fastest. */
function indexIn(shape: readonly number[], position: number): number[] {
  const index: number[] = [];
  let rest = position;
  for (const length of [...shape].reverse()) {
    index.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return index;
}

describe("subsample(X, { stride })", () => {
  test("keeps X[s·i, s·j], and its gradient is 0 elsewhere", () => {
    fc.assert(
      fc.property(cases, ({ X, stride }) => {
        const Y = subsample(X, { stride });
        const dY = gradientOf(Y.shape);
        const dX = subsampleGradient(X, dY, { stride });
        const expected = definition({ X, size: [1, 1], stride });
        expect(Y.data.length).toBe(expected.length);
        for (const { y, window } of expected) {
          expect(Y.at(...y)).toBe(X.at(...window[0]));
          expect(dX.at(...window[0])).toBe(dY.at(...y));
        }
        expect(sum([...dX.data])).toBe(sum([...dY.data]));
      }),
    );
  });
});

describe("a list, and (batch, samples, channels)", () => {
  const x = [1, 2, 3, 2, 0, 10, 1, 0];

  test("a list is pooled along its only axis", () => {
    expect(subsample(x, { stride: 2 }).toArray()).toEqual([1, 3, 0, 1]);
    expect(maxPool2d(x, { size: 2, stride: 2 }).toArray()).toEqual([2, 3, 10, 1]);
    expect(maxPool2d(x, { size: 3, stride: 2 }).toArray()).toEqual([3, 3, 10]);
    expect(avgPool2d(x, { size: 4 }).toArray()).toEqual([2, 2.75]);
    expect(maxPool2dGradient(x, [1, 2, 3, 4]).toArray()).toEqual([0, 1, 2, 0, 0, 3, 4, 0]);
  });

  test("an odd length: pooling leaves the last sample out, sub-sampling keeps it", () => {
    expect(maxPool2d([1, 2, 9]).toArray()).toEqual([2]);
    expect(subsample([1, 2, 9]).toArray()).toEqual([1, 9]);
  });

  test("size [1, p] pools along the samples of each signal and channel", () => {
    const signals = random([3, 8, 2], { seed: 4, integers: true, low: 0, high: 9 });
    const Y = maxPool2d(signals, { size: [1, 3], stride: [1, 2] });
    const kept = subsample(signals, { stride: [1, 3] });
    expect(Y.shape).toEqual([3, 3, 2]);
    expect(kept.shape).toEqual([3, 3, 2]);
    for (let b = 0; b < 3; b++)
      for (let n = 0; n < 2; n++) {
        const samples = Array.from({ length: 8 }, (_, k) => signals.at(b, k, n));
        for (let k = 0; k < 3; k++) {
          expect(Y.at(b, k, n)).toBe(Math.max(...samples.slice(2 * k, 2 * k + 3)));
          expect(kept.at(b, k, n)).toBe(samples[3 * k]);
        }
      }
  });
});

describe("what they take and give", () => {
  test("float32 stays float32", () => {
    const X = tensor([0.1, 0.2, 0.3, 0.4], [2, 2], { dtype: "float32" });
    const dY = tensor([1], [1, 1], { dtype: "float32" });
    for (const A of [maxPool2d(X), avgPool2d(X), subsample(X)]) {
      expect(A.data).toBeInstanceOf(Float32Array);
    }
    for (const gradient of [maxPool2dGradient, avgPool2dGradient, subsampleGradient]) {
      expect(gradient(X, dY).data).toBeInstanceOf(Float32Array);
    }
  });

  test("X and dY stay as they are", () => {
    const [X, dY] = [random([4, 4], { seed: 1 }), random([2, 2], { seed: 2 })];
    const before = [X, dY].map(({ data }) => [...data]);
    for (const pool of [maxPool2d, avgPool2d, subsample]) pool(X);
    for (const gradient of [maxPool2dGradient, avgPool2dGradient, subsampleGradient]) {
      gradient(X, dY);
    }
    expect([X, dY].map(({ data }) => [...data])).toEqual(before);
  });

  test("wrong arguments are refused by name", () => {
    const X = [[1, 2, 3], [4, 5, 6]]; // biome-ignore format: an image
    const refused = (call: () => unknown) => {
      try {
        call();
      } catch (error) {
        return `${error}`;
      }
      throw new Error("nothing was thrown");
    };
    expect(refused(() => maxPool2d(X, { size: 3 }))).toBe(
      "ShapeError: maxPool2d: the window is 3×3 but X is only 2×3; a window must lie completely inside X",
    );
    expect(refused(() => avgPool2d([1, 2], { size: 3 }))).toContain(
      "the window is 3 but X is only 2",
    );
    expect(refused(() => maxPool2d([1, 2], { size: [1, 2] }))).toContain("size must be one number");
    expect(refused(() => subsample(X, { stride: 0 }))).toMatch(/^ValueError: subsample: stride/);
    expect(refused(() => maxPool2d(X, { padding: 1 } as object))).toContain('no option "padding"');
    expect(refused(() => maxPool2dGradient(X, [[1, 2]]))).toBe(
      "ShapeError: maxPool2dGradient: dY must have the shape of Y, 1×1, but got 1×2",
    );
    const large = random([2000, 2000], { seed: 1 });
    expect(refused(() => maxPool2d(large, { size: 400, stride: 1 }))).toMatch(
      /^ValueError: maxPool2d: all windows together have \S+ pixels/,
    );
    expect(() => avgPool2d([1e308, 1e308])).toThrow(ValueError);
    expect(() => maxPool2d(random([1, 2, 2, 1, 1], { seed: 1 }))).toThrow(ShapeError);
  });
});
