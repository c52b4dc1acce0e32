// Small inputs of the three problems, for tests of how answers are read and judged.
import { convLayer } from "convbook";

const X = [
  [0, 0, 0, 0, 0],
  [0, 3, 3, 3, 0],
  [0, 3, 3, 3, 0],
  [0, 3, 2, 3, 0],
  [0, 3, 2, 3, 0],
  [0, 0, 0, 0, 0],
];
const W = [
  [1, -1],
  [1, -1],
];
/** Problem 1, 2 and 3 as check takes them. */
export const one = { X, W };
export const two = { shapeX: [48, 64, 10], shapeW: [3, 3, 10, 20] };
export const three = {
  X: [
    [1, 2, 0],
    [0, 1, -1],
    [2, 0, 1],
  ],
  W: [
    [1, 0],
    [2, -1],
  ],
  b: [0.5],
  dU: [
    [1, -1],
    [2, 1],
  ],
};
const layer = convLayer({ W: three.W, b: three.b, activation: "sigmoid" });
/** What is right in Problem 3. */
export const gradients = layer.backward(layer.forward(three.X), three.dU);

/** Problem 3 (a) with A as the right answer: without an activation ∂J/∂Z is ∂J/∂U. */
export const asking = (A: number[][]) => ({ X: A, W: [[1]], activation: "none", dU: A });
