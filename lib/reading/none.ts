// Answers that say that there is nothing of the kind: "none", "there is no such pixel".
import type { Token } from "../notation/tokens";

const NEGATION = /^(?:no|none|not|never|nothing|nowhere|nil|na|impossible|\p{L}+n't)$/u;
const BESIDE = new Set(
  "there is are was a an any one such pixel pixels place places entry entries value values number numbers exists exist existing can could be found does do has have in of z it at where that the this answer all here occurs occur with which equal equals become becomes anywhere".split(
    " ",
  ),
);

/** True for a text with one negation and, besides, only words that go with it. `kind` are the question's own. */
export function isNone(tokens: readonly Token[], kind: string): boolean {
  const own = new Set(kind.split(" "));
  const words = tokens.filter(({ text }) => !/^[.,!;:=]$/.test(text));
  // A dash alone, or n/a, stands for "none" too.
  if (/^(?:-|\/|n\/a)$/.test(words.map(({ text }) => text).join(""))) return true;
  const negations = words.filter(({ text }) => NEGATION.test(text));
  // In "there isn't one" the word is no number.
  const isKnown = ({ text, raw }: Token) =>
    NEGATION.test(text) || BESIDE.has(raw.toLowerCase()) || own.has(text);
  return negations.length === 1 && words.every(isKnown);
}
