// The public check: from the name of a question to a verdict.
import type { ConvOptions } from "../geometry/options";
import type { AnswerLike } from "../judge/answer";
import { judge, type Question } from "../judge/question";
import type { Verdict } from "../judge/verdict";
import type { ActivationLike } from "../layers/activation";
import { describe, quote } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import type { TensorLike } from "../tensor/nested";
import { limits, size } from "./problem1";
import { largestPositive, mostNegative, zero } from "./problem1-pixels";
import { channels, shapes } from "./problem2";
import { multiplications, parameters } from "./problem2-costs";
import { dZ } from "./problem3";
import { dX } from "./problem3-input";
import { db, dW } from "./problem3-weights";

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
  shapeX?: readonly number[];
  /** The shape of W in Problem 2: [k1, k2] or [k1, k2, n, m], whole numbers ≥ 1. */
  shapeW?: readonly number[];
}

const QUESTIONS: Record<string, (inputs: unknown) => Question> = {
  "1a": limits,
  "1b": size,
  "1c": largestPositive,
  "1d": mostNegative,
  "1e": zero,
  "2a": shapes,
  "2b": channels,
  "2c": multiplications,
  "2d": parameters,
  "3a": dZ,
  "3b": dW,
  "3c": dX,
  "3db": db,
};

/**
 * Judges an answer to a question of a problem, for any inputs. A wrong answer is compared with what
 * common mistakes give on the same inputs, and those that give just this answer are named.
 *
 * | question | asks for | inputs |
 * | --- | --- | --- |
 * | 1a | the limits of k1 and k2: "0 1 0 1", or { k1: [0, 1], k2: [0, 1] } | { X, W } |
 * | 1b | the size of Z: "5×4" | { X, W } |
 * | 1c, 1d | the largest positive, the most negative value of Z and a pixel: "6 at (1, 3)" | { X, W } |
 * | 1e | a pixel where Z is 0: [0, 1] | { X, W } |
 * | 2a | the shape of Z and U, or both shapes | { shapeX, shapeW } |
 * | 2b | the input and the output channels | { shapeX, shapeW } |
 * | 2c, 2d | the multiplications, the parameters | { shapeX, shapeW } |
 * | 3a, 3b, 3c, 3db | ∂J/∂Z, ∂J/∂W, ∂J/∂X, ∂J/∂b | { X, W, b, activation, dU, stride, padding, dilation } |
 *
 * Where there is no such pixel, "none" is right. Numbers may be rounded to at least three decimals or
 * three significant digits, and an array may be given as one list, row by row. In Problem 3 only X, W
 * and dU are needed, and the activation is the sigmoid unless another is named.
 *
 * @param question for example "1a" or "1(a)"
 * @param answer a number, nested arrays, a Tensor, a mathjs matrix, or text such as "1 2; 3 4"; an
 *   answer that is empty is judged as not given yet
 * @param inputs the inputs of the problem, of the shapes that conv2d, layerCost and convLayer take
 * @returns a verdict that prints itself: right or not, mistakes, differences, hint and solution
 * @throws ShapeError when inputs do not fit together or the answer is a ragged array
 * @throws ValueError when there is no such question, a text holds no numbers, or a number is not finite
 * @throws TypeError when an input is unknown, or an argument is of the wrong kind
 *
 * @example
 * check("1b", "5×4", { X: [[1, 2], [3, 4]], W: [[1, -1]] }).right // false
 * @example
 * check("2d", 1800, { shapeX: [48, 64, 10], shapeW: [3, 3, 10, 20] }).mistakes // ["leaving out the biases"]
 */
export function check(question: string, answer: AnswerLike, inputs: CheckInputs): Verdict {
  return publicly("check", () => {
    if (typeof question !== "string") {
      throw new KindError(`question must be text such as "1a", but got ${describe(question)}`);
    }
    const name = question.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
    if (!Object.hasOwn(QUESTIONS, name)) {
      throw new ValueError(
        `there is no question ${quote(question)}; the questions are ${Object.keys(QUESTIONS).join(", ")}`,
      );
    }
    return judge(QUESTIONS[name](inputs), answer);
  });
}
