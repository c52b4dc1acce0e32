import * as kernels from "../kernels";
import { formatShape, readOptions } from "../tensor/arguments";
import { ShapeError } from "../tensor/errors";
import { checkFinite, checkSameShape, type TensorLike, toFactor, toTensor } from "../tensor/nested";
import { type Numbers, Tensor } from "../tensor/tensor";
import { geometry } from "./geometry";
import type { ConvOptions } from "./moves";
import { alone, remember } from "./origin";

/** The options of {@link conv2d}. */
export interface Conv2dOptions extends ConvOptions {
  /** b[m], one number for every output channel. @default zeros */
  bias?: TensorLike;
}

/**
 * The convolution without reversal (cross-correlation) of X with W: every entry of Z is a window of
 * X times W, entry by entry, summed.
 *
 *     Z[i,j]     = Σ_{k1=0}^{K1−1} Σ_{k2=0}^{K2−1} W[k1,k2] · X[i+k1, j+k2]
 *     Z[b,i,j,m] = Σ_{k1=0}^{K1−1} Σ_{k2=0}^{K2−1} Σ_{n=0}^{N−1}
 *                  W[k1,k2,n,m] · X[b, s1·i + d1·k1 − p1, s2·j + d2·k2 − p2, n] + b[m]
 *
 * with the stride s, the dilation d and the padding p; X counts as 0 outside its edges.
 *
 * @param X shape [i, j], [i, j, n], or with a batch in front [b, i, j, n]
 * @param W shape [k1, k2] when X has 2 axes, else [k1, k2, n, m]
 * @param options bias, stride, padding, dilation
 * @returns Z, shape [i, j], [i, j, m] or [b, i, j, m]; its size is {@link convGeometry}'s. It is
 *   float32 when X and W are, else float64
 * @throws ShapeError when an array is ragged or empty, the axes do not fit together, or W is larger
 *   than X with its padding
 * @throws ValueError when an entry is not finite, a sum overflows (its products are added in no fixed
 *   order), an option is out of range, Z would have more than 2³⁰ entries, or the layer needs more
 *   memory than there is
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
  const { bias } = readOptions("conv2d", options, ["bias", "stride", "padding", "dilation"]);
  const { tensor: x, sum: sumX } = toFactor("conv2d", "X", X);
  const { tensor: w, sum: sumW } = toFactor("conv2d", "W", W);
  const sizes = geometry("conv2d", x.shape, w.shape, options);
  const M = sizes.outputChannels;
  const b = bias === undefined ? undefined : readBias("conv2d", "bias", bias, M);
  const sums = kernels.forward("conv2d", sizes, x.data, w.data);
  if (b !== undefined) {
    for (let z = 0; z < sums.length; ) for (let m = 0; m < M; m++) sums[z++] += b.data[m];
  }
  const sumB = b === undefined ? 0 : checkFinite("conv2d", "bias", b);
  const Z = new Tensor(sizes.outputShape, sums);
  checkSums("conv2d", "Z", Z, sumX * sumW + sumB);
  return remember(Z, {
    name: "Z",
    X: alone(x),
    W: alone(w),
    b: b && alone(b),
    sizes,
  });
}

/** The gradients of a loss J with respect to what went into a convolution. */
export interface Conv2dGradients<Data extends Numbers = Float64Array> {
  /** ∂J/∂X, of the shape of X. */
  dX: Tensor<Data>;
  /** ∂J/∂W, of the shape of W. */
  dW: Tensor<Data>;
  /** ∂J/∂b, one number for every output channel. */
  db: Tensor<Data>;
}

/**
 * The gradients of {@link conv2d}: from dZ = ∂J/∂Z those with respect to X, W and b.
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
 *   layer needs more working memory than there is
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
  const caller = "conv2dGradients";
  readOptions(caller, options, ["stride", "padding", "dilation"]);
  const { tensor: x, sum: sumX } = toFactor(caller, "X", X);
  const { tensor: w, sum: sumW } = toFactor(caller, "W", W);
  const sizes = geometry(caller, x.shape, w.shape, options);
  const { tensor: g, sum: sumG } = toFactor(caller, "dZ", dZ);
  checkSameShape(caller, "dZ", g, "Z", sizes.outputShape);
  const { dX, dW, db } = kernels.gradients(caller, sizes, x.data, w.data, g.data);
  const factors = { X: alone(x), W: alone(w), dZ: alone(g) };
  const result = (
    name: "dX" | "dW" | "db",
    shape: readonly number[],
    data: Numbers,
    most: number,
  ) => {
    const sums = new Tensor(shape, data);
    checkSums(caller, name, sums, most);
    return remember(sums, { name, ...factors, sizes });
  };
  return {
    dX: result("dX", x.shape, dX, sumG * sumW),
    dW: result("dW", w.shape, dW, sumG * sumX),
    db: result("db", [sizes.outputChannels], db, sumG),
  };
}

/** Reads b[m] on behalf of the function and under the argument's name that a message gives. */
export function readBias(caller: string, name: string, bias: TensorLike, channels: number): Tensor {
  const b = toTensor(caller, name, bias);
  if (b.rank !== 1 || b.shape[0] !== channels) {
    throw new ShapeError(
      `${caller}: ${name} must have one number for each of the ${channels} output channels, shape ${channels}, but got the shape ${formatShape(b.shape)}`,
    );
  }
  return b;
}

/**
 * Checks that no sum overflowed.
 *
 * @param most what no sum's absolute value exceeds; the sums are looked through only where this
 *   comes near to the largest number there is
 */
function checkSums(caller: string, name: string, sums: Tensor<Numbers>, most: number): void {
  const far = sums.data instanceof Float32Array ? 1e30 : 1e300;
  if (!(most < far)) checkFinite(caller, `the sum ${name}`, sums);
}
