// An answer that is a pixel, or a value and pixels.

import { unequal } from "../notation/arithmetic";
import type { Value } from "../notation/literal";
import { tokenize } from "../notation/tokens";
import { firstReadable, Unreadable } from "../notation/unreadable";
import {
  type Atom,
  allowOnly,
  atomsOf,
  codeOf,
  isNumber,
  marked,
  vocabulary,
} from "../notation/words";
import { formatTyped } from "../tensor/number";
import { type Named, namedBySets, withRanges } from "./index-sets";
import { withoutOrdinals } from "./ordinals";
import { onlyPlaces, PLACE_WORDS } from "./place-words";

/** A value, where one was given, and the pixels that were named for it. */
export interface Located {
  readonly value: Value | undefined;
  readonly at: readonly (readonly number[])[];
}

const TWO = "A pixel has two indices, i and j, one for its row and one for its column.";

/** Row and column, row and column. */
const inPairs = (numbers: number[]) =>
  Array.from({ length: numbers.length / 2 }, (_, k) => numbers.slice(2 * k, 2 * k + 2));
const columnFirst = ([column, row]: number[]) => [[row, column]];

/** The ways to write pixels, and the pixels that their numbers give. */
const PIXELS = [
  // (8, 2) and [8][2]
  { written: /[([{]n[,;]?n[)\]}]|\[n\]\[n\]/y, pixels: inPairs },
  // (i, j) = (8, 2)
  { written: /[([{]?i,?j[)\]}]?[=:]?[([{]?n[,;]?n(?!,?n)[)\]}]?/y, pixels: inPairs },
  { written: /[([{]?j,?i[)\]}]?[=:]?[([{]?n[,;]?n(?!,?n)[)\]}]?/y, pixels: columnFirst },
  // i = j = 8
  { written: /i=j=n/y, pixels: ([k]: number[]) => [[k, k]] },
  // at 8, 2
  { written: /(?<=@[=:]?)n,?n(?:,n,n)*(?!,?n)/y, pixels: inPairs },
  // 19: 8, 2 and 8, 2: 19
  { written: /(?<=n[:→])n,n$|^n,n(?=[:→]n)/y, pixels: inPairs },
];

/**
 * Reads a pixel, and a value when the question asks for one.
 *
 * @param silent the question's own words
 * @param isTolerant whether other words may stand in the text, where they turn nothing
 */
export function readPlaces(
  text: string,
  withValue: boolean,
  silent: string,
  isTolerant = false,
): Located {
  const known = { ...PLACE_WORDS, ...vocabulary({ silent }) };
  const { rest, checkPixels } = withoutOrdinals(text);
  const tokens = withRanges(marked(tokenize(onlyPlaces(rest)), known, isTolerant));
  const read = (joined: boolean, isGreedy: boolean) => () =>
    located(atomsOf(tokens, { products: true, joined, listed: true }), withValue, joined, isGreedy);
  // In "2,5 at (8, 2)" the first comma belongs to the number, because else there would be two values.
  const found = firstReadable(read(false, true), read(false, false), read(true, false));
  checkPixels(found.at);
  return found;
}

function located(
  given: readonly Atom[],
  withValue: boolean,
  joined: boolean,
  isGreedy: boolean,
): Located {
  const atoms = given.map((atom) => (atom === "|" || atom === "/" ? "," : atom));
  allowOnly(atoms, /^(?:[ijvto@,;:.=≈→∈<≤()[\]{}\n-])$/);
  const { at, rest } = withoutPixels(atoms, isGreedy);
  // (i, j) ∈ {(8, 2), (9, 2)}
  const left = codeOf(rest).replaceAll(/[([{]?i,j[)\]}]?[=:∈]*(?=[[{(]?P)/g, "");
  if (/[to∈<≤]/.test(left.replaceAll(/(?<=P)o(?=P)|∈(?=[{[(]P)/g, ""))) throw new Unreadable(TWO);
  // (value, i, j) = (19, 8, 2) names the usual order.
  const isOrder = /^[([{]?v,i,j[)\]}]?[=:][^ijv]*$/.test(left);
  if (/[ij]/.test(left) && !isOrder) throw new Unreadable("A pixel needs a row and a column.");
  if (/v[=:]?P(?![=:]?n)/.test(left)) throw new Unreadable("After “value” there is a pixel.");
  const equals = codeOf(rest).search(/(?<=n)[=≈]n/);
  if (equals > 0) throw unequal(rest[equals - 1] as Value, rest[equals + 1] as Value);
  const values = rest.filter(isNumber);
  // In "row 8, column 2, 19" the last number is the value.
  if (withValue && isGreedy && at.length > 1 && values.length === 0) {
    throw new Unreadable("There is no value in the answer.");
  }
  if (at.length > 0) return withPixels(values, at);
  if (joined) throw new Unreadable("There is no pixel in the answer.");
  if (/@[=:]?n/.test(left)) throw new Unreadable(TWO);
  if (withValue && left.includes("@")) throw new Unreadable("There is no pixel in the answer.");
  return bare(values, withValue);
}

/** The pixels, and the other atoms with a P for each pixel. */
function withoutPixels(
  atoms: readonly Atom[],
  isGreedy: boolean,
): { at: number[][]; rest: Atom[] } {
  const code = codeOf(atoms);
  const at: number[][] = [];
  const rest: Atom[] = [];
  for (let k = 0; k < code.length; ) {
    const found = namedBySets(code, atoms, k, isGreedy) ?? namedInPairs(code, atoms, k);
    const length = found?.length ?? 1;
    if (found) at.push(...found.pixels);
    rest.push(...(found ? ["P"] : atoms.slice(k, k + length)));
    k += length;
  }
  return { at, rest };
}

/** The pixels that are named at a place by their two numbers. */
function namedInPairs(code: string, atoms: readonly Atom[], at: number): Named | undefined {
  for (const { written, pixels } of PIXELS) {
    written.lastIndex = at;
    const { length = 0 } = written.exec(code)?.[0] ?? "";
    const numbers = atoms.slice(at, at + length).filter(isNumber);
    if (length > 0) return { length, pixels: pixels(numbers.map(({ value }) => value)) };
  }
  return undefined;
}

/** The pixels, and the numbers that are left: they have to be one and the same value. */
function withPixels(values: readonly Value[], at: number[][]): Located {
  const other = values.find(({ value }) => value !== values[0].value);
  if (other === undefined) return { value: values[0], at };
  const both = `${formatTyped(values[0].value)} and ${formatTyped(other.value)}`;
  throw new Unreadable(`I cannot tell which number is the value of Z, ${both}.`);
}

/** Numbers alone: the value first when there is one, then row and column of each pixel. */
function bare(values: readonly Value[], withValue: boolean): Located {
  const [first, ...others] = values;
  const indices = (withValue ? others : values).map(({ value }) => value);
  if (first === undefined) throw new Unreadable("There is no number in the answer.");
  const isIndex = (index: number) => Number.isInteger(index) && index >= 0;
  if (indices.length % 2 === 1 || !(withValue || indices.every(isIndex))) throw new Unreadable(TWO);
  return { value: withValue ? first : undefined, at: inPairs(indices) };
}
