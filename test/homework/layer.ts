// A layer by plain loops over nested arrays, written for the tests alone: no code of the library is in it.

export type Nested = number | Nested[];
export type Matrix = number[][];
/** [b, i, j, channel], or [k1, k2, n, m] for a kernel. */
export type Four = number[][][][];

export const range = (length: number) => Array.from({ length }, (_, k) => k);
export const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

export const grid = (rows: number, columns: number, value: (i: number, j: number) => number) =>
  range(rows).map((i) => range(columns).map((j) => value(i, j)));

export const four = (
  shape: readonly number[],
  value: (a: number, b: number, c: number, d: number) => number,
): Four =>
  range(shape[0]).map((a) =>
    range(shape[1]).map((b) => grid(shape[2], shape[3], (c, d) => value(a, b, c, d))),
  );

/** The lengths of nested lists, outermost first. */
export const shapeOf = (nested: Nested): number[] =>
  typeof nested === "number" ? [] : [nested.length, ...shapeOf(nested[0])];

/** The numbers in nested lists, row by row. */
export const numbersIn = (nested: Nested): number[] =>
  typeof nested === "number" ? [nested] : nested.flatMap(numbersIn);

export const each = (
  A: Four,
  value: (x: number, a: number, b: number, c: number, d: number) => number,
) => four(shapeOf(A), (a, b, c, d) => value(A[a][b][c][d], a, b, c, d));

/** Entry by entry. */
export const times = (A: Four, B: Four) => each(A, (x, a, b, c, d) => x * B[a][b][c][d]);

/** A generator of numbers from 0 to 1, the same for the same seed, and of whole numbers. */
export function generator(seed: number) {
  let state = (seed * 2654435761 + 1013904223) >>> 0;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  return {
    next,
    whole: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
  };
}

/** Z of Problem 1, on the valid pixels. */
export function slide(X: Matrix, W: Matrix): Matrix {
  return grid(X.length - W.length + 1, X[0].length - W[0].length + 1, (i, j) =>
    sum(W.flatMap((row, k1) => row.map((w, k2) => w * X[i + k1][j + k2]))),
  );
}

/** X with rows of zeros above and below, and columns of zeros left and right. */
export function padded(X: Matrix, above: number, left: number, below: number, right: number) {
  const [rows, columns] = [X.length + above + below, X[0].length + left + right];
  return grid(rows, columns, (i, j) => X[i - above]?.[j - left] ?? 0);
}

/** One product of a forward pass: the indices of its entry of Z, of X and of W. */
type Product = [z: readonly number[], x: readonly number[], w: readonly number[]];

/** Every product that a convolution adds up, one after the other. */
function products([B, rows, columns, N]: number[], [K1, K2, , M]: number[]): Product[] {
  const found: Product[] = [];
  for (let b = 0; b < B; b++)
    for (let i = 0; i + K1 <= rows; i++)
      for (let j = 0; j + K2 <= columns; j++)
        for (let m = 0; m < M; m++)
          for (let k1 = 0; k1 < K1; k1++)
            for (let k2 = 0; k2 < K2; k2++)
              for (let n = 0; n < N; n++)
                found.push([
                  [b, i, j, m],
                  [b, i + k1, j + k2, n],
                  [k1, k2, n, m],
                ]);
  return found;
}

const at = (A: Four, [a, b, c, d]: readonly number[]) => A[a][b][c][d];
const add = (A: Four, [a, b, c, d]: readonly number[], value: number) => {
  A[a][b][c][d] += value;
};

/** Z, from the products that belong to each of its entries. */
export function forward(X: Four, W: Four, b: readonly number[]): Four {
  const [B, rows, columns] = shapeOf(X);
  const [K1, K2, , M] = shapeOf(W);
  const Z = four([B, rows - K1 + 1, columns - K2 + 1, M], (_b, _i, _j, m) => b[m]);
  for (const [z, x, w] of products(shapeOf(X), shapeOf(W))) add(Z, z, at(X, x) * at(W, w));
  return Z;
}

/** ∂J/∂W: every product passes ∂J/∂Z on to its entry of W, times its entry of X. */
export function gradientW(X: Four, dZ: Four): Four {
  const [, rows, columns, N] = shapeOf(X);
  const [, I, J, M] = shapeOf(dZ);
  const dW = four([rows - I + 1, columns - J + 1, N, M], () => 0);
  for (const [z, x, w] of products(shapeOf(X), shapeOf(dW))) add(dW, w, at(dZ, z) * at(X, x));
  return dW;
}

/** ∂J/∂X: every product passes ∂J/∂Z on to its entry of X, times its entry of W. */
export function gradientX(W: Four, dZ: Four): Four {
  const [B, I, J] = shapeOf(dZ);
  const [K1, K2, N] = shapeOf(W);
  const dX = four([B, I + K1 - 1, J + K2 - 1, N], () => 0);
  for (const [z, x, w] of products(shapeOf(dX), shapeOf(W))) add(dX, x, at(dZ, z) * at(W, w));
  return dX;
}

/** ∂J/∂b: b[m] is added to every entry of channel m. */
export function gradientB(dZ: Four): number[] {
  const channels = dZ.flat(2);
  return channels[0].map((_, m) => sum(channels.map((pixel) => pixel[m])));
}

/** The difference quotient of a loss in every entry of an array. */
export function quotients(A: Four, loss: (changed: Four) => number, h = 1e-5): Four {
  const moved = (index: readonly number[], by: number) =>
    each(A, (x, ...place) => (place.every((k, axis) => k === index[axis]) ? x + by : x));
  return each(A, (_x, ...index) => (loss(moved(index, h)) - loss(moved(index, -h))) / (2 * h));
}
