// The maker of questions that ask for a list of numbers.
import type { Typed } from "../notation/typed";
import type { Answer } from "../reading/answer";
import type { Form } from "../reading/form";
import { listed } from "../tensor/arguments";
import { formatTyped } from "../tensor/number";
import { type Mistake, type Question, withPairs } from "./question";
import { type Fit, fitNumbers } from "./rounding";

/** A mistake in a list of numbers: what was done, what it gives, a hint. */
export type ListMistake = readonly [name: string, numbers: readonly number[], hint: string];

/** A question whose answer is a list of numbers, such as a size. */
export interface ListQuestion {
  /** What each number is: "the rows of Z". */
  labels: readonly string[];
  right: readonly number[];
  form: Form;
  mistakes: readonly ListMistake[];
  /** Two mistakes at once, for answers that no single mistake gives. */
  pairs?: readonly ListMistake[];
  hint: string;
  solution: string;
}

/** The question from the numbers that are right and those that mistakes give. */
export function listQuestion({
  labels,
  right,
  mistakes,
  pairs = [],
  ...rest
}: ListQuestion): Question {
  return {
    ...rest,
    fit: ({ numbers }) => fitCounts(numbers, right),
    mistakes: () => withPairs(mistakes.map(fitting), pairs.map(fitting)),
    differences({ kind, numbers }) {
      if (kind === "none") return { entries: [], text: `Asked for: ${listed(labels)}.` };
      if (numbers.length !== right.length) {
        return {
          entries: [],
          text: `${right.length} numbers are asked for, ${listed(labels)}; the answer has ${numbers.length}.`,
        };
      }
      const wrong = [...numbers.keys()].filter((k) => numbers[k].value !== right[k]);
      const entries = wrong.map((k) => [k]);
      if (right.length === 1) return { entries, text: "" };
      const named = wrong.map((k) => `${labels[k]} (${formatTyped(numbers[k].value)})`);
      const all = wrong.length > 2 && wrong.length === right.length;
      const which = all ? `all ${wrong.length} numbers` : listed(named);
      return { entries, text: `Wrong: ${which}.` };
    },
  };
}

function fitting([name, numbers, hint]: ListMistake): Mistake {
  return { name, hint, fit: (answer: Answer) => fitCounts(answer.numbers, numbers) };
}

/** Counts need no rounding: 4000000.001 is no count, however near it is to one. */
function fitCounts(given: readonly Typed[], expected: readonly number[]): Fit {
  return given.every(({ value }) => Number.isInteger(value))
    ? fitNumbers(given, expected)
    : undefined;
}
