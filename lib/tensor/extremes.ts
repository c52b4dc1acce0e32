// The largest and the smallest entry, and the zeros, with their places.
import { publicly } from "./errors";
import { indexOf } from "./indices";
import { type TensorLike, toTensor } from "./nested";
import type { Tensor } from "./tensor";

/** A value and all the places where it occurs. */
export interface Extreme {
  /** The value. */
  value: number;
  /** The index tuples of all entries with exactly this value, row by row. */
  at: number[][];
}

/** What {@link extremes} finds. */
export interface Extremes {
  /** The largest entry. */
  max: Extreme;
  /** The smallest entry: the most negative one when there are negative entries. */
  min: Extreme;
  /** The index tuples of all entries that are exactly 0, row by row. */
  zeros: number[][];
}

/**
 * The largest and the smallest entry with all their places, and the places of the zeros: questions
 * (c), (d) and (e) of Problem 1. Values are compared exactly, without a tolerance.
 *
 * @param Z an array of any shape
 * @returns max, min and zeros; when all entries are equal, max and min list the same places
 * @throws ShapeError, ValueError or TypeError when Z is not a rectangular array of finite numbers
 *
 * @example
 * extremes([[0, 2], [2, -1]]).max // { value: 2, at: [[0, 1], [1, 0]] }
 */
export function extremes(Z: TensorLike): Extremes {
  return publicly("extremes", () => {
    return finiteExtremes(toTensor("Z", Z));
  });
}

/** {@link extremes} of the finite entries. If there is none, max and min are infinite and have no places. */
export function finiteExtremes({ shape, data }: Tensor): Extremes {
  let largest = Number.NEGATIVE_INFINITY;
  let smallest = Number.POSITIVE_INFINITY;
  for (const value of data) {
    if (value > largest && value < Number.POSITIVE_INFINITY) largest = value;
    if (value < smallest && value > Number.NEGATIVE_INFINITY) smallest = value;
  }
  const placesOf = (wanted: number): number[][] => {
    const places: number[][] = [];
    if (!Number.isFinite(wanted)) return places;
    data.forEach((value, position) => {
      if (value === wanted) places.push(indexOf(position, shape));
    });
    return places;
  };
  return {
    max: { value: largest + 0, at: placesOf(largest) },
    min: { value: smallest + 0, at: placesOf(smallest) },
    zeros: placesOf(0),
  };
}
