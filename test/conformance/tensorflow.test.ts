import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { conv2d, conv2dGradients, random, type Tensor } from "convbook";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

/** TensorFlow.js computes in float32, with seven digits, of which sums of many terms lose some. */
const PRECISION = 2e-5;

/** Largest difference, relative to the largest entry. */
function furthest(result: Tensor, expected: tf.Tensor): number {
  const values = Array.from(expected.dataSync());
  const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-30);
  return result.data.reduce(
    (most, value, k) => Math.max(most, Math.abs(value - values[k]) / scale),
    0,
  );
}

interface Layer {
  x: number[];
  w: number[];
  stride: number | [number, number];
  padding: "valid" | "same";
  dilation: number | [number, number];
}

const cases: Layer[] = [
  { x: [1, 6, 5, 1], w: [2, 2, 1, 1], stride: 1, padding: "valid", dilation: 1 },
  { x: [1, 12, 16, 10], w: [3, 3, 10, 20], stride: 1, padding: "valid", dilation: 1 },
  { x: [4, 8, 7, 3], w: [3, 2, 3, 5], stride: 1, padding: "same", dilation: 1 },
  { x: [2, 9, 9, 2], w: [4, 4, 2, 3], stride: 2, padding: "same", dilation: 1 },
  { x: [3, 10, 7, 2], w: [3, 3, 2, 4], stride: [2, 3], padding: "valid", dilation: 1 },
  { x: [2, 7, 8, 3], w: [1, 1, 3, 6], stride: [3, 2], padding: "same", dilation: 1 },
  { x: [2, 9, 11, 2], w: [3, 2, 2, 3], stride: 1, padding: "valid", dilation: [2, 3] },
  { x: [1, 9, 11, 2], w: [2, 3, 2, 3], stride: 1, padding: "same", dilation: 2 },
  { x: [2, 6, 6, 1], w: [6, 6, 1, 2], stride: 1, padding: "valid", dilation: 1 },
  { x: [1, 5, 6, 2], w: [2, 4, 2, 2], stride: [1, 2], padding: "same", dilation: 1 },
];

/** Compares Z, and the gradients for a random dZ. */
function compare({ x, w, stride, padding, dilation }: Layer, seed: number): void {
  const X = random(x, { seed, low: -1 });
  const W = random(w, { seed: seed + 1, low: -1 });
  const options = { stride, padding, dilation };
  const Z = conv2d(X, W, options);
  const dZ = random(Z.shape, { seed: seed + 2, low: -1 });
  const own = conv2dGradients(X, W, dZ, options);

  const [tx, tw, upstream] = [X, W, dZ].map((A) =>
    tf.tensor4d(Float32Array.from(A.data), A.shape as [number, number, number, number]),
  );
  const forward = (a: tf.Tensor4D, b: tf.Tensor4D) =>
    tf.conv2d(a, b, stride, padding, "NHWC", dilation);
  const gradients = tf.grads((a, b) => forward(a as tf.Tensor4D, b as tf.Tensor4D));

  const tz = forward(tx, tw);
  expect(tz.shape).toEqual(Z.shape);
  expect(furthest(Z, tz)).toBeLessThan(PRECISION);
  // TensorFlow.js has gradients of dilated convolutions only through other kernels.
  if (dilation !== 1) return;
  const [dX, dW] = gradients([tx, tw], upstream);
  expect(furthest(own.dX, dX)).toBeLessThan(PRECISION);
  expect(furthest(own.dW, dW)).toBeLessThan(PRECISION);
}

/** Random layers in which the window fits on X at least once. */
const layers: fc.Arbitrary<Layer> = fc
  .record({
    batch: fc.integer({ min: 1, max: 3 }),
    kernel: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    room: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })),
    channels: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
    stride: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    padding: fc.constantFrom("valid" as const, "same" as const),
  })
  .map(({ batch, kernel: [k1, k2], room, channels: [n, m], stride, padding }) => ({
    x: [batch, k1 + room[0], k2 + room[1], n],
    w: [k1, k2, n, m],
    stride,
    padding,
    dilation: 1,
  }));

describe("conv2d and conv2dGradients, compared with TensorFlow.js without a transpose", () => {
  beforeAll(async () => {
    tf.env().set("IS_TEST", true);
    await tf.setBackend("cpu");
  });

  for (const [k, layer] of cases.entries()) {
    const { x, w, stride, padding, dilation } = layer;
    test(`x=[${x}] w=[${w}] stride=${stride} padding=${padding} dilation=${dilation}`, () => {
      compare(layer, 3 * k + 1);
    });
  }

  test("random layers", () => {
    fc.assert(
      fc.property(layers, fc.integer({ min: 0, max: 1e6 }), (layer, seed) => compare(layer, seed)),
      { numRuns: 60 },
    );
  });
});
