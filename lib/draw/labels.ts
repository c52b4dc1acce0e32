// The numbers in the cells of a picture, in one form.
import { formatNumbers } from "../tensor/number";
import type { Numbers } from "../tensor/numbers";

/** Decimals that may be added so that a small number needs no exponent beside others without one. */
const MORE_DECIMALS = 2;
/** Where all numbers are smaller than this and some need an exponent, all have one. */
const SMALL = 0.1;

/**
 * A way to write the numbers of a picture, with at most so many decimals. Small numbers beside others
 * would have an exponent: with two decimals more, or an exponent for all, they look alike. Where numbers
 * of ordinary size and very small ones stand together there is no such form.
 */
export function labelWriter(values: Numbers, digits: number): (value: number) => string {
  let [smallest, largest] = [Number.POSITIVE_INFINITY, 0];
  for (const value of values) {
    const size = Math.abs(value);
    if (size === 0 || !Number.isFinite(size)) continue;
    smallest = Math.min(smallest, size);
    largest = Math.max(largest, size);
  }
  const usual = formatNumbers(values, digits);
  if (smallest >= 0.5 * 10 ** -digits) return usual;
  const most = digits + MORE_DECIMALS;
  const needed = Math.ceil(-Math.log10(smallest));
  const isAlone = largest < 0.5 * 10 ** -digits;
  if (needed <= most && !isAlone) return formatNumbers(values, Math.min(needed + 1, most));
  // With no decimals at all, every number below 0.5 is written with an exponent.
  return largest < SMALL && !isAlone ? formatNumbers([], 0) : usual;
}
