// An answer that is a few numbers in their order, or with labels that say which is which.
import { unequal } from "../notation/arithmetic";
import type { Value } from "../notation/literal";
import { plain } from "../notation/plain";
import { withoutDashes, withoutEntries, withoutFormulas } from "../notation/symbols";
import { type Token, tokenize } from "../notation/tokens";
import { Unreadable } from "../notation/unreadable";
import {
  type Atom,
  allowOnly,
  atomsOf,
  isNumber,
  marked,
  type Vocabulary,
  vocabulary,
} from "../notation/words";
import { type Labels, labelled, placed } from "./labels";

const WORDS = vocabulary({
  silent:
    "to for convolution layer matrix matrices array arrays tensor tensors size sizes shape shapes dim dims dimension dimensions dimensionality np numpy num long total",
  ",": "and but while whereas",
  "*": "by x",
});

/** Names in an order, as in "width × height = 4 × 5". */
const ORDER = /\b(?:rows?|columns?|cols?|width|height|channels?)\b|\b[WHC]\s*[*x]\s*[WHC]\b/i;

/** Which axis of X or W a number is. */
const OF_INPUTS =
  /\b(?:the\s+)?(?:first|second|third|fourth|last|\d(?:st|nd|rd|th))\s+(?:two\s+)?(?:dimensions?|dims?|axis|axes|index|indices|entry|entries|numbers?|size)\s+(?:of|in)\s+(?:the\s+)?(?:shape\s+of\s+)?[XW]\b/gi;

/** The shape of X or W, from which the channels come. */
const SHAPES_OF_INPUTS =
  /\b(?:(?:because|since|as)\s+)?[XW]\s*(?:is|[:=]|has(?:\s+the)?\s+shape)?\s*[([]?\d+(?:\s*[*x,]\s*\d+){2,3}[)\]]?\s*(?:→|,?\s*(?:so|thus|hence)\b)?/g;

/** What tells a size of the kernel W; in "W = 4, H = 5" the letter is that of the width. */
const SIZE_OF_W =
  /^\W*(?:the\s+)?(?:kernel\s+|matrix\s+|filter\s+)?W\s*(?:is|has|[=:])[^\d,;]*\d+\s*(?:[*x,]|by|and)\s*\d/;

/** Reads a list of numbers. `silent` are the question's own words. */
export function readList(text: string, labels: Labels, silent: string): Value[] {
  return inOrder(listAtoms(text, labels, vocabulary({ silent })), labels);
}

/** The numbers and marks of a list; a label has its position as its mark. */
export function listAtoms(text: string, labels: Labels, more: Vocabulary): Atom[] {
  const words = labels.map((label, k) => vocabulary({ [`#${k}`]: label }));
  const known = Object.assign({}, WORDS, ...words, more);
  if (SIZE_OF_W.test(plain(text))) throw new Unreadable("The answer tells the size of W.");
  const tokens = marked(withoutInputs(tokenize(onlyList(text)), words), known);
  const atoms = atomsOf(tokens, { products: false, joined: false, listed: true });
  return atoms.map((atom) => (atom === "|" ? "," : atom));
}

/** The text without the words and formulas that say where the numbers come from. */
function onlyList(text: string): string {
  return withoutDashes(withoutEntries(withoutFormulas(plain(text), ORDER)))
    .replaceAll(/\bconv\w*\s*(?=\()/gi, " ")
    .replaceAll(SHAPES_OF_INPUTS, " ")
    .replaceAll(OF_INPUTS, " ")
    .replaceAll(/\b(?:row|column)[- ]vector\b/gi, " ")
    .replaceAll(/\b(?:an?\s+)?single\b/gi, "1")
    .replaceAll(/\bin\s+(?=(?:the|its|total)\b)/gi, " ")
    .replaceAll(/\bin\s+(?=[XZU]\b)|\beach\s+(?=(?:has|with)\b)/g, " ")
    .replaceAll(/\bc\s*(?=\(\s*\d+\s*,)/g, " ")
    .replaceAll(
      /\b0\s*≤\s*([ijnm])\s*([<≤])\s*(\d+)/gi,
      (_, index, sign, end) => `${index}: ${Number(end) + (sign === "<" ? 0 : 1)}`,
    )
    .replaceAll(
      /\b([ijnm])\s*(?:(?:runs?|goes|ranges?)\s+)?(?:[=:∈]|from\b)\s*\{?\s*0\s*(?:,?\s*\.{2,}\s*,?|to|-)\s*(\d+)\s*\}?/gi,
      (_, index, end) => `${index}: ${Number(end) + 1}`,
    )
    .replace(/\bfrom\b(?=.*\bto\b)/is, " ");
}

/** X is no sign between numbers where it is the name of the input. */
function withoutInputs(tokens: readonly Token[], words: readonly Vocabulary[]): Token[] {
  const isLabel = words.some((label) => Object.hasOwn(label, "x"));
  return tokens.map((token) =>
    token.raw === "X" && token.kind === "word" && !isLabel ? { ...token, text: "X" } : token,
  );
}

/** The numbers in the order of the labels, or in their own where there are no labels. */
export function inOrder(given: readonly Atom[], labels: Labels): Value[] {
  allowOnly(given, /^(?:#\d+|[-=≈:,;.*/→()[\]{}\n])$/);
  const atoms = withoutEquals(given.filter((atom, k) => isNumber(atom) || atom !== given[k - 1]));
  if (atoms[atoms.length - 1] === "*")
    throw new Unreadable("There is no number behind the last ×.");
  const items = labelled(withoutTotal(atoms, labels.length), labels);
  if (items.length === 0) throw new Unreadable("There is no number in the answer.");
  if (items.some(({ value }) => value.value < 0))
    throw new Unreadable("A number of rows, columns or channels is never negative.");
  if (items.every(({ label }) => label === undefined)) return items.map(({ value }) => value);
  return placed(items, labels);
}

/** Without the product of the numbers, behind or before them: 7 × 9, 63 pixels. */
function withoutTotal(atoms: readonly Atom[], count: number): readonly Atom[] {
  const numbers = atoms.filter(isNumber);
  if (count === 1 || numbers.length !== count + 1) return atoms;
  const product = numbers.reduce((result, { value }) => result * value, 1);
  const total = [numbers[count], numbers[0]].find(
    ({ value }) => value > 0 && value * value === product,
  );
  return atoms.filter((atom) => atom !== total);
}

/** Without what "=" repeats: (8 − 2 + 1) × (10 − 2 + 1) = 7 × 9, or 7 × 9 = 63. */
function withoutEquals(atoms: readonly Atom[]): Atom[] {
  const isList = (atom: Atom | undefined) => isNumber(atom) || /^[()[\]]$/.test(`${atom}`);
  const at = atoms.findIndex(
    (atom, k) => atom === "=" && isList(atoms[k - 1]) && isList(atoms[k + 1]),
  );
  const [left, right] = [atoms.slice(0, at), atoms.slice(at + 1)];
  const [before, after] = [left.filter(isNumber), right.filter(isNumber)];
  if (at < 0 || before.length === 0 || after.length === 0) return [...atoms];
  if (after.length > 1) {
    const different = after.findIndex(({ value }, k) => value !== before[k]?.value);
    if (different >= 0) throw unequal(before[different] ?? before[0], after[different]);
    return left;
  }
  const product = before.reduce((result, { value }) => result * value, 1);
  if (product !== after[0].value) throw unequal(before[before.length - 1], after[0]);
  return left;
}
