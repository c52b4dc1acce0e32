// A question whose answer is a pixel, or a value and a pixel.

import type { Answer } from "../reading/answer";
import type { Form } from "../reading/form";
import { formatPlaces } from "../tensor/indices";
import { formatNumber } from "../tensor/number";
import { type Mistake, type Question, withPairs } from "./question";
import { type Fit, fitNumbers } from "./rounding";

/** A value of an array and the pixels where it stands. */
export interface Places {
  readonly value: number;
  readonly at: readonly (readonly number[])[];
}

/** What a mistake gives; where it could give much, what it gives at the pixel of an answer. */
type Gives = Places | undefined | ((pixel: readonly number[]) => Places | undefined);

/** A mistake about a value and its places: what was done, what it gives, a hint. */
export type PlaceMistake = readonly [name: string, gives: Gives, hint: string];

/** A question whose answer is a pixel, or a value and a pixel. */
export interface PlaceQuestion {
  /** The name of the array. */
  name: string;
  /** Whether the value is asked for, besides the pixel. */
  withValue: boolean;
  form: Form;
  /** Undefined when there is no such pixel. */
  right: Places | undefined;
  /** The shape of the array. */
  shape: readonly number[];
  mistakes: () => readonly PlaceMistake[];
  /** Two mistakes at once, for answers that no single mistake gives. */
  pairs?: () => readonly PlaceMistake[];
  hint: string;
  solution: string;
}

/** The question from the places that are right and those that mistakes give. */
export function placeQuestion(asked: PlaceQuestion): Question {
  const { name, withValue, form, right, shape, hint, solution } = asked;
  // The value alone is not the answer yet, nor is the pixel.
  const isComplete = ({ numbers, at }: Answer) =>
    at.length > 0 && (!withValue || numbers.length > 0);
  // A right value without its pixel is half an answer, not a mistake.
  const isHalf = (answer: Answer) => right !== undefined && fitPlaces(answer, right) !== undefined;
  const fitting = ([what, gives, hint]: PlaceMistake): Mistake[] => {
    if (gives === undefined) return [];
    const fit = (answer: Answer) => {
      const given = typeof gives === "function" ? atPixel(answer, gives) : gives;
      return isHalf(answer) || given === undefined ? undefined : fitPlaces(answer, given);
    };
    return [{ name: what, hint, fit }];
  };
  return {
    form,
    hint,
    solution,
    fit(answer) {
      if (answer.kind === "none") return right === undefined ? "exact" : undefined;
      return right && isComplete(answer) ? fitPlaces(answer, right) : undefined;
    },
    mistakes: () =>
      withPairs(asked.mistakes().flatMap(fitting), asked.pairs?.().flatMap(fitting) ?? []),
    differences(answer) {
      if (answer.kind === "none") return { entries: [], text: "There is such a pixel." };
      if (right === undefined) return { entries: [], text: "Is there such a pixel at all?" };
      const { numbers, at: pixels } = answer;
      const sentences: string[] = [];
      const valueFits = fitNumbers(numbers, [right.value]) !== undefined;
      if (withValue && numbers.length === 0) sentences.push("The value is missing.");
      else if (withValue) sentences.push(`The value is ${valueFits ? "right" : "not right"}.`);
      else if (numbers.length > 0 && !valueFits) {
        sentences.push(`Asked for is a pixel where ${name} is ${formatNumber(right.value)}.`);
      }
      if (pixels.length === 0) sentences.push("The pixel (i, j) is missing.");
      const wrong = pixels.filter((pixel) => !isAmong(pixel, right.at));
      const outside = wrong.filter(
        (pixel) => !pixel.every((at, axis) => Number.isInteger(at) && at >= 0 && at < shape[axis]),
      );
      if (outside.length > 0) {
        const [rows, columns] = ["row", "column"].map((axis, k) => indices(axis, shape[k]));
        sentences.push(
          `${name} has no pixel ${formatPlaces(outside)}, only ${rows} and ${columns}.`,
        );
      } else if (wrong.length > 0) {
        sentences.push(`The answer is not at ${formatPlaces(wrong)}.`);
      } else if (withValue && pixels.length > 0) sentences.push("The pixel is right.");
      return { entries: wrong, text: sentences.join(" ") };
    },
  };
}

/** "row 0", or "rows 0 to 4". */
const indices = (axis: string, length: number) =>
  length === 1 ? `${axis} 0` : `${axis}s 0 to ${length - 1}`;

/** What a mistake gives at the first pixel of an answer that has a value, too. */
function atPixel({ numbers, at }: Answer, gives: (pixel: readonly number[]) => Places | undefined) {
  return numbers.length > 0 && at.length > 0 ? gives(at[0]) : undefined;
}

function isAmong(pixel: readonly number[], places: Places["at"]): boolean {
  return places.some(
    (at) => at.length === pixel.length && at.every((k, axis) => k === pixel[axis]),
  );
}

/** An answer without a pixel, or without a value, fits when the other does. */
function fitPlaces({ numbers, at }: Answer, places: Places): Fit {
  if (!at.every((pixel) => isAmong(pixel, places.at))) return undefined;
  return numbers.length === 0 ? "exact" : fitNumbers(numbers, [places.value]);
}
