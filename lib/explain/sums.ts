// The sums of Z and of the gradients: the products of each, by their places.
import { type ConvGeometry, pixelUnder } from "../geometry/geometry";
import type { ConvolutionOrigin, GradientOrigin } from "../layers/origin";
import type { Tensor } from "../tensor/tensor";

/** A product of a sum, by its places. */
export interface Place {
  /** The values of the indices that the sum runs over, by their names: { k1: 0, k2: 1, n: 0 }. */
  at: Readonly<Record<string, number>>;
  /** The index tuple of each factor. */
  indices: readonly (readonly number[])[];
}

/** The products of a sum. */
export interface Sum {
  /** The products, in the order in which they are added. */
  places: readonly Place[];
  /** Products with the zeros of the padding, which are left out; their indices of X lie outside it. */
  padded: readonly Place[];
}

/** Z[b,i,j,m] = Σ_k1 Σ_k2 Σ_n W[k1,k2,n,m] · X[b, row, column, n]. */
export function sumZ({ X, W, sizes }: ConvolutionOrigin, index: readonly number[]): Sum {
  const [b, i, j, m] = asImage(index);
  const { kernel, inputChannels } = sizes;
  const sum = inside(sizes);
  for (let k1 = 0; k1 < kernel[0]; k1++) {
    for (let k2 = 0; k2 < kernel[1]; k2++) {
      const [row, column] = [pixelUnder(sizes, 0, i, k1), pixelUnder(sizes, 1, j, k2)];
      for (let n = 0; n < inputChannels; n++) {
        const at: Place["at"] = X.rank === 2 ? { k1, k2 } : { k1, k2, n };
        const indices = [ofKernel(W, k1, k2, n, m), ofImage(X, b, row, column, n)];
        sum.add(row, column, { at, indices });
      }
    }
  }
  return sum;
}

/** dW[k1,k2,n,m] = Σ_b Σ_i Σ_j dZ[b,i,j,m] · X[b, row, column, n]. */
export function sumDW({ X, dZ, sizes }: GradientOrigin, index: readonly number[]): Sum {
  const [k1, k2, n = 0, m = 0] = index;
  const sum = inside(sizes);
  for (const { at, b, i, j } of pixels(sizes, X.rank)) {
    const [row, column] = [pixelUnder(sizes, 0, i, k1), pixelUnder(sizes, 1, j, k2)];
    sum.add(row, column, { at, indices: [ofImage(dZ, b, i, j, m), ofImage(X, b, row, column, n)] });
  }
  return sum;
}

/** dX[b,a,c,n] = Σ_i Σ_j Σ_m dZ[b,i,j,m] · W[k1,k2,n,m], where the window at (i, j) covers (a, c). */
export function sumDX({ X, W, dZ, sizes }: GradientOrigin, index: readonly number[]): Sum {
  const [b, a, c, n] = asImage(index);
  const [rows, columns] = [covering(sizes, 0, a), covering(sizes, 1, c)];
  const places: Place[] = [];
  for (const { out: i, k: k1 } of rows) {
    for (const { out: j, k: k2 } of columns) {
      for (let m = 0; m < sizes.outputChannels; m++) {
        const at: Place["at"] = X.rank === 2 ? { i, j } : { i, j, m };
        places.push({ at, indices: [ofImage(dZ, b, i, j, m), ofKernel(W, k1, k2, n, m)] });
      }
    }
  }
  return { places, padded: [] };
}

/** db[m] = Σ_b Σ_i Σ_j dZ[b,i,j,m]. */
export function sumDb({ X, dZ, sizes }: GradientOrigin, [m]: readonly number[]): Sum {
  const places = pixels(sizes, X.rank).map(({ at, b, i, j }) => ({
    at,
    indices: [ofImage(dZ, b, i, j, m)],
  }));
  return { places, padded: [] };
}

/** The outputs along an axis whose windows cover a row or column of X, and the entry that does so. */
function covering(sizes: ConvGeometry, axis: 0 | 1, at: number): { out: number; k: number }[] {
  return Array.from({ length: sizes.output[axis] }, (_, out) => ({
    out,
    k: (at - pixelUnder(sizes, axis, out, 0)) / sizes.dilation[axis],
  })).filter(({ k }) => Number.isInteger(k) && k >= 0 && k < sizes.kernel[axis]);
}

/** Collects places, those on X apart from those on the padding. */
function inside({ input: [rows, columns] }: ConvGeometry) {
  const [places, padded]: Place[][] = [[], []];
  return {
    places,
    padded,
    add(row: number, column: number, place: Place) {
      const lies = row >= 0 && row < rows && column >= 0 && column < columns;
      (lies ? places : padded).push(place);
    },
  };
}

/** All (b, i, j) of Z, row by row; `at` has no b when X has no batch axis. */
function pixels({ batch, output: [rows, columns] }: ConvGeometry, rank: number) {
  return Array.from({ length: batch * rows * columns }, (_, k) => {
    const b = Math.floor(k / (rows * columns));
    const [i, j] = [Math.floor(k / columns) % rows, k % columns];
    const at: Place["at"] = rank === 4 ? { b, i, j } : { i, j };
    return { at, b, i, j };
  });
}

/** An index tuple of X or Z as [b, i, j, channel]. */
function asImage(index: readonly number[]): readonly number[] {
  if (index.length === 4) return index;
  return [0, ...index, ...(index.length === 2 ? [0] : [])];
}

/** The index tuple of an entry of X or Z, with as many indices as the tensor has axes. */
function ofImage({ rank }: Tensor, b: number, i: number, j: number, channel: number): number[] {
  return rank === 2 ? [i, j] : rank === 3 ? [i, j, channel] : [b, i, j, channel];
}

/** The index tuple of an entry of W. */
function ofKernel({ rank }: Tensor, k1: number, k2: number, n: number, m: number): number[] {
  return rank === 2 ? [k1, k2] : [k1, k2, n, m];
}
