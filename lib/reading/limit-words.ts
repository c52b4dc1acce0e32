// The words for limits that are rewritten before they are read: range(2, 5), "stops before 5", {2, 3}².
import { plain } from "../notation/plain";

type Rule = readonly [pattern: RegExp, by: string | ((...groups: string[]) => string)];

const RULES: readonly Rule[] = [
  // In "K1 − 1 = 4" the number counts.
  [/K[12]\s*-\s*1\s*=\s*(?=\d)/g, " "],
  [/\bto and including\b/gi, "to"],
  [/k[12]\s*(?:\+\+|\+=\s*1)|\bincluding\b/gi, " "],
  // range(2, 5) of Python stops before 5, and seq(2, 5) of R does not.
  [
    /\b(?:np\s*\.\s*a|a)?range\s*\((?:([^(),]+),)?([^(),]+)\)/gi,
    (_, from, to) => `${from ?? 0} to ${to} exclusive`,
  ],
  [/\bseq\s*\(([^(),]+),([^(),]+)\)/gi, "[$1, $2]"],
  [/\b(?:run|go)(?:s|es|ning|ing)?\s+through\b/gi, "runs over"],
  [/(?<=\bk[12]\s*(?:=|∈|is|can be|takes|are)?\s*)(\d+)\s+or\s+(\d+)(?!\s+or)/gi, "{$1, $2}"],
  // "2 to 4 (3 values)" has to count rightly.
  [
    /(\d+)(\s*(?:to|\.{2,}|-)\s*)(\d+)\s*\(\s*(\d+)\s+(?:values?|rows?|columns?|terms?|steps?)\s*\)/gi,
    (all, from, to, last, count) =>
      Number(last) - Number(from) + 1 === Number(count) ? `${from}${to}${last}` : all,
  ],
  [/\b(?:rows?|columns?)\s+of\s+(?:the\s+)?(?:kernel|filter|W)\s*:?\s*(?=k[12])/gi, " "],
  [/\b(?:first|outer)\s+(?:sum|index|loop)\b|\b(?:sum|loop)\s*1(?=\s*:)/gi, "k1"],
  [/\b(?:second|inner)\s+(?:sum|index|loop)\b|\b(?:sum|loop)\s*2(?=\s*:)/gi, "k2"],
  // Whole numbers they are anyway.
  [/\bk[12]\s*∈\s*[NZ]\b(?:_?0)?\s*,?/g, " "],
  // The body of a loop.
  [/\b[a-z]\w*(?:\s*\[[^\]]*\])?\s*\+=\s*[WX]\b.*$/is, " "],
  // The index itself follows, or else "the second" stands for it.
  [/\b(k[12])\b(?=\s+(?:starts?|runs?|goes|begins?)\b[^,;.]*\b\1\b)/gi, " "],
  [/\bthe\s+(?:first|second)(?:\s+one)?\b(?=[^,;.]*\bk[12])/gi, " "],
  [/\bthe\s+first(?:\s+one)?\b(?!\s+(?:value|number)\b)/gi, "k1"],
  [/\bthe\s+second(?:\s+one)?\b/gi, "k2"],
  // "k1: 2 ≤ k1 < 5" names its index twice.
  [/\b(k[12])\s*:\s*(?=-?\d+\s*[<≤]\s*\1)/gi, " "],
  [/\bboth\s*(?=[<≤>≥])/gi, "k1, k2 "],
  [
    /\b(lower|upper)\s+(?:limits|bounds)\b(?!\W*(?:are\s|is\s)?\W*(?:\d+\s*(?:,|and)\s*\d|\d+\s*(?:\(|for\s+)k[12]|k[12]\s*=))/gi,
    "$1 limit of k1, k2",
  ],
  [/\b(?:not including|excluding|exclusive of)\s+(\d+)/gi, "$1 exclusive"],
  [/\b(?:up to|to|until)?\s*but\s+(?=\d+ exclusive)/gi, "to "],
  [
    /\b(?:stop|end)(?:s|ping|ing)?\s+(?:just\s+)?before\s+(\d+)/gi,
    (_, end) => `ends ${Number(end) - 1}`,
  ],
  [/\b(?:strictly\s+)?(?:less|smaller)\s+than\b(?!\s+or\b)|\bbelow\b/gi, "<"],
  [/\b(?:less|smaller)\s+than\s+or\s+equal(?:\s+to)?\b|\bat\s+most\b/gi, "≤"],
  [/\b(?:greater|larger|bigger)\s+than\s+or\s+equal(?:\s+to)?\b|\bat\s+least\b/gi, "≥"],
  [/\b(k[12])\s*_?\s*\{?\s*(max|min)\b\s*\}?/gi, "$2 $1"],
  [/(\{[^{}]*\})\s*\^\s*\(?2\)?/g, "$1, $1"],
  // "the 3 rows (2 to 4)"
  [/\b(?:the|all|its)\s+\d+\s+(?:rows?|columns?|cols?|values?|entries)(?=[^\d]*\()/gi, " "],
  [
    /\([^()\d]*\)/g,
    (remark) =>
      /\b(?:both|each|exclusive|excluded|not)\b/i.test(remark) ? remark.slice(1, -1) : " ",
  ],
  [/\*?\s*[WXZ]\s*(?:\[[^\]]*\]|\([^()]*k[12][^()]*\))\s*=?/g, " "],
];

const PAIR = String.raw`\(\s*(\d+)\s*,\s*(\d+)\s*\)`;
const PAIRS = new RegExp(String.raw`\{?${PAIR}(?:(?:\s*[,;]\s*|\s+and\s+|\s+)${PAIR}){2,}\}?`, "g");

/** The text with its limits in words that are read. */
export function onlyLimits(text: string): string {
  return RULES.reduce(
    (result, [pattern, by]) => result.replace(pattern, by as string),
    withUsualNames(plain(text)),
  ).replace(PAIRS, (pairs) => grid(pairs) ?? pairs);
}

/** Indices of other names, but for those of pixels: "p = 2..4, q = 3..7". */
const NAMED =
  /(?<![\p{L}\d])(?![ijxyz](?!\d)|k[12])[a-z]\d?(?=\s*(?:[=:∈<≤]|(?:from|in|runs?|goes|between)\b))/gu;
const COLUMNS_FIRST = /^(?:(?!\brows?\b).)*\bcol/is;

/** The text with k1 and k2 in the place of two other names, which stand in the order of rows and columns. */
function withUsualNames(text: string): string {
  const names = [...new Set(text.match(NAMED))];
  const isUsual = names.length === 2 && names[0] < names[1] && !COLUMNS_FIRST.test(text);
  // The letters c and r are those of columns and rows.
  if (!isUsual || names.join("") === "cr" || /k[12]/i.test(text)) return text;
  return names.reduce(
    (result, name, k) =>
      result.replaceAll(new RegExp(`(?<![\\p{L}\\d])${name}(?![\\p{L}\\d])`, "gu"), `k${k + 1}`),
    text,
  );
}

/** All pairs of k1 and k2, written out; undefined where some are left out. */
function grid(pairs: string): string | undefined {
  const found = [...pairs.matchAll(new RegExp(PAIR, "g"))].map((pair) =>
    [pair[1], pair[2]].map(Number),
  );
  const [a, b] = [0, 1].map((k) => found.map((pair) => pair[k]));
  const [rows, columns] = [a, b].map((side) => [Math.min(...side), Math.max(...side)]);
  const count = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1);
  const different = new Set(found.map(String)).size;
  if (different !== count || found.length !== count) return undefined;
  return `[${rows.join(", ")}], [${columns.join(", ")}]`;
}
