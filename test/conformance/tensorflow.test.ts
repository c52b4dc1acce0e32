import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { conv2d, conv2dGradients, random, type Tensor } from "convbook";
import { beforeAll, describe, expect, test } from "vitest";

/** TensorFlow.js computes in float32: seven digits, less what sums of many terms lose. */
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

const cases = [
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
] as const;

describe("conv2d and conv2dGradients, compared with TensorFlow.js without a transpose", () => {
  beforeAll(async () => {
    tf.env().set("IS_TEST", true);
    await tf.setBackend("cpu");
  });

  for (const [k, { x, w, stride, padding, dilation }] of cases.entries()) {
    test(`x=[${x}] w=[${w}] stride=${stride} padding=${padding} dilation=${dilation}`, () => {
      const [X, W] = [
        random(x, { seed: 3 * k + 1, low: -1 }),
        random(w, { seed: 3 * k + 2, low: -1 }),
      ];
      const options = { stride, padding, dilation };
      const Z = conv2d(X, W, options);
      const dZ = random(Z.shape, { seed: 3 * k + 3, low: -1 });
      const own = conv2dGradients(X, W, dZ, options);

      const [tx, tw] = [X, W].map((A) =>
        tf.tensor4d(Float32Array.from(A.data), A.shape as [number, number, number, number]),
      );
      const move = (value: number | readonly [number, number]) =>
        typeof value === "number" ? value : ([...value] as [number, number]);
      const forward = (a: tf.Tensor4D, b: tf.Tensor4D) =>
        tf.conv2d(a, b, move(stride), padding, "NHWC", move(dilation));
      const gradients = tf.grads((a, b) => forward(a as tf.Tensor4D, b as tf.Tensor4D));
      const upstream = tf.tensor4d(
        Float32Array.from(dZ.data),
        dZ.shape as [number, number, number, number],
      );

      const tz = forward(tx, tw);
      expect(tz.shape).toEqual(Z.shape);
      expect(furthest(Z, tz)).toBeLessThan(PRECISION);
      // TensorFlow.js has gradients of dilated convolutions only through other kernels.
      if (move(dilation) !== 1) return;
      const [dX, dW] = gradients([tx, tw], upstream);
      expect(furthest(own.dX, dX)).toBeLessThan(PRECISION);
      expect(furthest(own.dW, dW)).toBeLessThan(PRECISION);
    });
  }
});
