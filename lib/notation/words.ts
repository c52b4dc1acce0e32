// The words of an answer: those that say nothing, and the marks that a form of answer knows.

import { equation, type Style } from "./arithmetic";
import { Cursor, isScale, type Value } from "./literal";
import type { Token } from "./tokens";
import { isTurning } from "./turning";
import { Unreadable } from "./unreadable";

/** Words that may stand anywhere and change nothing. */
const SILENT = new Set(
  `a an the this that these those it its it's they them there here i we you my our your i'd i'm
  i've we've is are was were be been being has have had having do did will would shall should can
  could must may might of with which who where when then so thus hence therefore also as well just
  some any all such exactly precisely namely simply indeed yes ok okay please
  get gets got getting find finds found finding see seen seems think thought guess believe suppose
  assume say says call calls called know means mean probably perhaps maybe likely
  take takes took taken give gives gave given obtain obtains obtained reach reaches reached attain
  attains attained achieve achieves achieved calculate calculates calculated compute computes
  computed computing calculating evaluate evaluates evaluated come comes came turn turns become
  becomes contain contains contained include includes produce produces produced return returns
  returned yield yields yielded expect expects expected denote denotes write written
  answer answers solution solutions result results resulting following final value values number
  numbers example instance case homework question problem part definition formula equal
  respectively const let needed needs need makes make
  only possible like eg ie given using used apply applies applied valid pixelwise elementwise numpy np torch tf
  math vector`.split(/\s+/),
);
/** Words that leave a number open. */
const VAGUE = /^(?:about|approx|approximately|roughly|around|circa|nearly|almost)$/;

/** A number, or a word or sign by the name that a form of answer gives it. */
export type Atom = Value | string;

/** The words of a form of answer, and the marks that they stand for; "" for a word that says nothing. */
export type Vocabulary = Readonly<Record<string, string>>;

/** True for a word that changes nothing, wherever it stands. */
export const isSilent = (word: string) => SILENT.has(word);

export const isNumber = (atom: Atom | undefined): atom is Value => typeof atom === "object";

/** A vocabulary from lists of words: { rows: "row rows height" }. */
export function vocabulary(marks: Readonly<Record<string, string>>): Vocabulary {
  return Object.fromEntries(
    Object.entries(marks).flatMap(([mark, words]) =>
      words
        .trim()
        .split(/\s+/)
        .map((word) => [word, mark === "silent" ? "" : mark]),
    ),
  );
}

/** The tokens that say something, words replaced by their marks; unknown ones are left out where that is safe. */
export function marked(tokens: readonly Token[], known: Vocabulary, isTolerant = false): Token[] {
  return tokens.flatMap((token, k) => {
    const after = tokens[k + 1];
    const isKnown = Object.hasOwn(known, token.text) || SILENT.has(token.text);
    const isName = after?.kind === "number" || /^[:=]$/.test(after?.text ?? "");
    const isHarmless = token.text.length > 2 && !isName && !isTurning(token.text);
    if (isTolerant && token.kind === "word" && !isKnown && isHarmless) return [];
    return mark(token, tokens[k - 1], after, known) ?? [];
  });
}

/** A token by the name of its form; undefined where it says nothing. */
function mark(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
  known: Vocabulary,
) {
  const { kind, text, raw } = token;
  // The dash of "7-by-9" is no minus.
  const isHyphen = before?.text === "by" || (before?.kind === "number" && after?.kind === "word");
  if (text === "-" && isHyphen) return undefined;
  if (kind !== "word" || isScale(text)) return token;
  if (text === "negative" && after?.kind === "number") {
    return { ...token, kind: "sign" as const, text: "-" };
  }
  // "I" speaks of the reader, not of an index, where a word follows.
  if (raw === "I" && after?.kind === "word") return undefined;
  if (Object.hasOwn(known, text)) {
    return known[text] === "" ? undefined : { ...token, text: known[text] };
  }
  if (SILENT.has(text)) return undefined;
  // 1.3k and 2.47M
  const short = /^[kM]$/i.test(raw) && before?.kind === "number" && !token.apart;
  if (short) return { ...token, text: text === "k" ? "thousand" : "million" };
  if (VAGUE.test(text)) throw new Unreadable(`“${raw}” leaves the number open. Give it exactly.`);
  throw new Unreadable(`“${raw}” is not a word that I know here.`);
}

/** Numbers and marks in their order. Inside brackets a comma always stands between two numbers. */
export function atomsOf(tokens: readonly Token[], style: Style): Atom[] {
  const cursor = new Cursor(tokens);
  const atoms: Atom[] = [];
  let depth = 0;
  while (cursor.at < tokens.length) {
    const value = equation(cursor, { ...style, joined: style.joined && depth === 0 });
    if (value !== undefined) {
      atoms.push(value);
      continue;
    }
    const { text } = tokens[cursor.at++];
    if (/^[([{]$/.test(text)) depth++;
    if (/^[)\]}]$/.test(text)) depth--;
    atoms.push(text);
  }
  return atoms;
}

/** Refuses marks that a form of answer does not know. */
export function allowOnly(atoms: readonly Atom[], marks: RegExp): void {
  const strange = atoms.find((atom) => !isNumber(atom) && !marks.test(atom));
  if (strange !== undefined) throw new Unreadable(`“${strange}” has no meaning here.`);
}

/** The atoms as text, a letter for each: n for a number, … for dots, and marks of one letter as they are. */
export function codeOf(atoms: readonly Atom[]): string {
  return atoms.map((atom) => (isNumber(atom) ? "n" : atom === ".." ? "…" : atom)).join("");
}
