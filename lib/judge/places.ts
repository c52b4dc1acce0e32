// A question whose answer is a pixel, or a value and a pixel.
import { formatPlaces } from "../tensor/indices";
import type { Answer } from "./answer";
import type { Mistake, Question } from "./question";
import { type Fit, fitNumbers } from "./rounding";

/** A value of an array and the pixels where it stands. */
export interface Places {
  readonly value: number;
  readonly at: readonly (readonly number[])[];
}

/** A mistake about a value and its places: what was done, what it gives, a hint. */
export type PlaceMistake = readonly [name: string, gives: Places | undefined, hint: string];

/** A question whose answer is a pixel, or a value and a pixel. */
export interface PlaceQuestion {
  /** The name of the array. */
  name: string;
  /** Whether the value is asked for, before the pixel. */
  withValue: boolean;
  /** Undefined when there is no such pixel. */
  right: Places | undefined;
  /** The shape of the array. */
  shape: readonly number[];
  mistakes: () => readonly PlaceMistake[];
  hint: string;
  solution: string;
}

/** The question from the places that are right and those that mistakes give. */
export function placeQuestion(asked: PlaceQuestion): Question {
  const { name, withValue, right, shape, hint, solution } = asked;
  const fit = (answer: Answer, places: Places) => fitPlaces(answer, places, withValue);
  return {
    form: "list",
    ...(withValue && { fields: ["value", "at"] }),
    hint,
    solution,
    fit(answer) {
      if (answer.kind === "none") return right === undefined ? "exact" : undefined;
      // The value alone is not the answer yet.
      return right && pixelsOf(answer, withValue).length > 0 ? fit(answer, right) : undefined;
    },
    mistakes: () =>
      asked.mistakes().flatMap(([what, gives, hint]): Mistake[] => {
        if (gives === undefined) return [];
        // A right value without its pixel is half an answer, not a mistake.
        const isHalf = (answer: Answer) => right !== undefined && fit(answer, right) !== undefined;
        return [
          { name: what, hint, fit: (answer) => (isHalf(answer) ? undefined : fit(answer, gives)) },
        ];
      }),
    differences(answer) {
      if (answer.kind === "none") return { entries: [], text: "There is such a pixel." };
      if (right === undefined) return { entries: [], text: "Is there such a pixel at all?" };
      const pixels = pixelsOf(answer, withValue);
      const sentences: string[] = [];
      const valueFits = fitNumbers(answer.numbers.slice(0, 1), [right.value]) !== undefined;
      if (withValue) sentences.push(`The value is ${valueFits ? "right" : "not right"}.`);
      if (pixels.length === 0) sentences.push("The pixel (i, j) is missing.");
      const wrong = pixels.filter((pixel) => !isAmong(pixel, right.at));
      const outside = wrong.filter(
        (pixel) => !pixel.every((at, axis) => Number.isInteger(at) && at >= 0 && at < shape[axis]),
      );
      if (pixels.some((pixel) => pixel.length !== shape.length)) {
        sentences.push("A pixel has two indices, i and j.");
      } else if (outside.length > 0) {
        sentences.push(`${name} has no pixel ${formatPlaces(outside)}.`);
      } else if (wrong.length > 0) {
        sentences.push(`The answer does not stand at ${formatPlaces(wrong)}.`);
      } else if (withValue && pixels.length > 0) sentences.push("The pixel is right.");
      return { entries: wrong, text: sentences.join(" ") };
    },
  };
}

/** The pixels of an answer: pairs of numbers, behind the value when there is one. */
function pixelsOf({ numbers }: Answer, withValue: boolean): number[][] {
  const rest = numbers.slice(withValue ? 1 : 0).map(({ value }) => value);
  return Array.from({ length: Math.ceil(rest.length / 2) }, (_, k) => rest.slice(2 * k, 2 * k + 2));
}

function isAmong(pixel: readonly number[], places: Places["at"]): boolean {
  return places.some(
    (at) => at.length === pixel.length && at.every((k, axis) => k === pixel[axis]),
  );
}

/** An answer that names no pixel fits when its value does. */
function fitPlaces(answer: Answer, { value, at }: Places, withValue: boolean): Fit {
  if (answer.kind === "none") return undefined;
  if (!pixelsOf(answer, withValue).every((pixel) => isAmong(pixel, at))) return undefined;
  return withValue ? fitNumbers(answer.numbers.slice(0, 1), [value]) : "exact";
}
