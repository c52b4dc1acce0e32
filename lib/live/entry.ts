// One entry as it is typed: a number or a fraction, the beginning of one, or neither.
import { asWritten } from "../layers/written";
import { formatNumber } from "../tensor/number";

const NUMBER = String.raw`([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)`;
const ENTRY = new RegExp(`^${NUMBER}(?:/${NUMBER})?$`, "i");

/** The value of a typed entry; "half" while more has to be typed, "wrong" when it is not a number. */
export function readEntry(typed: string): number | "half" | "wrong" {
  const text = plainEntry(typed);
  const found = text.match(ENTRY);
  if (found === null) return ENTRY.test(`${text}1`) ? "half" : "wrong";
  const value = found[2] === undefined ? Number(found[1]) : Number(found[1]) / Number(found[2]);
  return Number.isFinite(value) ? value + 0 : "wrong";
}

/** An entry in the characters of a keyboard, with a point for the decimals: "-1/9", "0.5". */
export function plainEntry(typed: string): string {
  const text = typed.replace(/[−–]/g, "-").replace(/\s+/g, "");
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
