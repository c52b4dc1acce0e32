// An answer that is a list for each of several things, such as the shapes of Z and U.

import type { Value } from "../notation/literal";
import { Unreadable } from "../notation/unreadable";
import { type Atom, isNumber, vocabulary } from "../notation/words";
import type { Labels } from "./labels";
import { inOrder, listAtoms } from "./read-list";

/** The part of an answer that speaks of some of the things. */
interface Section {
  readonly of: Set<number>;
  readonly atoms: Atom[];
}

/** How U is found from Z. */
const RELU = /(?<!\p{L})(?:max|relu|sigmoid|tanh|[fgσ])\s*[({]\s*(?:0\s*,\s*)?Z\b[^(){}]*[)}]/giu;

/** What is said of a shape that stays the same. */
const KEPT =
  /\b(?:(?:does|do|did|is|are)(?:\s+not|n't)\s+chang\w*|unchanged|keeps?|preserves?|as\s+well(?!\s+as)|(?:just\s+)?as\s+(?:large|big)|alike)\b/gi;
/** U = Z */
const SHARED =
  /\bU\s*(?:=|is|has|equals)\s*(?:the\s+)?(?:shape|size)?(?:\s*of)?\s*Z\b|=\s*U\b(?!\s*[=:([\d])/gi;
/** What is said of the output is said of Z and of U. */
const OUTPUT =
  /\b(?:the\s+outputs?|each\s+(?:output\s+)?(?:channel|map)(?:\s+of\s+Z)?)\s+(?=(?:is|has)\b)/gi;

/**
 * Reads one list for all things, or a list for each of them.
 *
 * @returns the lists in the order of `things`, one behind the other; one list when it stands for all
 */
export function readGroups(text: string, labels: Labels, things: readonly string[]): Value[] {
  const names = things.map((thing, k) => vocabulary({ [`@${k}`]: thing }));
  const more = vocabulary({
    both: "both all",
    silent:
      "each in as px pixels pixel entries entry values relu activation function changes change does",
    same: "same so identical equal likewise too also does",
  });
  const atoms = listAtoms(
    text
      .replaceAll(OUTPUT, " ")
      .replaceAll(RELU, " ")
      .replaceAll(SHARED, " U same ")
      .replaceAll(KEPT, " same "),
    labels,
    Object.assign({}, more, ...names),
  );
  const sections = sectionsOf(atoms, things.length);
  const lists = sections.map(({ atoms }) =>
    atoms.some(isNumber) ? inOrder(atoms, labels) : undefined,
  );
  const given = lists.filter((list) => list !== undefined);
  if (given.length === 0) throw new Unreadable("There is no number in the answer.");
  if (given.length === 1 && atoms.includes("same")) return given[0];
  if (sections.every(({ of }) => of.size === 0)) return given.flat();
  const [nameless] = sections.filter(({ of, atoms }) => of.size === 0 && atoms.some(isNumber));
  if (nameless) throw new Unreadable("I cannot tell which numbers are the shape.");
  const all = things.map((thing, k) => {
    const list = lists[sections.findIndex(({ of }) => of.has(k))];
    if (list !== undefined) return list;
    throw new Unreadable(`There is no shape for ${thing.toUpperCase()}.`);
  });
  const [first] = all;
  const isShared = all.every(
    (list) =>
      list.length === first.length && list.every(({ value }, k) => value === first[k].value),
  );
  if (isShared) return first;
  if (all.every(({ length }) => length === labels.length)) return all.flat();
  throw new Unreadable("Each of the shapes needs all of its axes.");
}

/** Names stand before their lists or behind them, as the first one does. */
function sectionsOf(atoms: readonly Atom[], count: number): Section[] {
  const isName = (atom: Atom) => !isNumber(atom) && /^(?:@\d+|both)$/.test(atom);
  const first = atoms.find((atom) => isNumber(atom) || isName(atom));
  const namesFirst = first !== undefined && isName(first);
  const sections: Section[] = [{ of: new Set(), atoms: [] }];
  for (const atom of atoms) {
    if (atom === "same") continue;
    let section = sections[sections.length - 1];
    const begins = namesFirst
      ? isName(atom) && section.atoms.some(isNumber)
      : isNumber(atom) && section.of.size > 0;
    if (begins) {
      section = { of: new Set(), atoms: [] };
      sections.push(section);
    }
    if (!isName(atom)) section.atoms.push(atom);
    else if (atom !== "both") section.of.add(Number(String(atom).slice(1)));
    else for (let k = 0; k < count; k++) section.of.add(k);
  }
  return sections;
}
