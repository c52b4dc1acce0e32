// An answer that is one number, or arithmetic that gives one.
import { formatNumber } from "../tensor/number";
import { unequal } from "./arithmetic";
import { compute, type Fraction } from "./exact";
import type { Value } from "./literal";
import { plain } from "./plain";
import { type Token, tokenize } from "./tokens";
import { Unreadable } from "./unreadable";
import { type Atom, allowOnly, atomsOf, isNumber, marked, vocabulary } from "./words";

const WORDS = vocabulary({
  silent:
    "including performs perform requires require uses use computes compute does do count counts in for layer layer's convolution convolutional network operation operations",
  each: "each per every",
  "→": "so thus hence therefore total totals sum altogether overall",
  and: "and",
});

/**
 * Reads one number. `units` are the words for what is counted: "1800 weights and 20 biases" is a sum.
 * Of several numbers the last is the answer when "so" or "in total" stands before it.
 */
export function readNumber(text: string, units: string): Value {
  // I · J · M = 46 · 62 · 20 begins with a formula.
  const numbers = plain(text).replace(
    /^[\p{L}\d\s()*^+-]*[*+^-][\p{L}\d\s()*^+-]*=(?=.*\d)/u,
    (left) => (/(?<![\p{L}\d])\d/u.test(left) ? left : ""),
  );
  const tokens = marked(tokenize(numbers), { ...vocabulary({ unit: units }), ...WORDS });
  // In "57040 times 90 each" the word says what is multiplied.
  const isComputed = tokens.some(({ text }) => /^[*+=]$/.test(text));
  const said = isComputed ? tokens.filter(({ text }) => text !== "each") : tokens;
  const atoms = withoutRemark(
    atomsOf(withSums(said), { products: true, joined: true, listed: false }),
  );
  allowOnly(atoms, /^(?:and|each|[=≈,;:.→()[\]{}\n])$/);
  const equals = atoms.findIndex(
    (atom, k) => /^[=≈]$/.test(String(atom)) && isNumber(atoms[k - 1]) && isNumber(atoms[k + 1]),
  );
  if (equals > 0) throw unequal(atoms[equals - 1] as Value, atoms[equals + 1] as Value);
  return conclusion(atoms);
}

/** The only number, or the last one where it is said to be the result. */
function conclusion(atoms: readonly Atom[]): Value {
  const values = atoms.filter(isNumber);
  const last = values[values.length - 1];
  if (last === undefined) throw new Unreadable("There is no number in the answer.");
  const isOne = values.every(({ value }) => value === last.value);
  const before = atoms.lastIndexOf(values[values.length - 2]);
  if (!isOne && (atoms.slice(before + 1).includes("→") || isResult(values))) return last;
  if (isOne && !atoms.includes("each")) return values[0];
  if (isOne) throw new Unreadable("“Each” leaves open how many there are in all.");
  const read = values.map(({ value }) => formatNumber(value)).join(", ");
  throw new Unreadable(`One number is asked for, but I read ${values.length}: ${read}.`);
}

/** Whether the last number is the sum or the product of the others. */
function isResult(values: readonly Value[]): boolean {
  const parts = values.slice(0, -1).map(({ exact }) => exact);
  const { exact } = values[values.length - 1];
  return ["+", "*"].some((sign) => {
    const [first, ...rest] = parts;
    const all = rest.reduce<Fraction | undefined>((a, b) => a && compute(a, sign, b), first);
    return all?.p === exact.p && all.q === exact.q;
  });
}

/** Without the parts that stand in parentheses behind the number: 1820 (1800 weights, 20 biases). */
function withoutRemark(atoms: readonly Atom[]): readonly Atom[] {
  const open = atoms.indexOf("(");
  const isRemark = open > 0 && isNumber(atoms[open - 1]) && atoms[atoms.length - 1] === ")";
  return isRemark && !atoms.includes("=", open) ? atoms.slice(0, open) : atoms;
}

/** Without the units; "and" between two numbers that have units adds them. */
function withSums(tokens: readonly Token[]): Token[] {
  const isCounted = (part: readonly Token[]) =>
    part.some(({ text }) => text === "unit") && part.some(({ kind }) => kind === "number");
  return tokens
    .map((token, k): Token => {
      const adds =
        token.text === "and" && isCounted(tokens.slice(0, k)) && isCounted(tokens.slice(k));
      return adds ? { ...token, kind: "sign", text: "+" } : token;
    })
    .filter((token) => token.text !== "unit");
}
