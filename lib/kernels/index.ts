// The kernels: the loops of layers/conv2d.ts in WebAssembly, and the layers for which that is faster.
import type { ConvGeometry } from "../geometry/geometry";
import { areSingle, asFloat64, type Numbers } from "../tensor/numbers";
import { correlation } from "./correlation";
import { isAvailable } from "./memory";
import { backwardPlan, forwardPlan } from "./plan";
import { weightGradient } from "./weights";

/** With fewer products than this, copying to and from WebAssembly takes longer than the loops. */
const FEW_PRODUCTS = 10_000;

/** The sums Z of a convolution, without the bias; float32 when X and W are. */
export function forward(sizes: ConvGeometry, X: Numbers, W: Numbers): Numbers {
  const [x, w] = areSingle(X, W) ? [X, W] : [X, W].map(asFloat64);
  return correlation(forwardPlan(sizes), x, w);
}

/** The gradients with respect to X and W; float32 when X, W and dZ are. */
export function backward(sizes: ConvGeometry, X: Numbers, W: Numbers, dZ: Numbers) {
  const [x, w, g] = areSingle(X, W, dZ) ? [X, W, dZ] : [X, W, dZ].map(asFloat64);
  return { dX: correlation(backwardPlan(sizes), g, w), dW: weightGradient(sizes, x, g) };
}

/** Whether {@link forward} is faster than the loops. */
export function isForwardWorthIt(sizes: ConvGeometry): boolean {
  return isLarge(sizes, usefulProducts(sizes)) && isAvailable();
}

/** Whether {@link backward} is faster than the loops. */
export function isBackwardWorthIt(sizes: ConvGeometry): boolean {
  const [s1, s2] = sizes.stride;
  const [rows, columns] = sizes.input;
  // The kernels compute dX class by class (see axes.ts), each with its own weights.
  const classes = Math.min(s1, rows) * Math.min(s2, columns);
  const useful = usefulProducts(sizes);
  return (
    isLarge(sizes, useful, classes) &&
    // The window of dX reaches beyond the edges of dZ. If W is nearly as large as X, most of its
    // products are with zeros.
    allProducts(sizes, rows / s1, columns / s2) < 40 * useful &&
    isAvailable()
  );
}

/**
 * Whether the layer is large enough: it has many products, few of them with zeros of the padding
 * (which the loops leave out), few such zeros to copy, and enough pixels to make up for rearranging W.
 */
function isLarge(sizes: ConvGeometry, useful: number, classes = 1): boolean {
  const [I, J] = sizes.output;
  if (useful < FEW_PRODUCTS + 1000 * (classes - 1) || sizes.batch * I * J < 8) return false;
  const [rows, columns] = [0, 1].map(
    (axis) => sizes.input[axis] + sizes.before[axis] + sizes.after[axis],
  );
  const copied = sizes.batch * rows * columns * sizes.inputChannels;
  return allProducts(sizes, I, J) < 8 * useful && copied < 8 * useful;
}

/** The number of products for rows × columns pixels in all channels and images. */
function allProducts(sizes: ConvGeometry, rows: number, columns: number): number {
  const { batch, kernel, inputChannels, outputChannels } = sizes;
  return batch * rows * columns * kernel[0] * kernel[1] * inputChannels * outputChannels;
}

/** The number of products without those with a zero of the padding. */
function usefulProducts(sizes: ConvGeometry): number {
  const { batch, inputChannels, outputChannels } = sizes;
  return touching(sizes, 0) * touching(sizes, 1) * batch * inputChannels * outputChannels;
}

/** Along one axis: how many pairs of a result and an entry of W read X itself, not its padding. */
function touching(sizes: ConvGeometry, axis: 0 | 1): number {
  const [s, d, p] = [sizes.stride[axis], sizes.dilation[axis], sizes.before[axis]];
  let sum = 0;
  for (let k = 0; k < sizes.kernel[axis]; k++) {
    // 0 ≤ s·i + d·k − p < length
    const first = Math.max(0, Math.ceil((p - d * k) / s));
    const last = Math.min(
      sizes.output[axis] - 1,
      Math.floor((sizes.input[axis] - 1 + p - d * k) / s),
    );
    sum += Math.max(0, last - first + 1);
  }
  return sum;
}
