// Whether a number follows from those that were computed before it.
import { plain } from "../notation/plain";
import { tokenize } from "../notation/tokens";
import { atomsOf, isNumber } from "../notation/words";

/** Of more numbers than these not all combinations are tried. */
const MOST_NUMBERS = 8;

/**
 * Whether the last step of a computation follows from the steps before it: it computes with one of their
 * numbers, or it gives what sums and products of their numbers give, in their order.
 *
 * @param isSaid whether a word says that it follows
 */
export function isStep(steps: string, last: string, isSaid: boolean): boolean {
  const known = numbersOf(steps);
  const [left, right] = last.split(/[=≈](?=[^=≈]*$)/);
  const computed = right === undefined ? [] : numbersOf(left);
  if (computed.some((value) => known.includes(value))) return true;
  if (!isSaid) return false;
  const isComputed = right !== undefined || /\d\s*[*+^(]/.test(plain(last));
  return isComputed || known.length === 0 || reached(known).has(numbersOf(last)[0]);
}

function numbersOf(text: string): number[] {
  const tokens = tokenize(text);
  const products = atomsOf(tokens, { products: true, joined: true, listed: false });
  const factors = atomsOf(tokens, { products: false, joined: true, listed: false });
  const computed = [...products, ...factors].filter(isNumber).map(({ value }) => value);
  // The terms of a sum are among them too.
  const typed = tokens.filter(({ kind }) => kind === "number").map(({ text }) => Number(text));
  return [...computed, ...typed];
}

/** What sums and products of some of the numbers give, in their order. */
function reached(numbers: readonly number[]): Set<number> {
  const all = new Set<number>();
  for (const value of numbers.slice(0, MOST_NUMBERS)) {
    for (const before of [...all]) all.add(before + value).add(before * value);
    all.add(value);
  }
  return all;
}
