// An answer that is one number, or arithmetic that gives one.
import { formatNumber } from "../tensor/number";
import { unequal } from "./arithmetic";
import type { Value } from "./literal";
import { type Token, tokenize } from "./tokens";
import { Unreadable } from "./unreadable";
import { allowOnly, atomsOf, isNumber, marked, vocabulary } from "./words";

const WORDS = vocabulary({
  silent:
    "needs need performs perform requires require takes take uses use computes compute does do count counts in for layer layer's convolution convolutional network operation operations",
  "→": "so thus hence therefore total totals altogether overall",
  and: "and",
});

/**
 * Reads one number. `units` are the words for what is counted: "1800 weights and 20 biases" is a sum.
 * Of several numbers the last is the answer when "so" or "in total" stands before it.
 */
export function readNumber(text: string, units: string): Value {
  const tokens = marked(tokenize(text), { ...vocabulary({ unit: units }), ...WORDS });
  const atoms = atomsOf(withSums(tokens), { products: true, joined: true, listed: false });
  const values = atoms.filter(isNumber);
  const [first] = values;
  if (first === undefined) throw new Unreadable("There is no number in the answer.");
  allowOnly(atoms, /^(?:and|[=≈,;:.→()[\]{}\n])$/);
  const equals = atoms.findIndex(
    (atom, k) => /^[=≈]$/.test(String(atom)) && isNumber(atoms[k - 1]) && isNumber(atoms[k + 1]),
  );
  if (equals > 0) throw unequal(atoms[equals - 1] as Value, atoms[equals + 1] as Value);
  const last = values[values.length - 1];
  const conclusion = atoms.indexOf("→");
  if (values.every(({ value }) => value === first.value)) return first;
  if (conclusion > 0 && atoms.slice(conclusion).filter(isNumber).length === 1) return last;
  const read = values.map(({ value }) => formatNumber(value)).join(", ");
  throw new Unreadable(`One number is asked for, but I read ${values.length}: ${read}.`);
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
