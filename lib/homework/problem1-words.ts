// The answers to Problem 1 (b) to (e) as sentences, for the solutions and for the worksheet.
import type { Extreme } from "../tensor/extremes";
import { formatPlaces } from "../tensor/indices";
import { formatNumber } from "../tensor/number";

/** (b) The size of Z. */
export function sizeWords(
  [rows, columns]: readonly number[],
  [K1, K2]: readonly number[],
  [I, J]: readonly number[],
): string {
  return `Z is ${I}×${J}. Rows: ${rows} − ${K1} + 1 = ${I}. Columns: ${columns} − ${K2} + 1 = ${J}.`;
}

/** (c) and (d) The largest positive or the most negative value of Z. */
export function extremeWords({ value, at }: Extreme, sign: 1 | -1): string {
  if (sign * value <= 0) {
    return `No entry of Z is ${sign > 0 ? "positive" : "negative"}, so “none” is right.`;
  }
  const what = sign > 0 ? "The largest positive value" : "The most negative value";
  return `${what} of Z is ${formatNumber(value)}, at ${formatPlaces(at)}.`;
}

/** (e) The pixels where Z is 0. */
export function zeroWords(at: readonly (readonly number[])[]): string {
  return at.length > 0
    ? `Z is 0 at ${formatPlaces(at)}.`
    : "No entry of Z is 0, so “none” is right.";
}
