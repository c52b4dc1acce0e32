// The ways to say from where to where k1 and k2 run, as patterns over the letters of codeOf.

import type { Value } from "../notation/literal";
import { type Atom, codeOf, isNumber } from "../notation/words";
import { interval, Limits } from "./interval";

/** A piece of an answer. */
interface Piece {
  /** Its letters, and those of the ranges in it. */
  code: string;
  first: string;
  second: string;
  /** The indices that it names, 0 and 1 for k1 and k2. */
  of: number[];
  numbers: Value[];
}

/*
 * The letters: n a number, a k1, b k2, B both, F for, f from, t to, w between, l lower, u upper,
 * x excluded, S the same, & and, … dots. Signs stand for themselves, ∈ for "in" too.
 */

/** One index, or both. */
const L = String.raw`B?\(?[ab]\)?(?:[,&]?F?\(?[ab]\)?)*B?`;
const BOTH = String.raw`a[,&]?bB?|\(a[,&]?b\)`;
const BRACKETED = String.raw`[([{]n(?:[,;&]?n)*(?:,?…,?n)?[)\]}[]`;
const STEP = "f?:?n[,;]?[t…→:]:?n";
const SIDES = "l[=:]?n[,&;]?u[=:]?n";
const LIST = "n(?:[,&]?n)*(?:,?…,?n)?";
/** From where to where, in all ways. */
const RANGE = `(?:[([{]?${STEP}|[wf]n[,&]n|${BRACKETED}|${SIDES}|${LIST})x?`;

/** The ways to say it; the first one that fits is taken. */
const CLAUSES: readonly [written: RegExp, read: (limits: Limits, piece: Piece) => void][] = [
  // k2 likewise
  [
    new RegExp(`SF?${L}|${L}[=:]?S`, "y"),
    (limits) => {
      limits.isSame = true;
    },
  ],
  // k1 = 2; k1 < 5, as in a loop
  [
    /\(?[ab]=n[,;&][ab](?<first>[<≤])n/y,
    (limits, { first, of, numbers }) => limits.add(of, interval(`n≤a${first}n`, numbers)),
  ],
  // k1 = 2 to k1 = 4
  [/f?[ab]=nt[ab]=n/y, (limits, { of, numbers }) => limits.add(of, interval("", numbers))],
  // lower limits 2, 3; upper limits 4, 7
  [
    /l[=:]?n[,&]n[,;&]?u[=:]?n[,&]n/y,
    (limits, { numbers: [a, b, c, d] }) => {
      limits.add([0], interval("", [a, c]));
      limits.add([1], interval("", [b, d]));
    },
  ],
  // upper limits 4 and 7
  [
    /[lu][=:]?n[,&]n(?![,&;]?[nt…])/y,
    (limits, { code, numbers }) => addSides(limits, code[0], ["a", "b"], numbers),
  ],
  // 2 ≤ k1 < 5, or one side of it
  [
    new RegExp(`n[<≤>≥]${L}[<≤>≥]n|n[<≤>≥]${L}|${L}[<≤>≥]n`, "y"),
    (limits, { code, of, numbers }) => limits.add(of, interval(code, numbers)),
  ],
  // the lower limit of k1 is 2
  [
    new RegExp(`[lu]F?(?:${L}|B)[=:]?n|${L}[lu][=:]?n(?![,&;]?u)`, "y"),
    (limits, { code, of, numbers: [{ value }] }) =>
      limits.add(of, code.includes("l") ? [value, undefined] : [undefined, value]),
  ],
  // lower limit 2 for both, upper limit 4 for k1 and 7 for k2
  [
    new RegExp(`[lu][=:]?nF?(?:${L}|B)(?:[,&]?nF?${L})*`, "y"),
    (limits, { code, numbers }) => addSides(limits, code[0], code.match(/n[^n]*/g) ?? [], numbers),
  ],
  // lower limits: k1 = 2, k2 = 3
  [
    new RegExp(`[lu]:?${L}=n(?:[,;&]${L}=n)+(?![t…])`, "y"),
    (limits, { code, numbers }) => addSides(limits, code[0], code.match(/[^n]*n/g) ?? [], numbers),
  ],
  // both start at 2
  [
    /B?l[f=:]?n(?![,&;]?u)/y,
    (limits, { numbers: [{ value }] }) => limits.add([0, 1], [value, undefined]),
  ],
  // k1 and k2: 2 to 4 and 3 to 7
  [
    new RegExp(
      `(?:${BOTH})[=:∈]?(?<first>${STEP}|${BRACKETED})[,&*](?<second>${STEP}|${BRACKETED})`,
      "y",
    ),
    (limits, { first, second, numbers }) => {
      const count = first.split("n").length - 1;
      limits.add([0], interval(first, numbers.slice(0, count)));
      limits.add([1], interval(second, numbers.slice(count)));
    },
  ],
  // k1 from 2 to 4
  [new RegExp(`(?:f?${L}[=:∈→]?|B[=:]?)(?<first>${RANGE})`, "y"), addRange],
  // 2 to 4 for k1, or without a name
  [new RegExp(`(?<first>${RANGE})(?:(?:[,(]?F)?(?:${L}|B)(?![=:∈fwn<≤>≥]))?`, "y"), addRange],
];

/** The indices that a piece names. */
function indicesIn(code: string): number[] {
  return [/[aB]/, /[bB]/].flatMap((letter, k) => (letter.test(code) ? [k] : []));
}

/** One limit, lower or upper, of the indices that each part names. */
function addSides(
  limits: Limits,
  side: string,
  parts: readonly string[],
  numbers: readonly Value[],
): void {
  for (const [k, part] of parts.entries()) {
    const { value } = numbers[k];
    limits.add(indicesIn(part), side === "l" ? [value, undefined] : [undefined, value]);
  }
}

function addRange(limits: Limits, { first, of, numbers }: Piece): void {
  limits.add(of, interval(first, numbers));
}

/** What stands between clauses. */
const BETWEEN = /[,;&.:*|/()[\]{}\nF]/;

/** The limits that clause after clause gives; undefined where one makes no sense. */
export function readClauses(atoms: readonly Atom[]): Limits | undefined {
  const code = codeOf(atoms);
  const limits = new Limits();
  for (let at = 0; at < code.length; ) {
    const clause = CLAUSES.map(([written, read]) => {
      written.lastIndex = at;
      return { match: written.exec(code), read };
    }).find(({ match }) => match !== null);
    const [found = ""] = clause?.match ?? [];
    if (clause) {
      const { first = "", second = "" } = clause.match?.groups ?? {};
      const of = indicesIn(found);
      const numbers = atoms.slice(at, at + found.length).filter(isNumber);
      clause.read(limits, { code: found, first, second, of, numbers });
    } else if (!BETWEEN.test(code[at])) return undefined;
    at += found.length || 1;
  }
  return limits;
}
