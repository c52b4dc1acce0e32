// Inputs of Problem 3 on which each common mistake gives another answer.
import { conv2dGradients } from "../layers/conv2d";
import { convLayer } from "../layers/convlayer";
import { toTensor } from "../tensor/nested";
import { reversed } from "../tensor/part";
import { exchanged, mapped } from "../tensor/rules";
import type { Tensor } from "../tensor/tensor";
import { allDiffer, type Draw, twoLengths } from "./draw";

/** The inputs of Problem 3. */
export interface Problem3Inputs {
  /** The image X[i, j, n]. */
  X: number[][][];
  /** The kernels W[k1, k2, n, m]. */
  W: number[][][][];
  /** The biases b[m]. */
  b: number[];
  /** ∂J/∂U[i, j, m]. */
  dU: number[][][];
}

/** Draws inputs once; undefined when two mistakes would look alike on them. */
export function draw3(draw: Draw): Problem3Inputs | undefined {
  const [rows, columns] = twoLengths(draw, 4, 5);
  const [K1, K2] = twoLengths(draw, 2, 3);
  const [N, M] = twoLengths(draw, 2, 3);
  const X = draw([rows, columns, N], 0, 2);
  const W = draw([K1, K2, N, M], -1, 1);
  const b = draw([M], -2, 2);
  const dU = draw([rows - K1 + 1, columns - K2 + 1, M], -3, 3);
  return b.every((bias) => bias !== 0) && gradientsDiffer(X, W, b, dU)
    ? { X, W, b, dU }
    : undefined;
}

function gradientsDiffer(...[x, w, b, du]: unknown[]): boolean {
  const [X, W, dU] = [toTensor("X", x), toTensor("W", w), toTensor("dU", du)];
  const layer = convLayer({ W, b: toTensor("b", b), activation: "sigmoid" });
  const pass = layer.forward(X);
  const { Z, U } = pass;
  const { dZ, db } = layer.backward(pass, dU);
  const unbiased = convLayer({ W, activation: "sigmoid" });
  const times = (factor: (k: number) => number) => mapped(dU, (value, k) => value * factor(k));
  const slopes = [
    ...[dZ, unbiased.backward(unbiased.forward(X), dU).dZ, dU, times((k) => Z.data[k])],
    ...[times((k) => U.data[k]), times((k) => 1 - U.data[k]), U, Z],
  ];
  const all = slopes.map((slope) => conv2dGradients(X, W, slope));
  const behind = (kernel: Tensor) => conv2dGradients(X, kernel, dZ).dX;
  const [{ dX, dW }] = all;
  return [
    slopes,
    [...all.map((gradients) => gradients.dW), reversed(dW), reversed(dW, [0]), reversed(dW, [1])],
    [...all.map((gradients) => gradients.dX), behind(reversed(W)), behind(reversed(W, [0]))],
    [
      ...all.map((gradients) => gradients.db),
      mapped(db, (sum) => -sum),
      mapped(db, () => db.at(0)),
      mapped(db, () => Z.shape[0] * Z.shape[1]),
    ],
    [dX, exchanged(dX, 0, 1)],
  ].every((arrays) => allDiffer(arrays.map(rounded)));
}

/** The entries to six decimals: what differs only further behind would be called rounded. */
function rounded({ data }: Tensor): number[] {
  return Array.from(data, (value) => Number(value.toFixed(6)) + 0);
}
