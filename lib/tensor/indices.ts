// Index tuples, and lists of them in words.
import { describe, isArray, isWhole, listed } from "./arguments";
import { KindError, publicly, ValueError } from "./errors";
import { formatNumber } from "./number";

/** The index tuple of the entry at a row-major position, for example 7 in a 6×5 tensor: [1, 2]. */
export function indexOf(position: number, shape: readonly number[]): number[] {
  const index = new Array<number>(shape.length);
  let rest = position;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = rest % shape[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return index;
}

/**
 * Places in words, for sentences about {@link extremes}.
 *
 * @param at index tuples
 * @param most how many are written out, a whole number of at least 1; the others are counted
 * @returns "(1, 3), (2, 3) and (3, 3)", "(0, 0), (0, 1) and 18 more", or "nowhere" for none
 * @throws TypeError when at is not a list of index tuples
 * @throws ValueError when most is not a whole number of at least 1
 *
 * @example
 * formatPlaces([[1, 3], [2, 3], [3, 3]]) // "(1, 3), (2, 3) and (3, 3)"
 */
export function formatPlaces(at: readonly (readonly number[])[], most = 40): string {
  return publicly("formatPlaces", () => {
    if (!isArray(at)) {
      throw new KindError(`at must be a list of index tuples, but got ${describe(at)}`);
    }
    const wrong = Array.from(at).findIndex((index) => !isArray(index));
    if (wrong >= 0) {
      throw new KindError(
        `at[${wrong}] must be a list such as [1, 3], but got ${describe(at[wrong])}`,
      );
    }
    if (!isWhole(most, 1)) {
      throw new ValueError(`most must be a whole number of at least 1, but got ${describe(most)}`);
    }
    if (at.length === 0) return "nowhere";
    const written = at.slice(0, most).map((index) => `(${index.map(formatNumber).join(", ")})`);
    if (at.length > most) written.push(`${at.length - most} more`);
    return listed(written);
  });
}
