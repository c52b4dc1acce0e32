// Inputs of Problem 2 on which each common mistake gives another answer.
import { allDiffer, type Draw, twoLengths } from "./draw";

/** The inputs of Problem 2. */
export interface Problem2Inputs {
  /** The shape of X: [i, j, n]. */
  shapeX: number[];
  /** The shape of W: [k1, k2, n, m]. */
  shapeW: number[];
}

/** Draws inputs once; undefined when two mistakes would look alike on them. */
export function draw2(draw: Draw): Problem2Inputs | undefined {
  const [rows, columns] = twoLengths(draw, 20, 64);
  const [K1, K2] = twoLengths(draw, 2, 5);
  const [N, M] = twoLengths(draw, 6, 24);
  const [I, J] = [rows - K1 + 1, columns - K2 + 1];
  const [entries, each, weights] = [I * J * M, K1 * K2 * N, K1 * K2 * N * M];
  // biome-ignore format: a list
  const shapes = [
    [I, J, M], [J, I, M], [I, J, N], [M, I, J], [I, J, N * M], [I, J, N + M], [I, J],
    [I - 1, J - 1, M], [I + 1, J + 1, M], [rows, columns, M],
    [rows + K1 - 1, columns + K2 - 1, M], [rows - K2 + 1, columns - K1 + 1, M],
  ];
  const pixels = [rows * columns, (I - 1) * (J - 1), (rows + K1 - 1) * (columns + K2 - 1)];
  const perEntry = [each, K1 * K2, 2 * each - 1, 2 * each, each + 1, each * N, each * M, K1 * N, 1];
  const products = [
    ...perEntry.map((count) => count * entries),
    ...pixels.map((count) => count * weights),
    ...[each, K1 * K2, N * M].map((count) => count * I * J),
    ...[each, weights, rows * columns * N * weights],
  ];
  const biases = [M, 0, 1, N, N + M, N * M, I * J, entries, weights];
  const parameters = [
    ...biases.map((count) => weights + count),
    ...[K1 * K2 * M + M, K1 * K2 * M, each + M, each + 1, each, K1 * K2 + 1, K1 * K2, M],
    ...[K1 * K2 * (N + M) + M, I * J * (weights + M), I * J * weights, entries, K1 + K2 + N + M],
  ];
  // biome-ignore format: a list
  const channels = [[N, M], [M, N], [N, N], [M, M], [K1, K2], [rows, columns], [N - 1, M - 1]];
  return [shapes, products, parameters, channels].every(allDiffer)
    ? { shapeX: [rows, columns, N], shapeW: [K1, K2, N, M] }
    : undefined;
}
