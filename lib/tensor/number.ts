// Numbers as text: one form for sentences, tables and pictures.
import { describe } from "./arguments";
import { KindError, publicly } from "./errors";

/** The most significant digits of a fraction in a sentence. */
const DIGITS = 6;

/**
 * A number as it is written in a sentence. Whole numbers up to 2⁵³ have all their digits. All others have
 * at most six significant digits, and an exponent from 10⁶ on and below 10⁻⁴. The minus sign is that of
 * printed mathematics, −, and nothing separates thousands.
 *
 * @param value any number
 * @returns for example "−6", "5133600", "0.3" (for 0.1 + 0.2), "1.5e−12", "∞", "NaN"
 * @throws TypeError when value is not a number
 *
 * @example
 * formatNumber(0.1 + 0.2) // "0.3"
 * @example
 * formatNumber(-1234567) // "−1234567"
 */
export function formatNumber(value: number): string {
  return publicly("formatNumber", () => {
    if (typeof value !== "number") {
      throw new KindError(`value must be a number, but got ${describe(value)}`);
    }
    if (isPlain(value)) return typeset(String(value + 0));
    const rounded = Number(value.toPrecision(DIGITS));
    const size = Math.abs(rounded);
    return size >= 1e6 || size < 1e-4 ? withExponent(value, DIGITS) : typeset(String(rounded));
  });
}

/** The significant digits that float64 keeps of every decimal number. */
export const TYPED_DIGITS = 15;

/**
 * A number as somebody may have typed it: with all its digits, at most 15 of them, so that it looks like
 * no other number; with an exponent from 10¹⁵ on and below 10⁻⁴.
 */
export function formatTyped(value: number): string {
  if (isPlain(value)) return typeset(String(value + 0));
  // Fifteen digits would leave nothing of the fraction of 1e15 + 0.5.
  if (Math.abs(value) >= 1e14 && !Number.isInteger(value)) return typeset(String(value));
  const rounded = Number(value.toPrecision(TYPED_DIGITS));
  const size = Math.abs(rounded);
  const isLong = size >= 1e15 || size < 1e-4;
  return isLong ? withExponent(value, TYPED_DIGITS) : typeset(String(rounded));
}

/** How many there are of something: "1 term", "2 terms". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/**
 * A way to write many numbers in one form, for the columns of a table or the cells of a picture: with the
 * fewest decimals that show every value, at most `digits` of them. A value that is not 0 never
 * shows as 0. Whole numbers up to 2⁵³ have all their digits; fractions from 1e7 on, and values too small
 * for the decimals, are written with three digits and an exponent.
 *
 * @param values the numbers that are written together, of any length
 * @param digits the most decimals, 0 to 10
 * @returns a function that writes one of them: 1 as "1.00" when 0.25 is among them
 */
export function formatNumbers(values: ArrayLike<number>, digits = 3): (value: number) => string {
  let decimals = 0;
  for (let k = 0; k < values.length && decimals < digits; k++) {
    if (Math.abs(values[k]) < 0.5 * 10 ** -digits) continue;
    while (decimals < digits && !isWritten(values[k], decimals)) decimals++;
  }
  return (value) => {
    const isLarge = Math.abs(value) >= 1e7;
    if (value === 0 || (isPlain(value) && (isLarge || decimals === 0))) {
      return typeset(String(value + 0));
    }
    const fixed = value.toFixed(decimals);
    return isLarge || Number(fixed) === 0 ? withExponent(value, 3) : typeset(fixed);
  };
}

/** True for a value whose digits are all written: an exact whole number, NaN, or an infinity. */
function isPlain(value: number): boolean {
  return !Number.isFinite(value) || (Number.isInteger(value) && Math.abs(value) <= 2 ** 53);
}

/** True when `decimals` decimals show the value, up to the rounding of float64 arithmetic. */
function isWritten(value: number, decimals: number): boolean {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e7) return true;
  return Math.abs(Number(value.toFixed(decimals)) - value) <= 1e-12 * Math.abs(value);
}

/** A number with an exponent and at most `digits` digits, without final zeros: "1e−9", "1.23e12". */
function withExponent(value: number, digits: number): string {
  return typeset(value.toExponential(digits - 1).replace(/\.?0+e/, "e"));
}

/** Text with the signs of printed mathematics for minus and infinity, and no plus in an exponent. */
function typeset(text: string): string {
  return text.replaceAll("-", "−").replace("e+", "e").replace("Infinity", "∞");
}
