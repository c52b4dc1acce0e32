// The formulas of a convolutional layer and of its gradients, with the limits of every sum.
import { type ConvGeometry, geometry } from "../geometry/geometry";
import type { ConvOptions } from "../geometry/options";
import { readOptions } from "../tensor/arguments";
import { publicly } from "../tensor/errors";
import { affine, partial } from "./tex";

/** The formulas of a layer as LaTeX: see {@link gradientFormulas}. */
export interface LayerFormulas {
  /** Z[i,j,m] as a sum. */
  Z: string;
  /** ∂J/∂Z, with f for the activation. */
  dZ: string;
  /** ∂J/∂W as a sum. */
  dW: string;
  /** ∂J/∂b as a sum. */
  db: string;
  /** ∂J/∂X as a sum. */
  dX: string;
  /** ∂J/∂X as a convolution of D, which is ∂J/∂Z with zeros around it, with the reversed kernel. */
  reversed: string;
  /** The pixel of X under W[k1,k2,n,m] when the window belongs to Z[i,j,m]. */
  pixel: string;
  /** The entry of Z whose window has W[k1,k2,n,m] over X[i,j,n]. */
  entry: string;
  /** The condition on k1 and k2 for such an entry to exist. */
  reach: string;
}

/** What {@link gradientFormulas} returns. */
export interface GradientFormulas {
  /** With letters for the sizes: R−1 is the last row of Z. */
  letters: LayerFormulas;
  /** With the numbers of these shapes. */
  numbers: LayerFormulas;
}

/** The last value of every index. */
type Lasts = Record<"k1" | "k2" | "n" | "m" | "i" | "j" | "b", string>;

const LETTERS: Lasts = {
  ...{ k1: "K_1-1", k2: "K_2-1", n: "N-1", m: "M-1" },
  ...{ i: "R-1", j: "C-1", b: "B-1" },
};

/**
 * The formulas of a convolutional layer and of its gradients as LaTeX, with the limits of every sum:
 * once with letters for the sizes (R rows and C columns of Z, N and M channels, B images) and once
 * with numbers. Stride, padding and dilation are numbers in both.
 *
 * @param shapeX the shape of X: [i, j], [i, j, n] or [b, i, j, n]
 * @param shapeW the shape of W: [k1, k2] when X has 2 axes, else [k1, k2, n, m]
 * @param options stride, padding, dilation
 * @returns { letters, numbers }
 * @throws ShapeError when a shape is not whole numbers ≥ 1, or the shapes do not fit together
 * @throws ValueError when an option is out of range
 * @throws TypeError when a shape is not a list, or an option is unknown or of the wrong kind
 *
 * @example
 * gradientFormulas([5, 5], [2, 2], { stride: 2, padding: 1 }).letters.pixel // "X[2 i + k_1 - 1,\\,2 j + k_2 - 1]"
 */
export function gradientFormulas(
  shapeX: readonly number[],
  shapeW: readonly number[],
  options: ConvOptions = {},
): GradientFormulas {
  return publicly("gradientFormulas", () => {
    const sizes = geometry(shapeX, shapeW, readOptions(options, ["stride", "padding", "dilation"]));
    const { kernel, output, inputChannels, outputChannels, batch } = sizes;
    const [k1, k2, i, j, n, m, b] = [
      ...kernel,
      ...output,
      inputChannels,
      outputChannels,
      batch,
    ].map((length) => String(length - 1));
    const numbers = { k1, k2, n, m, i, j, b };
    return {
      letters: inLetters(sizes, shapeX.length),
      numbers: formulasOf(sizes, shapeX.length, numbers),
    };
  });
}

/** The formulas with letters for the sizes. @param rank the number of axes of X */
export function inLetters(sizes: ConvGeometry, rank: number): LayerFormulas {
  return formulasOf(sizes, rank, LETTERS);
}

function formulasOf(sizes: ConvGeometry, rank: number, lasts: Lasts): LayerFormulas {
  const { stride, dilation, before } = sizes;
  const image = rank === 4 ? "b," : "";
  const [n, m, kernel] = rank === 2 ? ["", "", ""] : [",\\,n", ",\\,m", ",n,m"];
  const [z, w, b] = [`Z[${image}i,j${m && ",m"}]`, `W[k_1,k_2${kernel}]`, m ? "b[m]" : "b[0]"];
  const x = `X[${image}i,j${n && ",n"}]`;
  const indices = ([0, 1] as const).map((axis) => {
    const [at, k] = [`${"ij"[axis]}`, `k_${axis + 1}`];
    return {
      pixel: affine([stride[axis], at], [dilation[axis], k], -before[axis]),
      entry: over(affine([1, at], before[axis], [-dilation[axis], k]), stride[axis]),
      shifted: affine([1, at], [dilation[axis], k]),
    };
  });
  const place = (name: string, of: "pixel" | "entry" | "shifted", channel: string) =>
    `${name}[${image}${indices[0][of]},\\,${indices[1][of]}${channel}]`;
  const pixel = place("X", "pixel", n);
  const entry = place("Z", "entry", m);
  const window = sum("k_1", lasts.k1) + sum("k_2", lasts.k2);
  const pixels = (image && sum("b", lasts.b)) + sum("i", lasts.i) + sum("j", lasts.j);
  const inputs = n && sum("n", lasts.n);
  const outputs = m && sum("m", lasts.m);
  const covering = covers(sizes, lasts, 0) + covers(sizes, lasts, 1);
  return {
    Z: `${z} = ${window}${inputs} ${w}\\;${pixel} + ${b}`,
    dZ: `${partial(z)} = ${partial(`U${z.slice(1)}`)}\\cdot f'(${z})`,
    dW: `${partial(w)} = ${pixels} ${partial(z)}\\;${pixel}`,
    db: `${partial(b)} = ${pixels} ${partial(z)}`,
    dX: `${partial(x)} = ${covering}${outputs} ${w}\\;${partial(entry)}`,
    reversed: `${partial(x)} = ${window}${outputs} W^{\\text{rev}}${w.slice(1)}\\;${place("D", "shifted", m)}`,
    pixel,
    entry,
    reach: `${reachOf(sizes, lasts, 0)},\\qquad ${reachOf(sizes, lasts, 1)}`,
  };
}

function sum(symbol: string, last: string): string {
  return `\\sum_{${symbol}=0}^{${last}}\\;`;
}

function over(numerator: string, denominator: number): string {
  return denominator === 1 ? numerator : `\\tfrac{${numerator}}{${denominator}}`;
}

/** The sum over the rows (axis 0) or columns of the kernel under which a pixel of X can lie. */
function covers(sizes: ConvGeometry, lasts: Lasts, axis: 0 | 1): string {
  const [at, k] = ["ij"[axis], `k_${axis + 1}`];
  const [lastOutput, lastOffset] = axis === 0 ? [lasts.i, lasts.k1] : [lasts.j, lasts.k2];
  const [p, d] = [sizes.before[axis], sizes.dilation[axis]];
  // With a stride the offsets have gaps; `reach` says which of them occur.
  if (sizes.stride[axis] > 1) return `\\sum_{${k}}\\;`;
  const isNumber = Number.isInteger(Number(lastOutput));
  // With a letter the offset from the last output, i + p − (R − 1), is written i − R + p + 1.
  const lowest = isNumber
    ? affine([1, at], p - Number(lastOutput))
    : affine([1, at], [-1, lastOutput[0]], p + 1);
  const low = d === 1 ? lowest : `\\lceil ${over(lowest, d)}\\rceil`;
  const highest = affine([1, at], p);
  const high = d === 1 ? highest : `\\lfloor ${over(highest, d)}\\rfloor`;
  // If the number cannot be negative, or the last offset is always reached, there is only one limit.
  const from = isNumber && p >= Number(lastOutput) ? low : `\\max(0,\\,${low})`;
  const isAlways = p >= d * (sizes.kernel[axis] - 1);
  const to = isNumber && isAlways ? lastOffset : `\\min(${lastOffset},\\,${high})`;
  return `\\sum_{${k}=${from}}^{${to}}\\;`;
}

/** The condition that the row (axis 0) or column of Z for a pixel of X must meet. */
function reachOf(sizes: ConvGeometry, lasts: Lasts, axis: 0 | 1): string {
  const [at, k] = ["ij"[axis], `k_${axis + 1}`];
  const last = axis === 0 ? lasts.i : lasts.j;
  const offset = affine([1, at], sizes.before[axis], [-sizes.dilation[axis], k]);
  if (sizes.stride[axis] === 1) return `0 \\le ${offset} \\le ${last}`;
  const values = Number(last) < 3 ? listTo(Number(last)) : `0, 1, \\ldots, ${last}`;
  return `${over(offset, sizes.stride[axis])} \\in \\{${values}\\}`;
}

function listTo(last: number): string {
  return Array.from({ length: last + 1 }, (_, k) => k).join(", ");
}
