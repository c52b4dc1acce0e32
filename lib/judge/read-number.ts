// An answer that is one number, or arithmetic that gives one.
import { formatNumber } from "../tensor/number";
import { unequal } from "./arithmetic";
import type { Value } from "./literal";
import { type Token, tokenize } from "./tokens";
import { Unreadable } from "./unreadable";
import { type Atom, allowOnly, atomsOf, isNumber, marked, vocabulary } from "./words";

const WORDS = vocabulary({
  silent:
    "needs need performs perform requires require uses use computes compute does do count counts in for layer layer's convolution convolutional network operation operations",
  each: "each per every",
  "→": "so thus hence therefore total totals sum altogether overall",
  and: "and",
});

/**
 * Reads one number. `units` are the words for what is counted: "1800 weights and 20 biases" is a sum.
 * Of several numbers the last is the answer when "so" or "in total" stands before it.
 */
export function readNumber(text: string, units: string): Value {
  const tokens = marked(tokenize(text), { ...vocabulary({ unit: units }), ...WORDS });
  const atoms = withoutRemark(
    atomsOf(withSums(tokens), { products: true, joined: true, listed: false }),
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
  if (!isOne && atoms.slice(before + 1).includes("→")) return last;
  if (isOne && !atoms.includes("each")) return values[0];
  if (isOne) throw new Unreadable("“Each” leaves open how many there are in all.");
  const read = values.map(({ value }) => formatNumber(value)).join(", ");
  throw new Unreadable(`One number is asked for, but I read ${values.length}: ${read}.`);
}

/** Without the parts that stand in parentheses behind the number: 1820 (1800 weights, 20 biases). */
function withoutRemark(atoms: readonly Atom[]): readonly Atom[] {
  const open = atoms.indexOf("(");
  const isRemark = open > 0 && isNumber(atoms[open - 1]) && atoms[atoms.length - 1] === ")";
  return isRemark && !atoms.includes("=", open) ? atoms.slice(0, open) : atoms;
}

/** Without the units; "and" between two numbers that have units adds them. */
function withSums(tokens: readonly Token[]): Token[] {
  const isUnit = ({ text }: Token) => text === "unit";
  return tokens
    .map((token, k): Token => {
      const adds =
        token.text === "and" && tokens.slice(0, k).some(isUnit) && tokens.slice(k).some(isUnit);
      return adds ? { ...token, kind: "sign", text: "+" } : token;
    })
    .filter((token) => !isUnit(token));
}
