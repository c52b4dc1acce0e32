// An answer that is a pixel, or a value and pixels.
import { formatNumber } from "../tensor/number";
import { unequal } from "./arithmetic";
import type { Value } from "./literal";
import { tokenize } from "./tokens";
import { firstReadable, Unreadable } from "./unreadable";
import { type Atom, allowOnly, atomsOf, codeOf, isNumber, marked, vocabulary } from "./words";

/** A value, where one was given, and the pixels that were named for it. */
export interface Located {
  readonly value: Value | undefined;
  readonly at: readonly (readonly number[])[];
}

const WORDS = vocabulary({
  silent:
    "z to entry entries element elements occur occurs occurring vanish vanishes stand stands lie lies located situated attained appear appears pair pairs",
  i: "i row rows r",
  j: "j column columns col cols c",
  "@": "at in for on pixel pixels position positions location locations index indices place places coordinate coordinates point points argmax argmin",
  v: "value",
  ",": "and",
});

const TWO = "A pixel has two indices, i and j, one for its row and one for its column.";

/** Row and column, row and column. */
const inPairs = (numbers: number[]) =>
  Array.from({ length: numbers.length / 2 }, (_, k) => numbers.slice(2 * k, 2 * k + 2));
const rowsFirst = (numbers: number[]) =>
  numbers.slice(0, -1).map((row) => [row, numbers[numbers.length - 1]]);
const columnFirst = ([column, ...rows]: number[]) => rows.map((row) => [row, column]);

/** The ways to write pixels, and the pixels that their numbers give. */
const PIXELS = [
  // (8, 2) and [8][2]
  { written: /[([{]n[,;]?n[)\]}]|\[n\]\[n\]/y, pixels: inPairs },
  // (i, j) = (8, 2)
  { written: /[([{]?i,?j[)\]}]?[=:]?[([{]?n[,;]?n(?!,?n)[)\]}]?/y, pixels: inPairs },
  { written: /[([{]?j,?i[)\]}]?[=:]?[([{]?n[,;]?n(?!,?n)[)\]}]?/y, pixels: columnFirst },
  // column 2, row 8, or column 2 (rows 7, 8)
  { written: /j@?[=:]?n(?:\(i[=:]?n(?:,n)*\)|[,;.@\n]*i@?[=:]?n)/y, pixels: columnFirst },
  // row 8, column 2, or rows 7, 8 of column 2
  { written: /i@?[=:]?n(?:,n)*[,;.@\n]*j@?[=:]?n/y, pixels: rowsFirst },
  // at 8, 2
  { written: /(?<=@[=:]?)n,?n(?:,n,n)*(?!,?n)/y, pixels: inPairs },
  // 19: 8, 2 and 8, 2: 19
  { written: /(?<=n[:→])n,n$|^n,n(?=[:→]n)/y, pixels: inPairs },
];

/** Reads a pixel, and a value when the question asks for one. `silent` are the question's own words. */
export function readPlaces(text: string, withValue: boolean, silent: string): Located {
  const from0 =
    /\b(?:(?:count|start)(?:ing|ed)? (?:from|at)|indexed from) (?:0|zero)\b|\b(?:0|zero)-(?:based|indexed)\b/gi;
  // Z_{82} is an entry, as Z[8, 2] is.
  const spelled = text.replaceAll(from0, " ").replaceAll(/\bZ_?\{?(\d)(\d)\}?(?!\d)/gi, "Z($1,$2)");
  const tokens = marked(tokenize(spelled), { ...WORDS, ...vocabulary({ silent }) });
  const read = (joined: boolean) =>
    located(atomsOf(tokens, { products: true, joined, listed: true }), withValue, joined);
  // In "2,5 at (8, 2)" the first comma belongs to the number, because else there would be two values.
  return firstReadable(
    () => read(false),
    () => read(true),
  );
}

function located(given: readonly Atom[], withValue: boolean, joined: boolean): Located {
  const atoms = given.map((atom) => (atom === "|" || atom === "/" ? "," : atom));
  allowOnly(atoms, /^(?:[ijv@,;:.=≈→()[\]{}\n-])$/);
  const { at, rest } = withoutPixels(atoms);
  const left = codeOf(rest);
  // (value, i, j) = (19, 8, 2) names the usual order.
  const isOrder = /^[([{]?v,i,j[)\]}]?[=:][^ijv]*$/.test(left);
  if (/[ij]/.test(left) && !isOrder) throw new Unreadable("A pixel needs a row and a column.");
  if (/v[=:]?P(?![=:]?n)/.test(left)) throw new Unreadable("After “value” there is a pixel.");
  const equals = left.search(/(?<=n)[=≈]n/);
  if (equals > 0) throw unequal(rest[equals - 1] as Value, rest[equals + 1] as Value);
  const values = rest.filter(isNumber);
  if (at.length > 0) return withPixels(values, at);
  if (joined) throw new Unreadable("There is no pixel in the answer.");
  if (/@[=:]?n/.test(left)) throw new Unreadable(TWO);
  return bare(values, withValue);
}

/** The pixels, and the other atoms with a P for each pixel. */
function withoutPixels(atoms: readonly Atom[]): { at: number[][]; rest: Atom[] } {
  const code = codeOf(atoms);
  const at: number[][] = [];
  const rest: Atom[] = [];
  for (let k = 0; k < code.length; ) {
    const found = PIXELS.map(({ written, pixels }) => {
      written.lastIndex = k;
      return { length: written.exec(code)?.[0].length ?? 0, pixels };
    }).find(({ length }) => length > 0);
    const length = found?.length ?? 1;
    const piece = atoms.slice(k, k + length);
    if (found) at.push(...found.pixels(piece.filter(isNumber).map(({ value }) => value)));
    rest.push(...(found ? ["P"] : piece));
    k += length;
  }
  return { at, rest };
}

/** The pixels, and the numbers that are left: they have to be one and the same value. */
function withPixels(values: readonly Value[], at: number[][]): Located {
  const other = values.find(({ value }) => value !== values[0].value);
  if (other === undefined) return { value: values[0], at };
  const both = `${formatNumber(values[0].value)} and ${formatNumber(other.value)}`;
  throw new Unreadable(`I cannot tell which number is the value of Z, ${both}.`);
}

/** Numbers alone: the value first when there is one, then row and column of each pixel. */
function bare(values: readonly Value[], withValue: boolean): Located {
  const [first, ...others] = values;
  const indices = (withValue ? others : values).map(({ value }) => value);
  if (first === undefined) throw new Unreadable("There is no number in the answer.");
  if (indices.length % 2 === 1) throw new Unreadable(TWO);
  return { value: withValue ? first : undefined, at: inPairs(indices) };
}
