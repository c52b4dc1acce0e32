// Numbers as the reader wrote them, decimals or fractions, before float64 or float32 rounded them.
import type { Numbers } from "../tensor/numbers";

/** The digits of a decimal that survive in float64 and in float32. */
const DIGITS = 15;
const SINGLE_DIGITS = 6;
/** Those of a decimal that is not taken for a fraction. */
const SHORT_DIGITS = 12;
/** A number of 24 bits that is at least 2⁻⁶⁰ is a whole multiple of 2⁻⁸⁴. */
const SMALLEST = 2 ** -60;
const FINEST = 84;

/** The largest denominator that is looked for, and the largest product with its numerator. */
const LARGEST_BELOW = 1000;
const LARGEST_PRODUCT = 2 ** 40;

/** A number: units / (below · 10^places). */
interface Written {
  units: bigint;
  places: number;
  below: bigint;
}

/** Numbers as whole multiples of one unit, 1 / (below · 10^places). */
export interface Multiples {
  places: number;
  below: bigint;
  units: readonly (bigint | undefined)[];
}

/**
 * What a number was written as: a decimal, its exact value if it is whole or has few bits, or a fraction
 * of small numbers such as 1/3; undefined for a number that was computed in another way.
 */
function writtenAs(value: number, single: boolean): Written | undefined {
  const decimal = decimalOf(value, single);
  const isShort = decimal !== undefined && Math.abs(Number(decimal.units)) < 10 ** SHORT_DIGITS;
  // With more digits a fraction is the simpler reading: 0.726027397260274 is 53/73.
  const fraction = single || isShort ? undefined : fractionOf(value);
  return fraction ?? (decimal && { ...decimal, below: 1n });
}

/** The fraction of small numbers that is rounded to this number, found by continued division. */
function fractionOf(value: number): Written | undefined {
  let [above, below, lastAbove, lastBelow] = [1, 0, 0, 1];
  for (let rest = Math.abs(value); ; rest = 1 / (rest - Math.floor(rest))) {
    const whole = Math.floor(rest);
    [above, lastAbove] = [whole * above + lastAbove, above];
    [below, lastBelow] = [whole * below + lastBelow, below];
    if (!(below <= LARGEST_BELOW && above * below <= LARGEST_PRODUCT)) return undefined;
    if (above / below === Math.abs(value)) {
      return { units: BigInt(Math.sign(value) * above), places: 0, below: BigInt(below) };
    }
  }
}

function decimalOf(value: number, single: boolean): Omit<Written, "below"> | undefined {
  const text = value.toExponential((single ? SINGLE_DIGITS : DIGITS) - 1);
  if ((single ? Math.fround(Number(text)) : Number(text)) === value) {
    const [mantissa, power] = text.split("e");
    const digits = mantissa.replace(/\.?0*$/, "");
    const places = (digits.split(".")[1]?.length ?? 0) - Number(power);
    const units = BigInt(digits.replace(".", ""));
    return places < 0 ? { units: units * 10n ** BigInt(-places), places: 0 } : { units, places };
  }
  if (Number.isInteger(value)) return { units: BigInt(value), places: 0 };
  if (single || Math.fround(value) !== value || Math.abs(value) < SMALLEST) return undefined;
  return { units: BigInt(value * 2 ** FINEST) * 5n ** BigInt(FINEST), places: FINEST };
}

/** The numbers of an array as they were written; undefined for those that were computed. */
export function asWritten(data: Numbers): Multiples {
  const single = data instanceof Float32Array;
  const all = Array.from(data, (value) => writtenAs(value, single));
  const places = all.reduce((most, written) => Math.max(most, written?.places ?? 0), 0);
  const denominators = new Set(all.map((written) => written?.below ?? 1n));
  const below = [...denominators].reduce(
    (product, own) => (product / divisor(product, own)) * own,
    1n,
  );
  const units = all.map((written) =>
    written === undefined
      ? undefined
      : written.units * (below / written.below) * 10n ** BigInt(places - written.places),
  );
  return { places, below, units };
}

/** The greatest common divisor. */
function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}

/** Numbers as whole multiples of one unit, 10^(−places). */
export interface ShortMultiples {
  places: number;
  units: readonly number[];
}

/** The same, much quicker, without bigints if all of them have few digits; else undefined. */
export function asShort(data: Numbers): ShortMultiples | undefined {
  const single = data instanceof Float32Array;
  const [digits, nearest] = single ? [SINGLE_DIGITS, Math.fround] : [SHORT_DIGITS, Number];
  const most = 10 ** digits;
  let places = 0;
  for (const value of data) {
    while (nearest(Math.round(value * 10 ** places) / 10 ** places) !== value) {
      places++;
      if (places > digits || Math.abs(value) * 10 ** places > most) return undefined;
    }
  }
  return { places, units: Array.from(data, (value) => Math.round(value * 10 ** places)) };
}
