// The convolution and its gradients: first the loops that define them, then the public functions.
import { type ConvGeometry, geometry } from "../geometry/geometry";
import type { ConvOptions } from "../geometry/options";
import * as kernels from "../kernels";
import { readOptions } from "../tensor/arguments";
import { publicly } from "../tensor/errors";
import { checkFinite } from "../tensor/finite";
import { checkSameShape, type TensorLike, toFactor } from "../tensor/nested";
import { areSingle, asFloat64, type Numbers, rounded } from "../tensor/numbers";
import { Tensor } from "../tensor/tensor";
import { addBias, biasGradient, readBias } from "./bias";
import { alone, remember } from "./origin";
import { checkSums, withRoom } from "./room";

/**
 * The convolution in six loops, and a seventh for the images of a batch.
 *
 *     Z[b,i,j,m] = Σ_k1 Σ_k2 Σ_n W[k1,k2,n,m] · X[b, s1·i + d1·k1 − p1, s2·j + d2·k2 − p2, n]
 *
 * Products with the zeros of the padding are left out.
 */
export function forward(sizes: ConvGeometry, X: Numbers, W: Numbers): Numbers {
  const { batch, inputChannels: N, outputChannels: M } = sizes;
  const [[rows, columns], [K1, K2], [I, J]] = [sizes.input, sizes.kernel, sizes.output];
  const [[s1, s2], [d1, d2], [p1, p2]] = [sizes.stride, sizes.dilation, sizes.before];
  const [x, w] = [asFloat64(X), asFloat64(W)];
  const Z = new Float64Array(batch * I * J * M);
  let z = 0;
  for (let b = 0; b < batch; b++) {
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
              const atX = ((b * rows + row) * columns + column) * N;
              const atW = (k1 * K2 + k2) * N * M + m;
              for (let n = 0; n < N; n++) sum += w[atW + n * M] * x[atX + n];
            }
          }
          Z[z] = sum;
        }
      }
    }
  }
  return rounded(Z, areSingle(X, W));
}

/**
 * The gradients in the same loops: every product of the forward pass passes dZ on to its two factors.
 *
 *     dW[k1,k2,n,m]                                  += dZ[b,i,j,m] · X[b, s1·i + d1·k1 − p1, …, n]
 *     dX[b, s1·i + d1·k1 − p1, s2·j + d2·k2 − p2, n] += dZ[b,i,j,m] · W[k1,k2,n,m]
 */
export function backward(sizes: ConvGeometry, X: Numbers, W: Numbers, dZ: Numbers) {
  const { batch, inputChannels: N, outputChannels: M } = sizes;
  const [[rows, columns], [K1, K2], [I, J]] = [sizes.input, sizes.kernel, sizes.output];
  const [[s1, s2], [d1, d2], [p1, p2]] = [sizes.stride, sizes.dilation, sizes.before];
  const [x, w, g] = [asFloat64(X), asFloat64(W), asFloat64(dZ)];
  const [dX, dW] = [new Float64Array(x.length), new Float64Array(w.length)];
  let z = 0;
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < I; i++) {
      for (let j = 0; j < J; j++, z += M) {
        for (let k1 = 0; k1 < K1; k1++) {
          const row = s1 * i + d1 * k1 - p1;
          if (row < 0 || row >= rows) continue;
          for (let k2 = 0; k2 < K2; k2++) {
            const column = s2 * j + d2 * k2 - p2;
            if (column < 0 || column >= columns) continue;
            const atX = ((b * rows + row) * columns + column) * N;
            for (let n = 0; n < N; n++) {
              const atW = ((k1 * K2 + k2) * N + n) * M;
              let sum = 0;
              for (let m = 0; m < M; m++) {
                dW[atW + m] += g[z + m] * x[atX + n];
                sum += g[z + m] * w[atW + m];
              }
              dX[atX + n] += sum;
            }
          }
        }
      }
    }
  }
  const single = areSingle(X, W, dZ);
  return { dX: rounded(dX, single), dW: rounded(dW, single) };
}

/** The options of {@link conv2d}. */
export interface Conv2dOptions extends ConvOptions {
  /** b[m], one number for every output channel. @default zeros */
  bias?: TensorLike;
}

/**
 * The convolution without reversal (cross-correlation) of X with W: every entry of Z is a sum of
 * products, of the entries of W and those of a window of X.
 *
 *     Z[i,j]     = Σ_{k1=0}^{K1−1} Σ_{k2=0}^{K2−1} W[k1,k2] · X[i+k1, j+k2]
 *     Z[b,i,j,m] = Σ_{k1=0}^{K1−1} Σ_{k2=0}^{K2−1} Σ_{n=0}^{N−1}
 *                  W[k1,k2,n,m] · X[b, s1·i + d1·k1 − p1, s2·j + d2·k2 − p2, n] + b[m]
 *
 * with the stride s, the dilation d and the padding p; outside its edges X counts as 0.
 *
 * @param X shape [i, j], [i, j, n] or, with a batch, [b, i, j, n]
 * @param W shape [k1, k2] when X has 2 axes, else [k1, k2, n, m]
 * @param options bias, stride, padding, dilation
 * @returns Z, shape [i, j], [i, j, m] or [b, i, j, m], as {@link convGeometry} computes it. It is
 *   float32 when X and W are, else float64
 * @throws ShapeError when an array is ragged or empty, the axes do not fit together, or W is larger
 *   than X with its padding
 * @throws ValueError when an entry is not finite, a sum overflows (its products are added in no fixed
 *   order), an option is out of range, Z would have more than 2³⁰ entries, or the layer takes
 *   more than 10¹⁰ multiplications or more memory than there is
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * conv2d([[1, 2, 3], [4, 5, 6]], [[1, -1]]).toArray() // [[-1, -1], [-1, -1]]
 * @example
 * conv2d([[1, 2], [3, 4]], [[1, 10]], { padding: "full" }).toArray() // [[10, 21, 2], [30, 43, 4]]
 */
export function conv2d(
  X: Tensor<Float32Array>,
  W: Tensor<Float32Array>,
  options?: Conv2dOptions,
): Tensor<Float32Array>;
export function conv2d(X: TensorLike, W: TensorLike, options?: Conv2dOptions): Tensor;
export function conv2d(X: TensorLike, W: TensorLike, options: Conv2dOptions = {}): Tensor<Numbers> {
  return publicly("conv2d", () => {
    const { bias } = readOptions(options, ["bias", "stride", "padding", "dilation"]);
    const { tensor: x, sum: sumX } = toFactor("X", X);
    const { tensor: w, sum: sumW } = toFactor("W", W);
    const sizes = geometry(x.shape, w.shape, options);
    const b = bias === undefined ? undefined : readBias("bias", bias, sizes.outputChannels);
    const compute = kernels.isForwardWorthIt(sizes) ? kernels.forward : forward;
    const sums = withRoom(sizes, () => compute(sizes, x.data, w.data));
    if (b !== undefined) addBias(sums, b.data);
    const sumB = b === undefined ? 0 : checkFinite("bias", b);
    const Z = new Tensor(sizes.outputShape, sums);
    checkSums("Z", Z, sumX * sumW + sumB);
    return remember(Z, {
      name: "Z",
      X: alone(x),
      W: alone(w),
      b: b && alone(b),
      sizes,
    });
  });
}

/** The gradients of a loss J with respect to the inputs of a convolution. */
export interface Conv2dGradients<Data extends Numbers = Float64Array> {
  /** ∂J/∂X, of the shape of X. */
  dX: Tensor<Data>;
  /** ∂J/∂W, of the shape of W. */
  dW: Tensor<Data>;
  /** ∂J/∂b, one number for every output channel. */
  db: Tensor<Data>;
}

/**
 * The gradients of {@link conv2d}: those with respect to X, W and b, from dZ = ∂J/∂Z.
 *
 *     dW[k1,k2,n,m] = Σ_b Σ_i Σ_j dZ[b,i,j,m] · X[b, s1·i + d1·k1 − p1, s2·j + d2·k2 − p2, n]
 *     dX[b,a,c,n]   = Σ_i Σ_j Σ_m dZ[b,i,j,m] · W[k1,k2,n,m]  over all i, j, k1, k2 with
 *                     s1·i + d1·k1 − p1 = a and s2·j + d2·k2 − p2 = c
 *     db[m]         = Σ_b Σ_i Σ_j dZ[b,i,j,m]
 *
 * With stride 1 and no padding dW is the convolution of X with dZ, and dX the "full" convolution of
 * dZ with the reversed W.
 *
 * @param X shape [i, j], [i, j, n] or [b, i, j, n], as for conv2d
 * @param W shape [k1, k2] or [k1, k2, n, m], as for conv2d
 * @param dZ of the shape of Z
 * @param options stride, padding, dilation, as for conv2d
 * @returns { dX, dW, db }; db has the shape [m], and [1] when X has 2 axes. They are float32 when X,
 *   W and dZ are, else float64
 * @throws ShapeError when an array is ragged or empty or the shapes do not fit together
 * @throws ValueError when an entry is not finite, a sum overflows, an option is out of range, or the
 *   layer takes more than 10¹⁰ multiplications or more working memory than there is
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * conv2dGradients([[1, 2, 3]], [[1, -1]], [[1, 10]]).dW.toArray() // [[21, 32]]
 */
export function conv2dGradients(
  X: Tensor<Float32Array>,
  W: Tensor<Float32Array>,
  dZ: Tensor<Float32Array>,
  options?: ConvOptions,
): Conv2dGradients<Float32Array>;
export function conv2dGradients(
  X: TensorLike,
  W: TensorLike,
  dZ: TensorLike,
  options?: ConvOptions,
): Conv2dGradients;
export function conv2dGradients(
  X: TensorLike,
  W: TensorLike,
  dZ: TensorLike,
  options: ConvOptions = {},
): Conv2dGradients<Numbers> {
  return publicly("conv2dGradients", () => {
    readOptions(options, ["stride", "padding", "dilation"]);
    const { tensor: x, sum: sumX } = toFactor("X", X);
    const { tensor: w, sum: sumW } = toFactor("W", W);
    const sizes = geometry(x.shape, w.shape, options);
    const { tensor: g, sum: sumG } = toFactor("dZ", dZ);
    checkSameShape("dZ", g, "Z", sizes.outputShape);
    const compute = kernels.isBackwardWorthIt(sizes) ? kernels.backward : backward;
    const { dX, dW } = withRoom(sizes, () => compute(sizes, x.data, w.data, g.data));
    const db = rounded(biasGradient(sizes.outputChannels, g.data), areSingle(dX));
    const factors = { X: alone(x), W: alone(w), dZ: alone(g) };
    const result = (
      name: "dX" | "dW" | "db",
      shape: readonly number[],
      data: Numbers,
      most: number,
    ) => {
      const sums = new Tensor(shape, data);
      checkSums(name, sums, most);
      return remember(sums, { name, ...factors, sizes });
    };
    return {
      dX: result("dX", x.shape, dX, sumG * sumW),
      dW: result("dW", w.shape, dW, sumG * sumX),
      db: result("db", [sizes.outputChannels], db, sumG),
    };
  });
}
