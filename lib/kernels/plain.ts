// The loops as the definitions have them: for small layers, and what the fast kernels must agree with.
import type { ConvGeometry } from "../layers/geometry";
import { areSingle, asFloat64, type Numbers } from "./numbers";

// All sums are float64, whatever the entries are: the engine translates loops over a single kind of
// array best.

/** The sums Z of a convolution; float32 when X and W are. */
export function forward(sizes: ConvGeometry, X: Numbers, W: Numbers): Numbers {
  const Z = convolution(sizes, asFloat64(X), asFloat64(W));
  return areSingle(X, W) ? new Float32Array(Z) : Z;
}

/** The gradients with respect to X and W; float32 when X, W and dZ are. */
export function gradients(
  sizes: ConvGeometry,
  X: Numbers,
  W: Numbers,
  dZ: Numbers,
): { dX: Numbers; dW: Numbers } {
  const { dX, dW } = backward(sizes, asFloat64(X), asFloat64(W), asFloat64(dZ));
  return areSingle(X, W, dZ) ? { dX: new Float32Array(dX), dW: new Float32Array(dW) } : { dX, dW };
}

/** The gradient with respect to the bias, float32 or float64. */
export function biasGradient(M: number, dZ: Numbers, single: boolean): Numbers {
  const db = sumOverPixels(M, asFloat64(dZ));
  return single ? new Float32Array(db) : db;
}

/**
 * The convolution: six loops, and one more for the images of a batch.
 *
 *     Z[b,i,j,m] = Σ_k1 Σ_k2 Σ_n W[k1,k2,n,m] · X[b, s1·i + d1·k1 − p1, s2·j + d2·k2 − p2, n]
 *
 * The zeros of the padding are left out.
 */
function convolution(sizes: ConvGeometry, X: Float64Array, W: Float64Array): Float64Array {
  const { batch, inputChannels: N, outputChannels: M } = sizes;
  const [rows, columns] = sizes.input;
  const [K1, K2] = sizes.kernel;
  const [I, J] = sizes.output;
  const [s1, s2] = sizes.stride;
  const [d1, d2] = sizes.dilation;
  const [p1, p2] = sizes.before;
  const Z = new Float64Array(batch * I * J * M);
  let z = 0;
  for (let image = 0; image < batch; image++) {
    for (let i = 0; i < I; i++) {
      for (let j = 0; j < J; j++) {
        for (let m = 0; m < M; m++, z++) {
          let sum = 0;
          for (let k1 = 0; k1 < K1; k1++) {
            const row = s1 * i + d1 * k1 - p1;
            if (row < 0 || row >= rows) continue;
            for (let k2 = 0; k2 < K2; k2++) {
              const column = s2 * j + d2 * k2 - p2;
              if (column < 0 || column >= columns) continue;
              const x = ((image * rows + row) * columns + column) * N;
              const w = (k1 * K2 + k2) * N * M + m;
              for (let n = 0; n < N; n++) sum += W[w + n * M] * X[x + n];
            }
          }
          Z[z] = sum;
        }
      }
    }
  }
  return Z;
}

/**
 * The gradients: the same loops, and every product hands dZ on to its two factors.
 *
 *     dW[k1,k2,n,m]                                += dZ[b,i,j,m] · X[b, s1·i + d1·k1 − p1, …, n]
 *     dX[b, s1·i + d1·k1 − p1, s2·j + d2·k2 − p2, n] += dZ[b,i,j,m] · W[k1,k2,n,m]
 */
function backward(
  sizes: ConvGeometry,
  X: Float64Array,
  W: Float64Array,
  dZ: Float64Array,
): { dX: Float64Array; dW: Float64Array } {
  const { batch, inputChannels: N, outputChannels: M } = sizes;
  const [rows, columns] = sizes.input;
  const [K1, K2] = sizes.kernel;
  const [I, J] = sizes.output;
  const [s1, s2] = sizes.stride;
  const [d1, d2] = sizes.dilation;
  const [p1, p2] = sizes.before;
  const dX = new Float64Array(X.length);
  const dW = new Float64Array(W.length);
  let z = 0;
  for (let image = 0; image < batch; image++) {
    for (let i = 0; i < I; i++) {
      for (let j = 0; j < J; j++, z += M) {
        for (let k1 = 0; k1 < K1; k1++) {
          const row = s1 * i + d1 * k1 - p1;
          if (row < 0 || row >= rows) continue;
          for (let k2 = 0; k2 < K2; k2++) {
            const column = s2 * j + d2 * k2 - p2;
            if (column < 0 || column >= columns) continue;
            const x = ((image * rows + row) * columns + column) * N;
            for (let n = 0; n < N; n++) {
              const w = ((k1 * K2 + k2) * N + n) * M;
              let sum = 0;
              for (let m = 0; m < M; m++) {
                dW[w + m] += dZ[z + m] * X[x + n];
                sum += dZ[z + m] * W[w + m];
              }
              dX[x + n] += sum;
            }
          }
        }
      }
    }
  }
  return { dX, dW };
}

/**
 * The gradient of the bias: db[m] = Σ_b Σ_i Σ_j dZ[b,i,j,m]. Four pixels at once: a sum that is
 * read and stored for each single one makes the next wait.
 */
function sumOverPixels(M: number, dZ: Float64Array): Float64Array {
  const db = new Float64Array(M);
  let z = 0;
  for (; z + 4 * M <= dZ.length; z += 4 * M) {
    for (let m = z; m < z + M; m++) {
      db[m - z] += dZ[m] + dZ[m + M] + dZ[m + 2 * M] + dZ[m + 3 * M];
    }
  }
  for (; z < dZ.length; z += M) for (let m = 0; m < M; m++) db[m] += dZ[z + m];
  return db;
}
