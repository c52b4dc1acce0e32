// The public check: from the name of a question to a verdict.
import type { ConvOptions } from "../geometry/options";
import { questionOf } from "../homework/questions";
import { judge } from "../judge/question";
import type { Verdict } from "../judge/verdict";
import type { ActivationLike } from "../layers/activation";
import type { AnswerLike } from "../reading/answer";
import type { ShapeLike } from "../tensor/arguments";
import { publicly } from "../tensor/errors";
import type { TensorLike } from "../tensor/nested";
import type { AnswerFunction } from "./answer-layer";
import { judgeFunction } from "./functions";

/** The inputs of the problems; see {@link check} for those that each needs. */
export interface CheckInputs extends ConvOptions {
  /** The input: [i, j] in Problem 1; [i, j], [i, j, n] or [b, i, j, n] in Problem 3. */
  X?: TensorLike;
  /** The kernel: [k1, k2], or [k1, k2, n, m] for an X with channels. */
  W?: TensorLike;
  /** The bias of Problem 3, shape [m]. @default zeros */
  b?: TensorLike;
  /** What follows the convolution in Problem 3. @default "sigmoid" */
  activation?: ActivationLike;
  /** ∂J/∂U of Problem 3, of the shape of Z and U. */
  dU?: TensorLike;
  /** The shape of X in Problem 2: [i, j], [i, j, n] or [b, i, j, n], whole numbers ≥ 1. */
  shapeX?: ShapeLike;
  /** The shape of W in Problem 2: [k1, k2] or [k1, k2, n, m], whole numbers ≥ 1. */
  shapeW?: ShapeLike;
}

/**
 * Judges an answer to a question of a problem, for any inputs. A wrong answer is compared with what
 * common mistakes give on the same inputs; those that agree with it are named, three at most.
 *
 * | question | asks for | inputs |
 * | --- | --- | --- |
 * | 1a | the limits of k1 and k2: "k1 from 3 to 7, k2 from 2 to 9", or { k1: [3, 7], k2: [2, 9] } | { X, W } |
 * | 1b | the size of Z: "12×15" | { X, W } |
 * | 1c, 1d | the largest positive, the most negative value of Z and a pixel: "19 at (8, 11)" | { X, W } |
 * | 1e | a pixel where Z is 0: [8, 11] | { X, W } |
 * | 2a | the shape of Z and U, or both shapes | { shapeX, shapeW } |
 * | 2b | the input and the output channels | { shapeX, shapeW } |
 * | 2c, 2d | the multiplications, the parameters | { shapeX, shapeW } |
 * | 3a, 3b, 3c, 3db | ∂J/∂Z, ∂J/∂W, ∂J/∂X, ∂J/∂b | { X, W, b, activation, dU, stride, padding, dilation } |
 *
 * Text is read as one writes it: labels in any order, "9 columns, 7 rows"; inequalities and sums,
 * "2 ≤ k1 < 5"; arithmetic, "7 · 8 · 3"; large numbers with separators; LaTeX, JSON, and what programs
 * print; reasons and working before a conclusion. A word that may change the meaning of a number makes
 * an answer unreadable, and so do two sides of "=" that differ. What was read stands in the verdict.
 *
 * Where there is no such pixel, "none" is right. Numbers may be rounded to at least three decimals or
 * three significant digits, but a whole number is given with all its digits. An array may be given as
 * one list, row by row. In Problem 3 only X, W
 * and dU are needed, and the activation is the sigmoid unless another is named.
 *
 * In Problem 3 the answer may also be a function. The rule for one entry has the indices of the entry
 * as its arguments and then the layer, an {@link AnswerLayer} with all arrays and sizes:
 *
 * | question | rule |
 * | --- | --- |
 * | 3a | (i, j, m, layer) => … |
 * | 3b | (k1, k2, n, m, layer) => … |
 * | 3c | (i, j, n, layer) => … |
 * | 3db | (m, layer) => … |
 *
 * With a batch, b comes first in 3a and 3c; without channels there is no n and no m. A function with
 * one argument gets the layer and returns the whole array. A function is tried on the given layer and
 * on layers of random numbers and other sizes; if it takes arrays or sizes from elsewhere, only on the
 * given one, and the verdict says so. Where the given layer has, say, one channel only, a sum over the
 * channels that was left out is found on the others. What stops it, such as an index outside an array, is told in the
 * verdict. So is a loop that reads entries and never ends; a loop that reads none cannot be stopped
 * from within, and the kernel has to be interrupted.
 *
 * @param question for example "1a" or "1(a)"
 * @param answer a number, nested arrays, a Tensor, a mathjs matrix, text such as "1 2; 3 4", or in
 *   Problem 3 a function; an answer that is empty is judged as not given yet
 * @param inputs the inputs of the problem, of the shapes that conv2d, layerCost and convLayer take
 * @returns a verdict, which {@link show} displays: right or not, what was read, mistakes, differences,
 *   hint and solution. An answer that cannot be read is a verdict too, and never an error.
 * @throws ShapeError when inputs do not fit together
 * @throws ValueError when there is no such question, or an input is out of range
 * @throws TypeError when an input is unknown or of the wrong kind, or question is not text
 *
 * @example
 * check("1b", "2×1", { X: [[1, 2], [3, 4]], W: [[1, -1]] }).read // "2, 1"
 * @example
 * check("2d", 24, { shapeX: [8, 9, 3], shapeW: [2, 2, 3, 2] }).mistakes // ["leaving out the biases"]
 * @example
 * check("3b", (k1, k2, layer) => layer.X.at(k1, k2), { X: [[1, 2]], W: [[1]], dU: [[3, 4]] }).state // "wrong"
 */
export function check(
  question: string,
  answer: AnswerLike | AnswerFunction,
  inputs: CheckInputs,
): Verdict {
  return publicly("check", () =>
    typeof answer === "function"
      ? judgeFunction(question, answer as AnswerFunction, inputs)
      : judge(questionOf(question, inputs), answer),
  );
}
