// What a worksheet computes from its fields.
import { extremeWords, sizeWords, zeroWords } from "../homework/problem1-words";
import { conv2d, conv2dGradients } from "../layers/conv2d";
import { settled } from "../layers/settled";
import { WORKED_LENGTH } from "../limits";
import { formatShape } from "../tensor/arguments";
import { LimitError } from "../tensor/errors";
import { extremes } from "../tensor/extremes";
import { formatNumber } from "../tensor/number";
import type { Tensor } from "../tensor/tensor";
import type { Setting } from "./setting";

/** The fields that Z depends on. */
export interface Inputs {
  X: number[][] | Tensor;
  W: number[][] | Tensor;
  bias?: number[] | Tensor;
  stride?: Setting;
  padding?: Setting;
  dilation?: Setting;
}

/** How the window moves, as options of the library. */
export function optionsOf({ stride, padding, dilation }: Inputs) {
  return {
    ...(stride === undefined ? {} : { stride: stride as number }),
    ...(padding === undefined ? {} : { padding: padding as number }),
    ...(dilation === undefined ? {} : { dilation: dilation as number }),
  };
}

/** Z, the marks of its extremes, and the answers of Problem 1 (b) to (e). */
export function forwardResults(inputs: Inputs) {
  const { X, W, bias } = inputs;
  const computed = conv2d(X, W, { ...optionsOf(inputs), ...(bias === undefined ? {} : { bias }) });
  if (Math.max(...computed.shape) > WORKED_LENGTH) {
    throw new LimitError(
      `Z would be ${formatShape(computed.shape)}; a worksheet holds at most ${WORKED_LENGTH} rows and ${WORKED_LENGTH} columns`,
    );
  }
  const Z = settled(computed);
  const { max, min, zeros } = extremes(Z);
  const isPlain = Object.keys(optionsOf(inputs)).length === 0;
  const sides = [X, W].map((A) => ("shape" in A ? A.shape : [A.length, A[0].length]));
  return {
    computed,
    Z,
    marks: [
      { label: `largest: ${formatNumber(max.value)}`, at: max.at },
      { label: `smallest: ${formatNumber(min.value)}`, at: min.at },
    ],
    answers: [
      isPlain ? sizeWords(sides[0], sides[1], Z.shape) : `Z is ${formatShape(Z.shape)}.`,
      extremeWords(max, 1),
      extremeWords(min, -1),
      zeroWords(zeros),
    ],
  };
}

/** The gradients with respect to W and X. */
export function backwardResults(inputs: Inputs, dZ: number[][] | Tensor) {
  return conv2dGradients(inputs.X, inputs.W, dZ, optionsOf(inputs));
}
