// A layer by plain loops over nested arrays, written for the tests alone: no code of the library is in it.

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
    range(shape[1]).map((b) =>
      range(shape[2]).map((c) => range(shape[3]).map((d) => value(a, b, c, d))),
    ),
  );

export const shapeOf = (A: Four) => [A.length, A[0].length, A[0][0].length, A[0][0][0].length];

export const each = (
  A: Four,
  value: (x: number, a: number, b: number, c: number, d: number) => number,
) => four(shapeOf(A), (a, b, c, d) => value(A[a][b][c][d], a, b, c, d));

/** A generator of numbers from 0 to 1, the same for the same seed. */
export function generator(seed: number): () => number {
  let state = (seed * 2654435761 + 1013904223) >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

/** Z of Problem 1, on the valid pixels. */
export function slide(X: Matrix, W: Matrix): Matrix {
  return grid(X.length - W.length + 1, X[0].length - W[0].length + 1, (i, j) =>
    sum(W.flatMap((row, k1) => row.map((w, k2) => w * X[i + k1][j + k2]))),
  );
}

/** X with zeros around it. */
export function padded(
  X: Matrix,
  top: number,
  left: number,
  bottom: number,
  right: number,
): Matrix {
  return grid(
    X.length + top + bottom,
    X[0].length + left + right,
    (i, j) => X[i - top]?.[j - left] ?? 0,
  );
}

export function forward(X: Four, W: Four, b: readonly number[]): Four {
  const [B, rows, columns, N] = shapeOf(X);
  const [K1, K2, , M] = shapeOf(W);
  return four([B, rows - K1 + 1, columns - K2 + 1, M], (image, i, j, m) => {
    let z = b[m];
    for (let k1 = 0; k1 < K1; k1++) {
      for (let k2 = 0; k2 < K2; k2++) {
        for (let n = 0; n < N; n++) z += W[k1][k2][n][m] * X[image][i + k1][j + k2][n];
      }
    }
    return z;
  });
}

export function gradientW(X: Four, dZ: Four): Four {
  const [B, rows, columns, N] = shapeOf(X);
  const [, I, J, M] = shapeOf(dZ);
  return four([rows - I + 1, columns - J + 1, N, M], (k1, k2, n, m) =>
    sum(
      range(B).flatMap((image) =>
        range(I).flatMap((i) =>
          range(J).map((j) => dZ[image][i][j][m] * X[image][i + k1][j + k2][n]),
        ),
      ),
    ),
  );
}

export function gradientX(W: Four, dZ: Four): Four {
  const [B, I, J, M] = shapeOf(dZ);
  const [K1, K2, N] = shapeOf(W);
  return four([B, I + K1 - 1, J + K2 - 1, N], (image, a, c, n) => {
    let total = 0;
    for (let k1 = 0; k1 < K1; k1++) {
      for (let k2 = 0; k2 < K2; k2++) {
        for (let m = 0; m < M; m++) {
          total += (dZ[image][a - k1]?.[c - k2]?.[m] ?? 0) * W[k1][k2][n][m];
        }
      }
    }
    return total;
  });
}

export function gradientB(dZ: Four): number[] {
  return range(shapeOf(dZ)[3]).map((m) => sum(dZ.flat(2).map((pixel) => pixel[m])));
}
