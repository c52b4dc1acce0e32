// Pixels named by their rows and their columns: "rows 7 to 9, column 2", "i ∈ {7, 8}, 1 ≤ j ≤ 2".
import { NAMED_PIXELS } from "../limits";
import type { Value } from "../notation/literal";
import type { Token } from "../notation/tokens";
import { Unreadable } from "../notation/unreadable";
import { type Atom, isNumber } from "../notation/words";
import { interval } from "./interval";

/** Numbers of one axis, behind its letter or around it. */
const SET = String.raw`@?[=:∈]*(?:[{[(]n(?:[,o]n)*[)}\]]|ntn|n(?:[,o]n)*)`;
const ONE = "@?[=:∈]*n";
const axis = (letter: string, set: string) => `(?:n[<≤]${letter}[<≤]n|${letter}${set})`;
const BETWEEN = String.raw`[,;.@\n]*`;
const both = (first: string, second: string, last: string) =>
  new RegExp(
    String.raw`(?<first>${axis(first, SET)})(?:${BETWEEN}(?<second>${axis(second, last)})|\((?<inner>${axis(second, SET)})\))`,
    "y",
  );

/** Rows before columns, or columns before rows; the last axis with all numbers that follow, or with one. */
const WAYS = [SET, ONE].map((last) => [both("i", "j", last), both("j", "i", last)]);
/** (7 to 9, 2), and (i, 2) for i from 7 to 9. */
const RANGES = /\(n(?:tn)?,n(?:tn)?\)/y;
const FREE = new RegExp(
  String.raw`\(i,n\)${BETWEEN}${axis("i", SET)}|\(n,j\)${BETWEEN}${axis("j", SET)}`,
  "y",
);

/** Pixels that stand at a place of an answer, and how many atoms name them. */
export interface Named {
  readonly length: number;
  readonly pixels: number[][];
}

/** The pixels that are named at a place; `isGreedy` where all numbers that follow the last axis are meant. */
export function namedBySets(
  code: string,
  atoms: readonly Atom[],
  at: number,
  isGreedy: boolean,
): Named | undefined {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(code);
  };
  const numbersOf = (piece: string, from: number) =>
    setOf(piece, atoms.slice(from, from + piece.length).filter(isNumber));
  for (const [k, way] of WAYS[isGreedy ? 0 : 1].entries()) {
    const found = match(way);
    if (found === null) continue;
    const { first = "", second, inner = "" } = found.groups ?? {};
    const last = second ?? inner;
    const end = at + found[0].length - (second === undefined ? 1 : 0);
    const [a, b] = [numbersOf(first, at), numbersOf(last, end - last.length)];
    return { length: found[0].length, pixels: k === 0 ? pairs(a, b) : pairs(b, a) };
  }
  const range = match(RANGES)?.[0];
  if (range?.includes("t")) {
    const comma = range.indexOf(",");
    const [rows, columns] = [range.slice(0, comma), range.slice(comma)];
    return {
      length: range.length,
      pixels: pairs(numbersOf(rows, at), numbersOf(columns, at + comma)),
    };
  }
  const free = match(FREE)?.[0];
  if (free === undefined) return undefined;
  const fixed = atoms
    .slice(at, at + 5)
    .filter(isNumber)
    .map(({ value }) => value);
  const rest = numbersOf(free.slice(5), at + 5);
  return {
    length: free.length,
    pixels: free.startsWith("(i") ? pairs(rest, fixed) : pairs(fixed, rest),
  };
}

/** The numbers of a set. */
function setOf(code: string, given: readonly Value[]): number[] {
  const values = given.map(({ value }) => value);
  if (!/[t<≤]/.test(code)) return values;
  // Both ends are written.
  const [lower, upper] = interval(code, given) as readonly [number, number];
  if (!(upper - lower < NAMED_PIXELS)) throw new Unreadable("The answer names too many pixels.");
  return Array.from({ length: upper - lower + 1 }, (_, k) => lower + k);
}

function pairs(rows: readonly number[], columns: readonly number[]): number[][] {
  if (rows.length * columns.length > NAMED_PIXELS)
    throw new Unreadable("The answer names too many pixels.");
  return rows.flatMap((row) => columns.map((column) => [row, column]));
}

/** The tokens with the mark t for "to", "–" and dots between two numbers of an axis, and nowhere else. */
export function withRanges(tokens: readonly Token[]): Token[] {
  const textAt = (k: number) => tokens[k]?.text ?? "";
  const isAxis = (k: number): boolean =>
    /^[ij]$/.test(textAt(k)) || (/^[=:∈@({[,]$/.test(textAt(k)) && isAxis(k - 1));
  // (7 to 9, 2)
  const isInPair = (k: number) => /^(?:\(,|,\))$/.test(textAt(k - 2) + textAt(k + 2));
  return tokens.flatMap((token, k): Token[] => {
    if (!/^(?:t|\.\.|-)$/.test(token.text)) return [token];
    const [before, after] = [tokens[k - 1], tokens[k + 1]];
    const isBetween = before?.kind === "number" && after?.kind === "number";
    // A difference that is negative is no index.
    const isRange =
      isBetween && (isAxis(k - 2) || isInPair(k)) && Number(before.text) < Number(after.text);
    if (isRange) return [{ ...token, kind: "word", text: "t" }];
    return token.text === "t" ? [] : [token];
  });
}
