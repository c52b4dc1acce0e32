// Numbers as text.
import { describe } from "./arguments";
import { KindError, publicly } from "./errors";

/**
 * A number as a reader writes it: whole numbers whole, at most ten significant digits, never "-0".
 *
 * @param value any number
 * @returns for example "-6", "0.3" (for 0.1 + 0.2), "1.5e-12", "NaN"
 * @throws TypeError when value is not a number
 *
 * @example
 * formatNumber(0.1 + 0.2) // "0.3"
 */
export function formatNumber(value: number): string {
  return publicly("formatNumber", () => {
    if (typeof value !== "number") {
      throw new KindError(`value must be a number, but got ${describe(value)}`);
    }
    return String((Number.isInteger(value) ? value : Number(value.toPrecision(10))) + 0);
  });
}

/**
 * A way to write many numbers alike, for the columns of a table or the cells of a picture: the
 * fewest decimals that show every value, at most `digits` of them. A value that is not 0 never
 * shows as 0. Whole numbers from 1e10 on, fractions from 1e7 on and what is too small for the
 * decimals are written with three digits and an exponent.
 *
 * @param values the numbers that stand together, of any length
 * @param digits the most decimals, 0 to 10
 * @returns a function that writes one of them: 1 as "1.00" when it stands beside 0.25
 */
export function formatNumbers(values: ArrayLike<number>, digits = 3): (value: number) => string {
  let decimals = 0;
  for (let k = 0; k < values.length && decimals < digits; k++) {
    if (Math.abs(values[k]) < 0.5 * 10 ** -digits) continue;
    while (decimals < digits && !isWritten(values[k], decimals)) decimals++;
  }
  return (value) => {
    if (value === 0 || !Number.isFinite(value)) return String(value + 0);
    const fixed = value.toFixed(decimals);
    const large = Math.abs(value) >= (Number.isInteger(value) ? 1e10 : 1e7);
    if (large || Number(fixed) === 0) return shortExponent(value);
    if (Math.abs(value) >= 1e7) return String(value);
    return fixed;
  };
}

/** True when `decimals` decimals show the value, up to the rounding of float64 arithmetic. */
function isWritten(value: number, decimals: number): boolean {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e7) return true;
  return Math.abs(Number(value.toFixed(decimals)) - value) <= 1e-12 * Math.abs(value);
}

/** Three digits and an exponent, without digits that are 0: "1e-9", "1.23e+12". */
function shortExponent(value: number): string {
  return value.toExponential(2).replace(/\.?0+e/, "e");
}
