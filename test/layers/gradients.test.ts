import {
  conv2d,
  conv2dGradients,
  convGeometry,
  random,
  ShapeError,
  type Tensor,
  tensor,
  ValueError,
  zeros,
} from "convbook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Layer, layers } from "./random-layers.js";

const integers = (shape: readonly number[], seed: number) =>
  random(shape, { seed, integers: true });
const dot = (A: Tensor, B: Tensor) => A.data.reduce((sum, value, k) => sum + value * B.data[k], 0);
const all = (A: Tensor, change: (value: number) => number) => tensor(A.data.map(change), A.shape);

/** A layer with random whole numbers: sums of them are exact. */
function drawn({ shapeX, shapeW, options, seed }: Layer) {
  const { outputShape } = convGeometry(shapeX, shapeW, options);
  return {
    X: integers(shapeX, seed),
    W: integers(shapeW, seed + 1),
    dZ: integers(outputShape, seed + 2),
    options,
  };
}

describe("conv2dGradients(X, W, dZ, options)", () => {
  test("one product: dX is W · dZ, dW is X · dZ, db is dZ", () => {
    const { dX, dW, db } = conv2dGradients([[3]], [[5]], [[7]]);
    expect([dX.toArray(), dW.toArray(), db.toArray()]).toEqual([[[35]], [[21]], [7]]);
  });

  test("dW correlates X with dZ, dX is the full convolution of dZ with the reversed kernel", () => {
    // biome-ignore format: a picture of the matrices
    const { dX, dW, db } = conv2dGradients(
      [[1, 2, 3],
       [4, 5, 6]],
      [[1, 10]],
      [[1, 0],
       [0, 2]],
    );
    expect(dW.toArray()).toEqual([[11, 14]]);
    // biome-ignore format: a picture of the matrix
    expect(dX.toArray()).toEqual([
      [1, 10,  0],
      [0,  2, 20],
    ]);
    expect(db.toArray()).toEqual([3]);
  });

  test("Σ dZ·Z = Σ dW·W = Σ dX·X, exactly on whole numbers", () => {
    fc.assert(
      fc.property(layers, (layer) => {
        const { X, W, dZ, options } = drawn(layer);
        const { dX, dW } = conv2dGradients(X, W, dZ, options);
        const expected = dot(dZ, conv2d(X, W, options));
        expect(dot(dW, W)).toBe(expected);
        expect(dot(dX, X)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  test("is the difference quotient with step 1 in every entry of X, W and b, exactly", () => {
    fc.assert(
      fc.property(layers, (layer) => {
        const { X, W, dZ, options } = drawn(layer);
        const gradients = conv2dGradients(X, W, dZ, options);
        const b = integers([gradients.db.shape[0]], layer.seed + 3);
        const J = (x: Tensor, w: Tensor, bias: Tensor) =>
          dot(dZ, conv2d(x, w, { ...options, bias }));
        const base = J(X, W, b);
        const step = (A: Tensor, at: number) =>
          tensor(
            A.data.map((value, k) => value + (k === at ? 1 : 0)),
            A.shape,
          );
        gradients.dX.data.forEach((value, k) => {
          expect(J(step(X, k), W, b) - base).toBe(value + 0);
        });
        gradients.dW.data.forEach((value, k) => {
          expect(J(X, step(W, k), b) - base).toBe(value + 0);
        });
        gradients.db.data.forEach((value, k) => {
          expect(J(X, W, step(b, k)) - base).toBe(value + 0);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("is linear in dZ, and a dZ of zeros gives zeros", () => {
    fc.assert(
      fc.property(layers, (layer) => {
        const { X, W, dZ, options } = drawn(layer);
        const other = integers(dZ.shape, layer.seed + 4);
        const sum = tensor(
          dZ.data.map((value, k) => 2 * value + other.data[k]),
          dZ.shape,
        );
        const [one, two, both, none] = [dZ, other, sum, zeros(dZ.shape)].map((g) =>
          conv2dGradients(X, W, g, options),
        );
        for (const part of ["dX", "dW", "db"] as const) {
          const expected = one[part].data.map((value, k) => 2 * value + two[part].data[k] + 0);
          expect(all(both[part], (value) => value + 0).data).toEqual(expected);
          expect(none[part].data.every((value) => value === 0)).toBe(true);
        }
      }),
    );
  });

  test("a doubled batch doubles dW and db, and repeats dX", () => {
    const [X, W, dZ] = [
      integers([2, 5, 4, 2], 1),
      integers([2, 3, 2, 3], 2),
      integers([2, 4, 2, 3], 3),
    ];
    const once = conv2dGradients(X, W, dZ);
    const twice = conv2dGradients([...X.toArray(), ...X.toArray()], W, [
      ...dZ.toArray(),
      ...dZ.toArray(),
    ]);
    expect(twice.dW.data).toEqual(once.dW.data.map((value) => 2 * value));
    expect(twice.db.data).toEqual(once.db.data.map((value) => 2 * value));
    expect(twice.dX.toArray()).toEqual([...once.dX.toArray(), ...once.dX.toArray()]);
  });

  test("changes none of its inputs", () => {
    fc.assert(
      fc.property(layers, (layer) => {
        const { X, W, dZ, options } = drawn(layer);
        const before = [X, W, dZ].map((A) => A.data.slice());
        conv2dGradients(X, W, dZ, options);
        expect([X, W, dZ].map((A) => A.data)).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  test("refuses a dZ of the wrong shape, unknown options, and sums that overflow", () => {
    expect(() => conv2dGradients(zeros([3, 3]), [[1, 1]], zeros([3, 3]))).toThrow(ShapeError);
    expect(() => conv2dGradients(zeros([3, 3]), [[1, 1]], zeros([3, 3]))).toThrow(
      "conv2dGradients: dZ must have the shape of Z, 3×2, but got 3×3",
    );
    expect(() => conv2dGradients([[1]], [[1]], [[1]], { bias: [1] } as object)).toThrow(
      'conv2dGradients: there is no option "bias"; the options are stride, padding, dilation',
    );
    expect(() => conv2dGradients([[1e300]], [[1]], [[1e300]])).toThrow(ValueError);
    expect(() => conv2dGradients([[1e300]], [[1]], [[1e300]])).toThrow(
      "conv2dGradients: the sum dW[0][0] must be a finite number, but got Infinity",
    );
    expect(() => conv2dGradients([[1, 2], [3]], [[1]], [[1]])).toThrow(
      "conv2dGradients: X is ragged",
    );
  });
});
