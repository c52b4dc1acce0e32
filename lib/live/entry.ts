// One entry as it is typed: a number or a fraction, the beginning of one, or neither.
import { asWritten } from "../layers/written";
import { formatNumber } from "../tensor/number";

const NUMBER = String.raw`([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)`;
const ENTRY = new RegExp(`^${NUMBER}(?:/${NUMBER})?$`, "i");

/** Characters of the longest number that is read: enough for every digit of two numbers in a fraction. */
const LONGEST = 100;

/** Why a text is no number: more has to be typed, it is none, it is too large, or it divides by zero. */
export type NotNumber = "half" | "wrong" | "large" | "zero";

/** The value of a typed entry, or why it has none. */
export function readEntry(typed: string): number | NotNumber {
  if (typed.length > LONGEST) return "wrong";
  const text = plainEntry(typed);
  const found = text.match(ENTRY);
  if (found === null) return ENTRY.test(`${text}1`) ? "half" : "wrong";
  const [above, below] = [Number(found[1]), Number(found[2] ?? 1)];
  if (below === 0) return "zero";
  return Number.isFinite(above / below) ? above / below + 0 : "large";
}

/** An entry in the characters of a keyboard, with a point for the decimals: "-1/9", "0.5". */
export function plainEntry(typed: string): string {
  const text = typed.replace(/[\u2010-\u2015−﹣－]/g, "-").replace(/\s+/g, "");
  // A comma before three digits may separate thousands, so it is not read at all.
  return /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text) ? text : text.replace(/^([+-]?\d*),/, "$1.");
}

/** A number as it is typed: a fraction of small numbers as "1/9". */
export function typedEntry(value: number): string {
  const { below, places, units } = asWritten(Float64Array.of(value));
  return below > 1n && places === 0 ? `${units[0]}/${below}` : String(value + 0);
}

/** An entry as it is displayed, with the minus sign of printed mathematics. */
export function shownEntry(typed: string): string {
  const value = readEntry(typed);
  return typeof value === "string" || typed.includes("/")
    ? plainEntry(typed).replaceAll("-", "−")
    : formatNumber(value);
}
