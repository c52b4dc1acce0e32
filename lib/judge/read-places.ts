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
    "z to of entry entries element elements occur occurs vanish vanishes stand stands lie lies appear appears where when pair pairs",
  i: "i row rows r",
  j: "j column columns col cols c",
  "@": "at in for on pixel pixels position positions location locations index indices place places coordinate coordinates point points",
  v: "value",
  ",": "and",
});

const TWO = "A pixel has two indices, i and j, one for its row and one for its column.";

/** A pixel in brackets, as Z[1][3], by its labels, or behind a word such as "at". */
const PIXEL = new RegExp(
  [
    String.raw`[([{]n[,;]?n[)\]}]`,
    String.raw`\[n\]\[n\]`,
    String.raw`[([{]?(?<order>i,?j|j,?i)[)\]}]?[=:]?[([{]?n[,;]?n[)\]}]?`,
    // One pixel, or several rows of a column.
    String.raw`i@?[=:]?(?<rows>n(?:,n)*)[,;.@\n]*j@?[=:]?n`,
    String.raw`(?<turned>j@?[=:]?n[,;.@\n]*i@?[=:]?n)`,
    "(?<=@[=:]?)n,?n(?:,n,n)*(?!,?n)",
    "(?<=n[:→])n,n$",
    "^n,n(?=[:→]n)",
  ].join("|"),
  "g",
);

/** Reads a pixel, and a value when the question asks for one. `silent` are the question's own words. */
export function readPlaces(text: string, withValue: boolean, silent: string): Located {
  const from0 =
    /\b(?:(?:count|start)(?:ing|ed)? (?:from|at)|indexed from) (?:0|zero)\b|\b(?:0|zero)-(?:based|indexed)\b/gi;
  // Z_{13} is an entry, as Z[1, 3] is.
  const spelled = text.replaceAll(from0, " ").replaceAll(/\bZ_?\{?(\d)(\d)\}?(?!\d)/gi, "Z($1,$2)");
  const tokens = marked(tokenize(spelled), { ...WORDS, ...vocabulary({ silent }) });
  const read = (joined: boolean) =>
    located(atomsOf(tokens, { products: true, joined, listed: true }), withValue, joined);
  // In "1,5 at (1, 0)" the first comma belongs to the number, because else there would be two values.
  return firstReadable(
    () => read(false),
    () => read(true),
  );
}

function located(given: readonly Atom[], withValue: boolean, joined: boolean): Located {
  const atoms = given.map((atom) => (atom === "|" || atom === "/" ? "," : atom));
  allowOnly(atoms, /^(?:[ijv@,;:.=≈→()[\]{}\n-])$/);
  const code = codeOf(atoms);
  const at: number[][] = [];
  const used = new Set<number>();
  for (const { 0: found, index, groups = {} } of code.matchAll(PIXEL)) {
    const numbers = atoms.slice(index, index + found.length).filter(isNumber);
    const [column] = numbers.slice(-1);
    const rows = groups.rows === undefined ? [] : numbers.slice(0, -1);
    for (const row of rows) at.push([row.value, column.value]);
    const isTurned = groups.turned !== undefined || groups.order?.startsWith("j");
    for (let k = 0; k < numbers.length && rows.length === 0; k += 2) {
      const pixel = [numbers[k].value, numbers[k + 1].value];
      at.push(isTurned ? pixel.reverse() : pixel);
    }
    for (let k = 0; k < found.length; k++) used.add(index + k);
  }
  const rest = atoms.map((atom, k) => (used.has(k) ? "P" : atom));
  const left = codeOf(rest);
  if (/[ij]/.test(left)) throw new Unreadable("A pixel needs a row and a column.");
  if (/v[=:]?P+(?!P|[=:]?n)/.test(left)) throw new Unreadable("After “value” there is a pixel.");
  const equals = left.search(/(?<=n)[=≈]n/);
  if (equals > 0) throw unequal(rest[equals - 1] as Value, rest[equals + 1] as Value);
  const values = rest.filter(isNumber);
  if (at.length > 0) return withPixels(values, at);
  if (joined) throw new Unreadable("There is no pixel in the answer.");
  if (/@[=:]?n/.test(code)) throw new Unreadable(TWO);
  return bare(values, withValue);
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
  if (indices.length % 2 === 1) {
    throw new Unreadable(TWO);
  }
  const at = Array.from({ length: indices.length / 2 }, (_, k) => indices.slice(2 * k, 2 * k + 2));
  return { value: withValue ? first : undefined, at };
}
