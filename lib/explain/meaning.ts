// What a kernel looks for, in words.
import { conv2d } from "../layers/conv2d";
import { settled } from "../layers/settled";
import { formatShape } from "../tensor/arguments";
import { publicly, ShapeError } from "../tensor/errors";
import { fill } from "../tensor/fill";
import { type TensorLike, toTensor } from "../tensor/nested";
import { formatNumber } from "../tensor/number";
import type { Tensor } from "../tensor/tensor";

/**
 * What a kernel looks for, in words: what Z is where X is flat, and where X gets evenly brighter. Both
 * follow from the sums Σ W, Σ k1 · W and Σ k2 · W over all weights.
 *
 * @param W shape [k1, k2]
 * @returns sentences about W, X and Z
 * @throws ShapeError when W is ragged or has other axes
 * @throws ValueError when an entry is not finite
 * @throws TypeError when an entry is not a number
 *
 * @example
 * kernelMeaning([[0, 2]]) // "Only one weight is not 0: Z is a part of X, times 2."
 */
export function kernelMeaning(W: TensorLike): string {
  return publicly("kernelMeaning", () => {
    const kernel = toTensor("W", W);
    if (kernel.rank !== 2) {
      throw new ShapeError(
        `W must have two axes, [k1, k2], but got the shape ${formatShape(kernel.shape)}; take one channel of it`,
      );
    }
    const weights = Array.from(kernel.data);
    const used = weights.filter((weight) => weight !== 0);
    if (used.length === 0) return "All weights are 0, so Z is 0 whatever X is.";
    if (used.length === 1) {
      const which = weights.length === 1 ? "X" : "a part of X";
      return `Only one weight is not 0: Z is ${which}, times ${formatNumber(used[0])}.`;
    }
    const flat = answerTo(kernel, () => 1);
    return flat === 0
      ? `The weights add up to 0, so where X is flat, Z is 0: W looks for change. ${slopes(kernel)}`
      : brightness(weights, used, flat);
  });
}

/** The answer of W to a patch of its size, without rounding errors. */
function answerTo(W: Tensor, patch: (k1: number, k2: number) => number): number {
  return settled(conv2d(fill(W.shape, patch), W)).data[0];
}

/** For weights that add up to 0: the slopes of brightness on which Z is positive. */
function slopes(W: Tensor): string {
  const directions: [answer: number, direction: string][] = [
    [answerTo(W, (k1) => k1), "downwards"],
    [answerTo(W, (_, k2) => k2), "to the right"],
  ];
  const steep = directions.filter(([answer]) => answer !== 0);
  if (steep.length === 0) {
    return "A steady slope of brightness gives 0 too: W answers only where the slope itself changes.";
  }
  const slope = (sign: number) =>
    steep
      .map(([answer, direction]) => `${sign * answer > 0 ? "brighter" : "darker"} ${direction}`)
      .join(" and ");
  return `Where X gets evenly ${slope(1)}, Z is positive; where it gets evenly ${slope(-1)}, Z is negative.`;
}

/** For weights that add up to `flat`, which is not 0. */
function brightness(weights: readonly number[], used: readonly number[], flat: number): string {
  const sum = formatNumber(flat);
  const scale = `Where X is flat, Z is ${sum} times its brightness.`;
  const isPositive = used.every((weight) => weight > 0);
  if (!isPositive && used.some((weight) => weight > 0)) {
    return `The weights add up to ${sum}, so both brightness and change count. ${scale}`;
  }
  const kind = weights.every((weight) => weight === weights[0])
    ? "a sum over the window in which every pixel has the same weight: a blur"
    : "a weighted sum of the brightness in the window";
  return isPositive
    ? `No weight is negative: Z is ${kind}. ${scale}`
    : `No weight is positive: Z is ${kind}, with a minus sign. ${scale}`;
}
