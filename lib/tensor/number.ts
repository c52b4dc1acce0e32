/**
 * A number as a reader writes it: whole numbers whole, at most ten significant digits, never "-0".
 *
 * @param value any number
 * @returns for example "-6", "0.3" (for 0.1 + 0.2), "1.5e-12", "NaN"
 *
 * @example
 * formatNumber(0.1 + 0.2) // "0.3"
 */
export function formatNumber(value: number): string {
  return String((Number.isInteger(value) ? value : Number(value.toPrecision(10))) + 0);
}

/**
 * A way to write many numbers alike, for the columns of a table or the cells of a picture: the
 * fewest decimals that show every value, at most `digits` of them. A value that is not 0 never
 * shows as 0, and very large or small values are written with an exponent.
 *
 * @param values the numbers that stand together, of any length
 * @param digits the most decimals, 0 to 10
 * @returns a function that writes one of them
 *
 * @example
 * formatNumbers([1, 0.25, -3])(1) // "1.00"
 */
export function formatNumbers(values: ArrayLike<number>, digits = 3): (value: number) => string {
  let decimals = 0;
  for (let k = 0; k < values.length && decimals < digits; k++) {
    while (decimals < digits && !isWritten(values[k], decimals)) decimals++;
  }
  return (value) => {
    if (value === 0 || !Number.isFinite(value)) return String(value + 0);
    const fixed = value.toFixed(decimals);
    if (Number(fixed) === 0 || Math.abs(value) >= 1e7) return shortExponent(value);
    return fixed;
  };
}

/** True when `decimals` decimals show the value, up to the rounding of float64 arithmetic. */
function isWritten(value: number, decimals: number): boolean {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e7) return true;
  return Math.abs(Number(value.toFixed(decimals)) - value) <= 1e-12 * Math.abs(value);
}

function shortExponent(value: number): string {
  return String(Number(value.toPrecision(3))).includes("e")
    ? String(Number(value.toPrecision(3)))
    : value.toExponential(2);
}
