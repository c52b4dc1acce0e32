// The one door to the kernels: nobody outside knows which of the two ways was taken.
import type { ConvGeometry } from "../layers/geometry";
import { ValueError } from "../tensor/errors";
import * as fast from "./fast";
import { isAvailable } from "./memory";
import { areSingle, asFloat64, type Numbers } from "./numbers";
import * as plain from "./plain";

/** With fewer products than this, the plain loops are through before WebAssembly has its copies. */
const FEW_PRODUCTS = 10_000;

/** The sums Z of a convolution, without bias. `caller` is named when there is not enough memory. */
export function forward(caller: string, sizes: ConvGeometry, X: Numbers, W: Numbers): Numbers {
  return withRoom(caller, sizes, () => {
    if (!isLarge(sizes, usefulProducts(sizes)) || !isAvailable()) return plain.forward(sizes, X, W);
    return areSingle(X, W)
      ? fast.forward(caller, sizes, X, W)
      : fast.forward(caller, sizes, asFloat64(X), asFloat64(W));
  });
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
  // The fast way works off the pixels of X in so many classes, each with its own share of the weights.
  const classes = Math.min(s1, rows) * Math.min(s2, columns);
  const useful = usefulProducts(sizes);
  const large =
    isLarge(sizes, useful, classes) &&
    // For dX the window of dZ reaches beyond all of its edges, also where W is nearly as large as X.
    allProducts(sizes, rows / s1, columns / s2) < 40 * useful;
  const single = areSingle(X, W, dZ);
  return withRoom(caller, sizes, () => {
    const { dX, dW } =
      !large || !isAvailable()
        ? plain.gradients(sizes, X, W, dZ)
        : single
          ? fast.gradients(caller, sizes, X, W, dZ)
          : fast.gradients(caller, sizes, asFloat64(X), asFloat64(W), asFloat64(dZ));
    return { dX, dW, db: plain.biasGradient(sizes.outputChannels, dZ, single) };
  });
}

/** Tells in our words when the engine has no room for an array. */
function withRoom<Result>(caller: string, sizes: ConvGeometry, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const isOurs = error instanceof ValueError;
    if (isOurs || !(error instanceof RangeError && /alloc|memory|length/i.test(error.message))) {
      throw error;
    }
    const bytes = 8 * sizes.outputShape.reduce((size, length) => size * length, 1);
    throw new ValueError(
      `${caller}: there is not enough memory for this layer; Z alone has up to ${bytes} bytes`,
    );
  }
}

/**
 * Whether there is enough to gain: many products, few of them with the padding's zeros (which the
 * plain loops leave out), no more of these zeros to copy, and enough pixels for the rearranged
 * weights to pay.
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

/** How many products as many results have as there are rows and columns. */
function allProducts(sizes: ConvGeometry, rows: number, columns: number): number {
  const { batch, kernel, inputChannels, outputChannels } = sizes;
  return batch * rows * columns * kernel[0] * kernel[1] * inputChannels * outputChannels;
}

/** How many products there are without those with a zero of the padding. */
function usefulProducts(sizes: ConvGeometry): number {
  const { batch, inputChannels, outputChannels } = sizes;
  return touching(sizes, 0) * touching(sizes, 1) * batch * inputChannels * outputChannels;
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
