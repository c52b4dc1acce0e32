// The public functions of convbook, and its plain loops, for the same layer.
import { conv2d, conv2dGradients, convGeometry, random, tensor } from "convbook";
import * as loops from "../lib/dist/layers/conv2d.js";

/**
 * @typedef {{ name: string, x: number[], w: number[] }} Layer
 * @typedef {Record<string, () => unknown>} Works the works of a layer that can be measured, by name
 */

/**
 * @param {Layer} layer
 * @param {"float64" | "float32"} dtype
 * @returns {Works}
 */
export function convbook({ x, w }, dtype) {
  const drawn = (/** @type {readonly number[]} */ shape) =>
    tensor(random(shape, { low: -1 }), undefined, { dtype });
  const [X, W, dZ] = [x, w, convGeometry(x, w).outputShape].map(drawn);
  const forward = () => conv2d(X, W);
  const backward = () => conv2dGradients(X, W, dZ);
  return { forward, backward, both: () => [forward(), backward()] };
}

/**
 * @param {Layer} layer
 * @returns {Works}
 */
export function plainLoops({ x, w }) {
  const sizes = convGeometry(x, w);
  const [X, W, dZ] = [x, w, sizes.outputShape].map((shape) => random(shape, { low: -1 }).data);
  const forward = () => loops.forward(sizes, X, W);
  const backward = () => loops.backward(sizes, X, W, dZ);
  return { forward, backward };
}
