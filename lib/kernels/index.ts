// The one door to the kernels: nobody outside knows which of the two ways was taken.
import type { ConvGeometry } from "../layers/geometry";
import * as fast from "./fast";
import { areSingle, asFloat64, type Numbers } from "./numbers";
import * as plain from "./plain";

/** With fewer products than this, the plain loops are through before WebAssembly has its copies. */
const FEW_PRODUCTS = 10_000;

/** The sums Z of a convolution, without bias. `caller` is named when there is not enough memory. */
export function forward(caller: string, sizes: ConvGeometry, X: Numbers, W: Numbers): Numbers {
  if (!isLarge(sizes)) return plain.forward(sizes, X, W);
  return areSingle(X, W)
    ? fast.forward(caller, sizes, X, W)
    : fast.forward(caller, sizes, asFloat64(X), asFloat64(W));
}

/** The gradients of a convolution with respect to X, W and b. */
export function gradients(
  caller: string,
  sizes: ConvGeometry,
  X: Numbers,
  W: Numbers,
  dZ: Numbers,
): { dX: Numbers; dW: Numbers; db: Numbers } {
  const [s1, s2] = sizes.stride;
  const [rows, columns] = sizes.input;
  // The fast way works off the pixels of X in so many classes, each with its own weights.
  const large = isLarge(sizes, Math.min(s1, rows) * Math.min(s2, columns));
  const { dX, dW } = !large
    ? plain.gradients(sizes, X, W, dZ)
    : areSingle(X, W, dZ)
      ? fast.gradients(caller, sizes, X, W, dZ)
      : fast.gradients(caller, sizes, asFloat64(X), asFloat64(W), asFloat64(dZ));
  return { dX, dW, db: plain.biasGradient(sizes.outputChannels, dZ) };
}

/**
 * Whether there is enough to gain: many products, few of them with the padding's zeros (which the
 * plain loops leave out), and enough pixels for the rearranged weights to pay.
 */
function isLarge(sizes: ConvGeometry, classes = 1): boolean {
  const [I, J] = sizes.output;
  const pixels = sizes.batch * I * J;
  const channels = sizes.inputChannels * sizes.outputChannels;
  const all = pixels * sizes.kernel[0] * sizes.kernel[1] * channels;
  if (all < FEW_PRODUCTS * classes || pixels < 8) return false;
  const useful = touching(sizes, 0) * touching(sizes, 1) * sizes.batch * channels;
  return useful >= FEW_PRODUCTS * classes && all < 8 * useful;
}

/** How often, along one axis, an entry of the kernel lies on X, over all positions of the window. */
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
