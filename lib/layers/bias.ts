// The bias b[m] of a convolution: how it is read and added to Z, and its gradient.
import { formatShape } from "../tensor/arguments";
import { ShapeError } from "../tensor/errors";
import { type TensorLike, toTensor } from "../tensor/nested";
import { asFloat64, type Numbers } from "../tensor/numbers";
import type { Tensor } from "../tensor/tensor";

/** Reads b[m], one number for every output channel. Messages call it `name`. */
export function readBias(name: string, bias: TensorLike, channels: number): Tensor {
  const b = toTensor(name, bias);
  if (b.rank !== 1 || b.shape[0] !== channels) {
    throw new ShapeError(
      `${name} must have the shape ${channels}, one number for each output channel, but got the shape ${formatShape(b.shape)}`,
    );
  }
  return b;
}

/** Z[b,i,j,m] += b[m]. */
export function addBias(Z: Numbers, b: Numbers): void {
  for (let z = 0; z < Z.length; z += b.length) {
    for (let m = 0; m < b.length; m++) Z[z + m] += b[m];
  }
}

/**
 * db[m] = Σ_b Σ_i Σ_j dZ[b,i,j,m], for M output channels. Four pixels are added at once: one at a time,
 * each would wait until the sum before it is stored, which takes half a millisecond more in Problem 2.
 */
export function biasGradient(M: number, dZ: Numbers): Float64Array {
  const db = new Float64Array(M);
  const g = asFloat64(dZ);
  let z = 0;
  for (; z + 4 * M <= g.length; z += 4 * M) {
    for (let m = 0; m < M; m++) {
      db[m] += g[z + m] + g[z + m + M] + g[z + m + 2 * M] + g[z + m + 3 * M];
    }
  }
  for (; z < g.length; z += M) for (let m = 0; m < M; m++) db[m] += g[z + m];
  return db;
}
