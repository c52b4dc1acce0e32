// Numbers and the labels that say which is which: "9 columns, 7 rows" or "rows = 7, columns = 9".

import type { Value } from "../notation/literal";
import { Unreadable } from "../notation/unreadable";
import { type Atom, isNumber } from "../notation/words";
import { formatTyped } from "../tensor/number";

/** For each number of a list the words for it, of which the first stands in messages. */
export type Labels = readonly string[];

/** A number, and which of the labels it has. */
export interface Item {
  readonly value: Value;
  label: number | undefined;
}

/** Gives every label to the number before it where none stands between them, or else to the next. */
export function labelled(atoms: readonly Atom[], labels: Labels): Item[] {
  const items: Item[] = [];
  const waiting: number[] = [];
  const marks = atoms.flatMap((atom, at) =>
    !isNumber(atom) && atom[0] === "#" ? [{ at, label: Number(atom.slice(1)) }] : [],
  );
  const numbers = atoms.filter(isNumber);
  // "7 x 9 (rows x columns)" names all of them at the end.
  if (
    marks.length > 1 &&
    marks.length === numbers.length &&
    marks[0].at > atoms.lastIndexOf(numbers[numbers.length - 1])
  ) {
    return numbers.map((value, k) => ({ value, label: marks[k].label }));
  }
  // In "output 7 × 9 × 4" the word names all of them.
  const [first] = marks;
  const isWhole = marks.length === 1 && numbers.length === labels.length;
  if (isWhole && first.at < atoms.indexOf(numbers[0]) && joinsAll(atoms, numbers)) {
    return numbers.map((value) => ({ value, label: undefined }));
  }
  let near: Item | undefined;
  let before: Item | undefined;
  for (const atom of atoms) {
    if (isNumber(atom)) {
      const item: Item = { value: atom, label: waiting.shift() };
      items.push(item);
      before = item;
      near = item.label === undefined ? item : undefined;
    } else if (atom[0] === "#") {
      const label = Number(atom.slice(1));
      // "N = 3 input channels" has its label twice.
      if (before?.label === label) continue;
      if (near === undefined) waiting.push(label);
      else near.label = label;
      near = undefined;
    } else if (/^[,;.*→\n]$/.test(atom)) [near, before] = [undefined, undefined];
  }
  if (waiting.length > 0)
    throw new Unreadable(`There is no number for “${nameOf(labels, waiting[0])}”.`);
  return items;
}

/** Whether × stands between all numbers, or brackets around them. */
function joinsAll(atoms: readonly Atom[], numbers: readonly Value[]): boolean {
  const [from, to] = [atoms.indexOf(numbers[0]), atoms.indexOf(numbers[numbers.length - 1])];
  const isBracketed =
    /^[([]$/.test(String(atoms[from - 1])) && /^[)\]]$/.test(String(atoms[to + 1]));
  return isBracketed || atoms.filter((atom) => atom === "*").length === numbers.length - 1;
}

/** The labelled numbers in the order of the labels, the others in the places that are left. */
export function placed(items: readonly Item[], labels: Labels): Value[] {
  const found = new Map<Item["label"], Value>();
  const rest: Value[] = [];
  for (const { value, label } of items) {
    const before = found.get(label);
    if (label === undefined) rest.push(value);
    else if (before === undefined) found.set(label, value);
    else if (before.value !== value.value) {
      const both = `${formatTyped(before.value)} and ${formatTyped(value.value)}`;
      throw new Unreadable(`There are two numbers for “${nameOf(labels, label)}”, ${both}.`);
    }
  }
  const isRepeated =
    found.size === labels.length &&
    rest.length === labels.length &&
    rest.every(({ value }, k) => value === found.get(k)?.value);
  // "Rows: 7, columns: 9, so 7 × 9"
  if (isRepeated) return rest;
  const all = labels.map((_, k) => found.get(k) ?? rest.shift());
  const missing = all.indexOf(undefined);
  if (missing >= 0) throw new Unreadable(`There is no number for “${nameOf(labels, missing)}”.`);
  if (rest.length > 0)
    throw new Unreadable(`I cannot tell what ${formatTyped(rest[0].value)} stands for.`);
  return all as Value[];
}

function nameOf(labels: Labels, k: number): string {
  return labels[k].split(" ")[0];
}
