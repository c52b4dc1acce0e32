// Inputs of Problem 1 on which each common mistake gives another answer.
import { conv2d } from "../layers/conv2d";
import { extremes } from "../tensor/extremes";
import { toTensor } from "../tensor/nested";
import { reversed } from "../tensor/part";
import { exchanged, mapped } from "../tensor/rules";
import type { Tensor } from "../tensor/tensor";
import { allDiffer, type Draw, twoLengths } from "./draw";

/** The inputs of Problem 1. */
export interface Problem1Inputs {
  /** The image X[i, j]. */
  X: number[][];
  /** The kernel W[k1, k2]. */
  W: number[][];
}

/** Draws inputs once; undefined when two mistakes would look alike on them. */
export function draw1(draw: Draw): Problem1Inputs | undefined {
  const [rows, columns] = twoLengths(draw, 5, 7);
  const [K1, K2] = twoLengths(draw, 2, 3);
  if (!allDiffer(sizes(rows, columns, K1, K2))) return undefined;
  const W = draw([K1, K2], 0, 3).map((row) => row.map((k: number) => [-2, -1, 1, 2][k]));
  const X = draw([rows, columns], 0, 4);
  return pixelsDiffer(toTensor("X", X), toTensor("W", W)) ? { X, W } : undefined;
}

/** (b) The size of Z, and what mistakes make of it. */
function sizes(rows: number, columns: number, K1: number, K2: number): number[][] {
  const [I, J] = [rows - K1 + 1, columns - K2 + 1];
  // biome-ignore format: a list
  return [
    [I, J], [J, I], [I - 1, J - 1], [I + 1, J + 1], [I, columns], [rows, J], [rows, columns],
    [rows + K1 - 1, columns + K2 - 1], [rows + K1, columns + K2], [K1, K2],
    [rows - K2 + 1, columns - K1 + 1], [Math.floor(rows / K1), Math.floor(columns / K2)],
  ];
}

/** (c) to (e): one pixel answers each question, and mistakes lead to other values or pixels. */
function pixelsDiffer(X: Tensor, W: Tensor): boolean {
  const Z = conv2d(X, W);
  const { max, min, zeros } = extremes(Z);
  if (max.value <= 0 || min.value >= 0 || zeros.length !== 1) return false;
  if (max.at.length > 1 || min.at.length > 1) return false;
  const others = [reversed(W), reversed(W, [0]), reversed(W, [1]), exchanged(W, 0, 1)].map(
    (kernel) => conv2d(X, kernel),
  );
  const padded = (["same", "full"] as const).map((padding) => conv2d(X, W, { padding }));
  const sizeless = extremes(mapped(Z, Math.abs));
  const [K1, K2] = W.shape;
  const ends = (sign: 1 | -1) => {
    const first = (A: Tensor) => {
      const { value, at } = sign > 0 ? extremes(A).max : extremes(A).min;
      return [value, ...at[0]];
    };
    const [value, i, j] = first(Z);
    // biome-ignore format: a list
    return [
      first(Z), ...others.map(first), ...padded.map(first), first(X), first(products(sign)),
      [value, j, i], [value, i + 1, j + 1], [value, i + K1 - 1, j + K2 - 1],
      [-value, i, j], [i, j, value], [sizeless.min.value, ...sizeless.min.at[0]],
    ];
  };
  /** The largest single product behind each entry of Z. */
  const products = (sign: 1 | -1) =>
    mapped(Z, (_, k) => {
      const [i, j] = [Math.floor(k / Z.shape[1]), k % Z.shape[1]];
      const all = W.data.map((w, at) => w * X.at(i + Math.floor(at / K2), j + (at % K2)));
      return sign * Math.max(...all.map((product) => sign * product));
    });
  const [[i, j]] = zeros;
  const [black = [-1, -1]] = extremes(X).zeros;
  const isZero = (A: Tensor, row: number, column: number) =>
    row < A.shape[0] && column < A.shape[1] && A.at(row, column) === 0;
  return (
    allDiffer(ends(1)) &&
    allDiffer(ends(-1)) &&
    max.value !== -min.value &&
    allDiffer([[i, j], [j, i], [i + 1, j + 1], black]) &&
    [X, ...others].every((A) => !isZero(A, i, j))
  );
}
