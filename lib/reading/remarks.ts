// What may be left out of an answer: remarks without a number, and reasons.
import { isScale } from "../notation/literal";
import { type Token, tokenize } from "../notation/tokens";
import { isTurning } from "../notation/turning";
import { isSilent, type Vocabulary } from "../notation/words";

/** A stretch of text up to a separator outside brackets, and the separator. */
interface Clause {
  readonly text: string;
  readonly end: string;
}

/** The clauses of a text; joined they give it back. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: sign, index } of text.matchAll(/[([{]|[)\]}]|,(?!\d)|[;\n]|[.!](?=\s|$)/g)) {
    if (/[([{]/.test(sign)) depth++;
    else if (/[)\]}]/.test(sign)) depth--;
    else if (depth <= 0) {
      clauses.push({ text: text.slice(start, index), end: sign });
      start = index + 1;
    }
  }
  return [...clauses, { text: text.slice(start), end: "" }];
}

const joined = (clauses: readonly Clause[]) => clauses.map(({ text, end }) => text + end).join("");

/** The end of what compares Z with the numbers behind it: "larger than", "up to the size". */
const COMPARES =
  /\b(?:than|over|past|unlike|versus|vs|against|towards?|(?<!\b(?:adds?|adding|comes?|sums?|multipl\w+)\s+)up\s+to|(?:close|near|next|similar|compared|relative)\s+to|compared\s+with|(?:short|upwards?|excess|ahead)\s+of)(?:\s+(?:an?|Z|the|this|that|these|those|size|shape|value|number))*\W*$/i;

/** True for text that tells nothing about the numbers of an answer. `names` are the words of its form. */
function isRemark(text: string, names: Vocabulary): boolean {
  const tokens = tokenize(text);
  return (
    !COMPARES.test(text) &&
    tokens.some(({ kind }) => kind === "word") &&
    tokens.every(
      (token) => token.kind !== "number" && !isScale(token.text) && saysNothing(token, names),
    )
  );
}

/** True for text that has numbers, but speaks of something else than the answer does. */
function isAside(text: string, names: Vocabulary): boolean {
  const tokens = tokenize(text);
  const words = tokens.filter(({ kind }) => kind === "word");
  return (
    tokens.some(({ kind }) => kind === "number") &&
    words.every((word) => saysNothing(word, names)) &&
    words.some(({ text: word }) => !isSilent(word) && !Object.hasOwn(names, word))
  );
}

function saysNothing({ text: word, raw }: Token, names: Vocabulary): boolean {
  if (Object.hasOwn(names, word)) return names[word] === "";
  if (isSilent(word) || /^[XWZU]$/.test(raw)) return true;
  return !/^(?:\p{L}\d*|[<>≤≥≠±~≈])$/u.test(word) && !isTurning(word);
}

/** What is true of the homework's layer anyway, and what only says how sure somebody is. */
const GRANTED =
  /\b(?:one|an?|1)\s+bias\s+(?:per|for\s+(?:each|every))\s+(?:output\s+)?(?:channel|kernel|filter)\b|\b(?:with\s+)?(?:no|without(?: any)?|zero|valid)[- ](?:zero[- ])?padding\b|\b(?:with\s+)?stride(?:\s+of)?\s*=?\s*(?:1|one)\b|\b(?:i am|i'm)?\s*not\s+(?:\w+\s+)?(?:sure|certain)\b/gi;

/** The text without what stands in parentheses and says nothing, and without clauses that say nothing. */
export function withoutRemarks(text: string, names: Vocabulary): string {
  const open = text
    .replaceAll(GRANTED, " ")
    .replaceAll(/\(([^()]*)\)/g, (all, inner) =>
      isRemark(inner, names) || isAside(inner, names) ? " " : all,
    );
  return joined(clausesOf(open).filter((clause) => !isRemark(clause.text, names)));
}

const prefaceOf = (text: string) => /^.*?(?=[-+]?[\d([{])/s.exec(text)?.[0] ?? "";

/** True for a text that begins by comparing something with its numbers. */
export const isComparison = (text: string) => COMPARES.test(prefaceOf(text));

/** The text without the words before its first number, where they say nothing. */
export function withoutPreface(text: string, names: Vocabulary): string {
  const preface = prefaceOf(text);
  // X[8, 2] is no entry of Z, and what lies inside (8, 2) is another pixel.
  const isName =
    /(?<!\p{L})[XWU]\s*$|\b(?:[Ii]nside|[Oo]utside|[Ww]ithin|[Bb]etween|[Aa]ny\w*\s+in)\s*$/u.test(
      preface,
    );
  return !isName && isRemark(preface, names) ? text.slice(preface.length) : text;
}

/** "As" and "where" give a reason at the beginning of a clause only. */
const REASON = /^\s*(?:and\s+)?(?:because|since|as(?! well)|where)\b|\b(?:because|since)\b/i;
const OPENING = /^\s*(?:because|since|as|given|for|with|when|if)\b/i;

/** The text without clauses that give a reason. */
export function withoutReasons(text: string): string {
  const kept: Clause[] = [];
  let isReason = false;
  let begins = true;
  for (const { text: clause, end } of clausesOf(text)) {
    if (begins) isReason = false;
    const opens = begins && OPENING.test(clause) && end === ",";
    begins = /[.;\n]/.test(end);
    if (opens || isReason) continue;
    const at = clause.search(REASON);
    isReason = kept.length > 0 ? at >= 0 : at > 0;
    kept.push({ text: isReason ? clause.slice(0, at) : clause, end });
  }
  return joined(kept);
}
