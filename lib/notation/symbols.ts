// Formulas in letters, which say how a number was found: "I − K1 + 1 = 8 − 2 + 1".

const INDEX = String.raw`\s*(?:\[[^[\]]*\]|\([^()]*\))`;
/** "N x" is left of N_x. */
const NAME = String.raw`(?:\p{L}\s(?:x|y|in|out|[hw]))(?!\p{L})|[\p{L}∂|][\p{L}\d|]*(?:\.\p{L}+)*(?:${INDEX})*`;
const ITEM = String.raw`(?:\d*(?:${NAME})|\d+(?:\.\d+)?)`;
const SUM = (item: string) => String.raw`${item}(?:\s*(?:[-+*/^]|(?<=\)\s*)x(?=\s*\())\s*${item})`;
const GROUP = String.raw`(?:${ITEM}|\(\s*${SUM(ITEM)}*\s*\))`;
const FORMULA = new RegExp(
  String.raw`(?<=^|[=,;:\n(]|\.(?!\d)|\b(?:is|are|so|and|has|thus|therefore)\b)\s*[-+]?${SUM(GROUP)}+\s*=(?=\s*[-+(\d\p{L}])`,
  "giu",
);
const ENTRY = /\b\p{L}+(?:\.\p{L}+)*\s*\[\s*-?\d+\s*\]\s*=/gu;

/** The middle of a sum of which some is left out: "= 2 · 3 + … = 19". */
const ELIDED = /[=:][-+*/\d\s.,()]*\.{2,}[-+*/\d\s.,()]*(?=[=→])/g;

/** The text without formulas in letters that stand before "=", where a number or a formula follows; but for those that are `kept`. */
export function withoutFormulas(text: string, kept = /(?!)/): string {
  let result = text.replaceAll(ELIDED, " ");
  for (let before = ""; before !== result; ) {
    before = result;
    result = result.replaceAll(FORMULA, (formula) =>
      isInLetters(formula) && !kept.test(formula) ? " " : formula,
    );
  }
  return result;
}

/** The letter of 2e3 belongs to a number, and x between brackets is a sign. */
const isInLetters = (formula: string) =>
  /\p{L}/u.test(formula.replaceAll(/[\d.]e[-+]?\d|(?<=\)\s*)x(?=\s*\()/gi, " "));

/** The text without the names of entries that it gives, as in "W.shape[3] = 8". */
export function withoutEntries(text: string): string {
  return text.replaceAll(ENTRY, " ");
}

/** A dash between a word and a count: "rows – 5". */
const DASH = /(?<=\p{L})\s+-\s+(?=\d[\d.,' ]*(?:$|[,;.)\n]|\s\p{L}))/gu;

/** The text of counts, which are never negative, with a colon for each dash behind a label. */
export function withoutDashes(text: string): string {
  return text.replaceAll(DASH, ": ");
}
