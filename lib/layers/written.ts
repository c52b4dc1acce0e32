// Numbers as the decimals that the reader wrote, before float64 or float32 rounded them.
import type { Numbers } from "../tensor/numbers";

/** The digits of a decimal that survive in float64 and in float32. */
const DIGITS = 15;
const SINGLE_DIGITS = 6;
/** A number of 24 bits that is at least 2⁻⁶⁰ is a whole multiple of 2⁻⁸⁴. */
const SMALLEST = 2 ** -60;
const FINEST = 84;

/** A decimal: units / 10^places. */
interface Decimal {
  units: bigint;
  places: number;
}

/** Numbers as whole multiples of one unit, 10^(−places). */
export interface Multiples<Unit> {
  places: number;
  units: readonly Unit[];
}

/**
 * The decimal that a number was written as, or its exact value if it is whole or has few bits; undefined
 * for a number that was computed and rounded, such as 1/3.
 */
function decimalOf(value: number, single: boolean): Decimal | undefined {
  const text = value.toExponential((single ? SINGLE_DIGITS : DIGITS) - 1);
  if ((single ? Math.fround(Number(text)) : Number(text)) === value) {
    const [mantissa, power] = text.split("e");
    const digits = mantissa.replace(/\.?0*$/, "");
    const places = (digits.split(".")[1]?.length ?? 0) - Number(power);
    const units = BigInt(digits.replace(".", ""));
    return places < 0 ? { units: units * 10n ** BigInt(-places), places: 0 } : { units, places };
  }
  if (Number.isSafeInteger(value)) return { units: BigInt(value), places: 0 };
  if (single || Math.fround(value) !== value || Math.abs(value) < SMALLEST) return undefined;
  return { units: BigInt(value * 2 ** FINEST) * 5n ** BigInt(FINEST), places: FINEST };
}

/** The numbers of an array as they were written; undefined for those that were computed. */
export function asWritten(data: Numbers): Multiples<bigint | undefined> {
  const single = data instanceof Float32Array;
  const decimals = Array.from(data, (value) => decimalOf(value, single));
  const places = decimals.reduce((most, decimal) => Math.max(most, decimal?.places ?? 0), 0);
  const units = decimals.map((decimal) =>
    decimal === undefined ? undefined : decimal.units * 10n ** BigInt(places - decimal.places),
  );
  return { places, units };
}

/** The same, much quicker, without bigints if all of them have few digits; else undefined. */
export function asShort(data: Numbers): Multiples<number> | undefined {
  const single = data instanceof Float32Array;
  const [digits, nearest] = single ? [SINGLE_DIGITS, Math.fround] : [DIGITS, Number];
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
