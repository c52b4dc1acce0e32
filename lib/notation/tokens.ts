// Plain text taken apart into numbers, words and signs.
import { plain } from "./plain";

/** A piece of an answer. */
export interface Token {
  readonly kind: "number" | "word" | "sign";
  /** A word in lower case; a number in digits, with a point and an exponent where it has them. */
  readonly text: string;
  /** As it was typed. */
  readonly raw: string;
  /** Whether a space stands before it. */
  readonly apart: boolean;
  /** Its place in the text: numbers between which a word was left out are no neighbours. */
  readonly index: number;
}

const UNITS = "one two three four five six seven eight nine".split(" ");
const TEENS =
  "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const NUMBERS = ["zero", ...UNITS, ...TEENS];
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const NUMBER_WORD = `(?:${[...NUMBERS, ...TENS].join("|")})\\b`;

const PIECES = new RegExp(
  [
    String.raw`(?<space>[^\S\n]+)`,
    String.raw`(?<dots>\.{2,})`,
    String.raw`(?<grouped>\d{1,3}(?:['_]\d{3})+(?![\d.]))`,
    String.raw`(?<number>(?:\d+(?:\.\d+)*|\.\d+)(?:e[-+]?\d+)?)(?!\d)`,
    // The letter x between two numbers is a sign.
    String.raw`(?<times>(?<=(?:[\d)\]}]|\b${NUMBER_WORD})\s*)x(?=\s*[-\d([]|\s+${NUMBER_WORD}))`,
    // Forty-six
    String.raw`(?<tens>\b(?:${TENS.join("|")})[- ](?:${UNITS.join("|")})\b)`,
    String.raw`(?<word>[\p{L}∂][\p{L}'∂]*\d*)`,
    String.raw`(?<sign>.|\n)`,
  ].join("|"),
  "giu",
);

/** Words that stand for a sign. */
const SPOKEN: Readonly<Record<string, string>> = { minus: "-", plus: "+", times: "*", equals: "=" };

/** The tokens of an answer that is a text. */
export function tokenize(given: string): Token[] {
  const tokens: Token[] = [];
  let apart = false;
  for (const { groups = {}, 0: raw } of plain(given).matchAll(PIECES)) {
    const text = raw.toLowerCase();
    const add = (kind: Token["kind"], as: string) =>
      tokens.push({ kind, text: as, raw, apart, index: tokens.length });
    if (groups.grouped) add("number", text.replaceAll(/['_]/g, ""));
    else if (groups.number) add("number", text);
    else if (groups.times) add("sign", "*");
    else if (groups.dots) add("sign", "..");
    else if (groups.tens)
      add("number", `${text.split(/[- ]/).reduce((sum, word) => sum + numberOf(word), 0)}`);
    else if (groups.word) addWord(text, add);
    else if (groups.sign) add("sign", text);
    apart = groups.space !== undefined;
  }
  return tokens;
}

/** The number that a word is, or −1. */
function numberOf(word: string): number {
  return TENS.includes(word) ? 10 * (TENS.indexOf(word) + 2) : NUMBERS.indexOf(word);
}

function addWord(text: string, add: (kind: Token["kind"], as: string) => void): void {
  const number = numberOf(text);
  if (number >= 0) add("number", `${number}`);
  else if (Object.hasOwn(SPOKEN, text)) add("sign", SPOKEN[text]);
  else add("word", text);
}
