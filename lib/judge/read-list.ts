// An answer that is a few numbers in their order, or with labels that say which is which.
import { formatNumber } from "../tensor/number";
import { unequal } from "./arithmetic";
import type { Value } from "./literal";
import { tokenize } from "./tokens";
import { Unreadable } from "./unreadable";
import {
  type Atom,
  allowOnly,
  atomsOf,
  isNumber,
  marked,
  type Vocabulary,
  vocabulary,
} from "./words";

/** For each number of a list the words for it, of which the first stands in messages. */
export type Labels = readonly string[];

const WORDS = vocabulary({
  silent:
    "from to channels channel maps map feature features matrix array tensor pixel pixels entry entries size sizes shape shapes dimension dimensions long",
  ",": "and but while whereas",
  "*": "by x",
});

/** A number, and which of the labels it has. */
interface Item {
  readonly value: Value;
  label: number | undefined;
}

/** Reads a list of numbers. `silent` are the question's own words. */
export function readList(text: string, labels: Labels, silent: string): Value[] {
  return inOrder(listAtoms(text, labels, vocabulary({ silent })), labels);
}

/** The numbers and marks of a list; a label has its position as its mark. */
export function listAtoms(text: string, labels: Labels, more: Vocabulary): Atom[] {
  const words = labels.map((label, k) => vocabulary({ [`#${k}`]: label }));
  const tokens = marked(tokenize(text), Object.assign({}, WORDS, ...words, more));
  return atomsOf(tokens, { products: false, joined: false, listed: true });
}

/** The numbers in the order of the labels, or in their own where there are no labels. */
export function inOrder(given: readonly Atom[], labels: Labels): Value[] {
  allowOnly(given, /^(?:#\d+|[-=≈:,;.*→()[\]{}\n])$/);
  const atoms = withoutProduct(given.filter((atom, k) => isNumber(atom) || atom !== given[k - 1]));
  if (atoms[atoms.length - 1] === "*")
    throw new Unreadable("There is no number behind the last ×.");
  const items = labelled(atoms, labels);
  if (items.length === 0) throw new Unreadable("There is no number in the answer.");
  if (items.every(({ label }) => label === undefined)) return items.map(({ value }) => value);
  return placed(items, labels);
}

/** Gives every label to the number before it where none stands between them, or else to the next. */
function labelled(atoms: readonly Atom[], labels: Labels): Item[] {
  const items: Item[] = [];
  const waiting: number[] = [];
  const marks = atoms.flatMap((atom, at) =>
    !isNumber(atom) && atom[0] === "#" ? [{ at, label: Number(atom.slice(1)) }] : [],
  );
  const numbers = atoms.filter(isNumber);
  // "5 x 4 (rows x columns)" names all of them at the end.
  if (
    marks.length > 1 &&
    marks.length === numbers.length &&
    marks[0].at > atoms.lastIndexOf(numbers[numbers.length - 1])
  ) {
    return numbers.map((value, k) => ({ value, label: marks[k].label }));
  }
  let near: Item | undefined;
  for (const atom of atoms) {
    if (isNumber(atom)) {
      const item: Item = { value: atom, label: waiting.shift() };
      items.push(item);
      near = item.label === undefined ? item : undefined;
    } else if (atom[0] === "#") {
      const label = Number(atom.slice(1));
      if (near === undefined) waiting.push(label);
      else near.label = label;
      near = undefined;
    } else if (/^[,;.*→\n]$/.test(atom)) near = undefined;
  }
  if (waiting.length > 0)
    throw new Unreadable(`There is no number for “${nameOf(labels, waiting[0])}”.`);
  return items;
}

/** The labelled numbers in the order of the labels, the others in the places that are left. */
function placed(items: readonly Item[], labels: Labels): Value[] {
  const found = new Map<number, Value>();
  const rest: Value[] = [];
  for (const { value, label } of items) {
    const before = label === undefined ? undefined : found.get(label);
    if (label === undefined) rest.push(value);
    else if (before === undefined) found.set(label, value);
    else if (before.value !== value.value) {
      const both = `${formatNumber(before.value)} and ${formatNumber(value.value)}`;
      throw new Unreadable(`There are two numbers for “${nameOf(labels, label)}”, ${both}.`);
    }
  }
  const all = labels.map((_, k) => found.get(k) ?? rest.shift());
  const missing = all.indexOf(undefined);
  if (missing >= 0) throw new Unreadable(`There is no number for “${nameOf(labels, missing)}”.`);
  if (rest.length > 0)
    throw new Unreadable(`I cannot tell what ${formatNumber(rest[0].value)} stands for.`);
  return all as Value[];
}

function nameOf(labels: Labels, k: number): string {
  return labels[k].split(" ")[0];
}

/** Without "= 20" behind 5 × 4, which is no number of the list. */
function withoutProduct(atoms: readonly Atom[]): Atom[] {
  const at = atoms.findIndex(
    (atom, k) => atom === "=" && isNumber(atoms[k - 1]) && isNumber(atoms[k + 1]),
  );
  if (at < 0) return [...atoms];
  const [before, after] = [atoms.slice(0, at), atoms[at + 1] as Value];
  const product = before.filter(isNumber).reduce((result, { value }) => result * value, 1);
  if (product !== after.value) throw unequal(atoms[at - 1] as Value, after);
  return [...before, ...atoms.slice(at + 2)];
}
