// An answer that is one number, or arithmetic that gives one.

import { unequal } from "../notation/arithmetic";
import { compute, type Fraction } from "../notation/exact";
import type { Value } from "../notation/literal";
import { plain } from "../notation/plain";
import { withoutDashes, withoutFormulas } from "../notation/symbols";
import { type Token, tokenize } from "../notation/tokens";
import { Unreadable } from "../notation/unreadable";
import { type Atom, allowOnly, atomsOf, isNumber, marked, vocabulary } from "../notation/words";
import { formatTyped } from "../tensor/number";

const WORDS = vocabulary({
  silent:
    "including performs perform requires require uses use computes compute does do count counts in for layer layer's convolution convolutional network operation operations",
  each: "each per every",
  "→": "so thus hence therefore total totals sum altogether overall",
  and: "and",
});

/** N = 8 · 9 */
const NAMED = /(?<=^|[;\n])\s*(?![bw])\p{L}\s*=/giu;
/** A count has no decimals: its points stand between thousands. */
const POINTS =
  /(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,]|\s*(?:e[-+\d]|\p{L}*illion|thousand|\*\s*10\s*\^))/giu;

/** "Five products for each of seven entries" are multiplied. */
const EACH_OF =
  /(?<=\d\s+\p{L}+\s+|\d\s+)(?:(?:for|in|at|to)\s+)?(?:each|every)\s+(?:one\s+)?of\s+(?:the\s+)?(?=\d)/giu;

/** "(45 for each entry)" */
const IN_EACH = /\(\s*\d+\s[^()\d]*\b(?:each|every|per)\b[^()\d]*\)/gi;
/** "About five million, exactly 5133600": the number that counts follows. */
const ROUGHLY =
  /\b(?:about|approximately|roughly|around)\s+[\d.,]+\s*\p{L}*,?\s*(?:or\s+)?(?=(?:exactly|precisely)\b)/giu;
/** "1820, of which 20 are biases" */
const AMONG =
  /(?<=\d[^.;\n]*?),?\s*\b(?:of\s+(?:which|these|them)|including)\s+(?:the\s+)?\d+\s+(?:(?:are|is|in)\s+)?\p{L}+\s*(?=[.;]|$)/giu;

const COMMAS = /(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d.,])/g;

/**
 * Reads one number. `units` are the words for what is counted, `parts` those for what is counted on the
 * way. Of several numbers the last is the answer when it is their sum or product.
 */
export function readNumber(text: string, units: string, parts: string): Value {
  // I · J · M = 7 · 9 · 8 begins with a formula.
  const numbers = withoutDashes(withoutFormulas(plain(text)))
    .replaceAll(NAMED, " ")
    .replaceAll(/,\s*(?=[+*]|plus\b|times\b)/gi, " ")
    .replaceAll(IN_EACH, " ")
    .replaceAll(EACH_OF, " * ")
    .replaceAll(ROUGHLY, " ")
    .replaceAll(AMONG, " ")
    .replaceAll(POINTS, (digits) => digits.replaceAll(".", ""))
    .replaceAll(COMMAS, (digits) => digits.replaceAll(",", ""));
  const tokens = marked(tokenize(numbers), {
    ...vocabulary({ unit: units, part: parts }),
    ...WORDS,
  });
  checkUnit(tokens);
  // In "56 times 90 each" the word says what is multiplied.
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

/** The only number, or the last one where it is the result of the others. */
function conclusion(atoms: readonly Atom[]): Value {
  const values = atoms.filter(isNumber);
  const last = values[values.length - 1];
  if (last === undefined) throw new Unreadable("There is no number in the answer.");
  const isOne = values.every(({ value }) => value === last.value);
  const isSaid = values.length === 2 && atoms.slice(atoms.indexOf(values[0])).includes("→");
  if (!isOne && (isSaid || isResult(values))) return last;
  if (isOne && !atoms.includes("each")) return values[0];
  if (isOne) throw new Unreadable("“Each” leaves open how many there are in all.");
  const read = values.map(({ value }) => formatTyped(value)).join(", ");
  throw new Unreadable(`One number is asked for, but I read ${values.length}: ${read}.`);
}

/** Whether the last number is the sum or the product of the others. */
function isResult(values: readonly Value[]): boolean {
  const [first, ...rest] = values.slice(0, -1).map(({ exact }) => exact);
  const { exact } = values[values.length - 1];
  return ["+", "*"].some((sign) => {
    const all = rest.reduce<Fraction | undefined>((a, b) => a && compute(a, sign, b), first);
    return all?.p === exact.p && all.q === exact.q;
  });
}

/** Without the parts that stand in parentheses behind the number: 248 (240 weights, 8 biases). */
function withoutRemark(atoms: readonly Atom[]): readonly Atom[] {
  const open = atoms.indexOf("(");
  const [number, last] = [atoms[open - 1], atoms[atoms.length - 1]];
  if (open < 1 || !isNumber(number) || last !== ")") return atoms;
  const parts = atoms.slice(open).filter(isNumber);
  return isResult([...parts, number]) ? atoms.slice(0, open) : atoms;
}

/** Refuses a number alone that counts something else. */
function checkUnit(tokens: readonly Token[]): void {
  const count = tokens.filter(({ kind }) => kind === "number").length;
  const [unit, part] = ["unit", "part"].map((mark) => tokens.find(({ text }) => text === mark));
  if (count === 1 && part !== undefined && unit === undefined) {
    throw new Unreadable(`“${part.raw}” is not what is to be counted.`);
  }
}

const isCounting = ({ text }: Token) => text === "unit" || text === "part";

/** Without the units; "240 weights and 8 biases" is a sum. */
function withSums(tokens: readonly Token[]): Token[] {
  const isCounted = (part: readonly Token[]) =>
    part.some(isCounting) && part.some(({ kind }) => kind === "number");
  return tokens
    .map((token, k): Token => {
      const adds =
        token.text === "and" && isCounted(tokens.slice(0, k)) && isCounted(tokens.slice(k));
      return adds ? { ...token, kind: "sign", text: "+" } : token;
    })
    .filter((token) => !isCounting(token));
}
