// Single numbers read from tokens, in the ways to write a large number, a decimal one and a mixed one.
import { compute, decimal, type Fraction, toNumber } from "./exact";
import type { Token } from "./tokens";
import { type Typed, typed } from "./typed";
import { Unreadable } from "./unreadable";

/** A number that was read: exact, and with the digits that were typed. */
export interface Value extends Typed {
  readonly exact: Fraction;
}

const SCALES: Readonly<Record<string, number>> = {
  hundred: 2,
  thousand: 3,
  million: 6,
  millions: 6,
  billion: 9,
};

/** True for "million" and the like. */
export const isScale = (word: string) => Object.hasOwn(SCALES, word);

/** Goes through tokens from left to right. */
export class Cursor {
  at = 0;
  constructor(readonly tokens: readonly Token[]) {}

  /** The text of the token ahead; "" at the end. */
  get ahead(): string {
    return this.tokens[this.at]?.text ?? "";
  }

  /** What a reader finds from here; where it finds nothing, the cursor stays. */
  attempt<Found>(read: () => Found | undefined): Found | undefined {
    const start = this.at;
    const found = read();
    if (found === undefined) this.at = start;
    return found;
  }
}

/** The number at the cursor; `joined` where "2,470", "2 470", "0,5" and "1 1/2" are one number. */
export function literal(cursor: Cursor, joined: boolean): Value | undefined {
  const first = cursor.tokens[cursor.at];
  if (first?.kind !== "number") return undefined;
  cursor.at++;
  let text = ungrouped(first.text);
  if (joined) text = behind(cursor, text);
  if (isScale(cursor.ahead) && !text.includes("e")) {
    text = `${text}e${SCALES[cursor.ahead]}`;
    cursor.at++;
  }
  const exact = decimal(text);
  if (exact === undefined) throw new Unreadable(`“${first.raw}” is too large or too small.`);
  const value = { ...typed(text), exact };
  return (joined && mixed(cursor, value)) || value;
}

/** 2.470.300 has points between its thousands. */
function ungrouped(text: string): string {
  if (!/\..*\./.test(text)) return text;
  if (!/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(text)) throw new Unreadable(`“${text}” is not a number.`);
  return text.replaceAll(".", "");
}

/** Three digits, as they stand in 2,470,300; the last of them may have decimals. */
const GROUP = /^\d{3}(?:\.\d+)?$/;
const DECIMALS = /^\d+(?:e[-+]?\d+)?$/;

/** The digits, and those behind commas or spaces that belong to the same number. */
function behind(cursor: Cursor, digits: string): string {
  if (/^[1-9]\d{0,2}$/.test(digits)) {
    for (const separator of [",", " "]) {
      let text = digits;
      for (let group = next(cursor, separator, GROUP); group; ) {
        text += group;
        group = next(cursor, separator, GROUP);
      }
      if (text !== digits) return text;
    }
  }
  if (!/^\d+$/.test(digits)) return digits;
  const decimals = next(cursor, ",", DECIMALS);
  return decimals === "" ? digits : `${digits}.${decimals}`;
}

/** The digits behind a separator, in a certain form; "" when there are none. */
function next(cursor: Cursor, separator: string, form: RegExp): string {
  const isComma = separator === ",";
  const [comma, digits] = cursor.tokens.slice(cursor.at - (isComma ? 0 : 1), cursor.at + 2);
  if (isComma && (comma?.text !== "," || comma.apart)) return "";
  if (digits?.kind !== "number" || digits.apart === isComma) return "";
  if (digits.index !== comma.index + 1) return "";
  if (!form.test(digits.text)) return "";
  cursor.at += isComma ? 2 : 1;
  return digits.text;
}

/** One and a half as 1 1/2; undefined when no fraction follows. */
function mixed(cursor: Cursor, whole: Value): Value | undefined {
  const [above, bar, below] = cursor.tokens.slice(cursor.at, cursor.at + 3);
  const isFraction =
    above?.kind === "number" && above.apart && bar?.text === "/" && below?.kind === "number";
  if (!isFraction || bar.apart || below.apart || whole.decimals > 0) return undefined;
  const [a, b] = [decimal(above.text), decimal(below.text)];
  const part = a && b && compute(a, "/", b);
  if (part === undefined || part.p >= part.q) return undefined;
  cursor.at += 3;
  return computed(compute(whole.exact, "+", part));
}

/** A value that was computed. */
export function computed(exact: Fraction | undefined): Value {
  if (exact === undefined) throw new Unreadable("The arithmetic in the answer has no result.");
  return { ...typed(toNumber(exact)), exact };
}
