// A question whose answer is a whole array.

import type { Answer } from "../reading/answer";
import { formatShape } from "../tensor/arguments";
import { Tensor } from "../tensor/tensor";
import { describeDifferences } from "./differences";
import { type Mistake, type Question, withPairs } from "./question";
import { type Fit, fitNumbers } from "./rounding";

/** A mistake in an array: what was done, what it gives (undefined where impossible), a hint. */
export type ArrayMistake = readonly [name: string, gives: Tensor | undefined, hint: string];

/** A question whose answer is a whole array. */
export interface ArrayQuestion {
  /** The homework's name of what is asked for: dW for ∂J/∂W. */
  symbol: "dZ" | "dW" | "db" | "dX";
  right: Tensor;
  /** The same by a formula that loses digits where numbers are tiny, as a reader may compute it. */
  lossy(): Tensor | undefined;
  /** What its indices are called. */
  axes: readonly string[];
  mistakes: () => readonly ArrayMistake[];
  /** Two mistakes at once, for answers that no single mistake gives. */
  pairs: () => readonly ArrayMistake[];
  hint: string;
  solution: string;
}

/** The question from the array that is right and those that mistakes give. */
export function arrayQuestion(asked: ArrayQuestion): Question {
  const { symbol, right, axes, hint, solution } = asked;
  const name = `∂J/∂${symbol.slice(1)}`;
  const layout: Mistake = {
    name: `giving the right numbers in another shape than ${formatShape(right.shape)}`,
    hint: "Give the array with its axes, or all its numbers in one list, row by row.",
    fit: ({ numbers }) => fitNumbers(numbers, right.data),
  };
  return {
    form: "array",
    hint,
    solution,
    array: { name: symbol, tensor: right },
    fit(answer) {
      const fit = fitArray(answer, right);
      if (fit !== undefined) return fit;
      const other = asked.lossy();
      return other && fitArray(answer, other);
    },
    mistakes: () =>
      withPairs([...asked.mistakes().flatMap(fitting), layout], asked.pairs().flatMap(fitting)),
    differences: (answer) => describeDifferences(name, answer, right, axes),
    arrayOf({ numbers, shape }) {
      if (!isJoined(shape, right.shape)) return undefined;
      const data = Float64Array.from(numbers, ({ value }) => value);
      return { name: symbol, tensor: new Tensor(right.shape, data) };
    },
  };
}

function fitting([name, gives, hint]: ArrayMistake): Mistake[] {
  return gives === undefined ? [] : [{ name, hint, fit: (answer) => fitArray(answer, gives) }];
}

/** The numbers, in the array's shape or one in which neighbouring axes are joined. */
function fitArray({ numbers, shape }: Pick<Answer, "numbers" | "shape">, expected: Tensor): Fit {
  return isJoined(shape, expected.shape) ? fitNumbers(numbers, expected.data) : undefined;
}

/**
 * True when a shape is another one with neighbouring axes joined, or axes of length 1 more or less:
 * 6, 1×6 and 3×2 for 3×2×1. Row by row the numbers are then in the same order.
 */
export function isJoined(shape: readonly number[], full: readonly number[]): boolean {
  const steps = (lengths: readonly number[]) =>
    lengths.map((_, axis) => lengths.slice(axis).reduce((product, length) => product * length, 1));
  const known = new Set([1, ...steps(full)]);
  return steps(shape)[0] === steps(full)[0] && steps(shape).every((step) => known.has(step));
}
