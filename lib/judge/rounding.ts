// Whether numbers agree with those expected, up to rounding.
import type { Typed } from "../notation/typed";

/**
 * How numbers agree with those expected: "rounded" to at least 3 decimals or 3 significant digits,
 * "early" when only the last of these digits is off by less than 1, "coarse" when rounded to fewer,
 * "whole" when a whole number was rounded, which needs no rounding.
 */
export type Fit = "exact" | "rounded" | "early" | "coarse" | "whole" | undefined;

/**
 * How far two right results may be apart, as a part of the largest entry: in float64, where sums are added
 * in another order, and in float32.
 */
const FLOAT64 = 1e-9;
const FLOAT32 = 2e-6;
/** Parts of the largest entry that tell nothing about how the others are rounded. */
const NEGLIGIBLE = 1e-6;

/** Compares numbers with those expected; all of them have to agree in the same way. */
export function fitNumbers(given: readonly Typed[], expected: ArrayLike<number>): Fit {
  if (given.length !== expected.length) return undefined;
  const { whole, exact, rules } = rulesFor(given, expected);
  const within = (allowed: Allowed, times = 1) =>
    given.every(({ value }, k) => Math.abs(value - expected[k]) <= times * allowed(k) + exact);
  if (within(() => 0)) return "exact";
  if (whole)
    return given.length === 1 && isRounded(given[0].value, expected[0]) ? "whole" : undefined;
  const fine = rules.filter((rule) => rule.fine).map(({ half }) => half);
  if (fine.some((half) => within(half))) return "rounded";
  if (fine.some((half) => within(half, 2))) return "early";
  return rules.some(({ coarse, half }) => coarse && within(half)) ? "coarse" : undefined;
}

/** Whether a number is a whole one with zeros in place of its last digits. */
function isRounded(value: number, whole: number): boolean {
  const digits = String(Math.abs(value)).replace(/0+$/, "").length;
  return digits > 1 && Number(whole.toPrecision(digits)) === value;
}

/** Whether a number stands for the one expected at a position, by the rounding of a whole answer. */
export function agreement(
  given: readonly Typed[],
  expected: ArrayLike<number>,
): (value: number, position: number) => boolean {
  const { exact, rules } = rulesFor(given, expected);
  const fine = rules.filter((rule) => rule.fine).map(({ half }) => half);
  return (value, k) => {
    const apart = Math.abs(value - expected[k]);
    return apart <= exact || fine.some((half) => apart <= half(k) + exact);
  };
}

/** The positions at which numbers differ from those expected. */
export function differing(given: readonly Typed[], expected: ArrayLike<number>): number[] {
  const agrees = agreement(given, expected);
  return Array.from(given.keys()).filter((k) => !agrees(given[k].value, k));
}

/** How far an entry may be from the one expected at the same position. */
type Allowed = (position: number) => number;

/** All entries of an answer are rounded alike: next to 0.167, 0.25 means 0.250. */
function rulesFor(given: readonly Typed[], expected: ArrayLike<number>) {
  const wanted = Array.from(expected);
  const scale = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const whole = wanted.every(Number.isInteger);
  // Beside 0.00123 the 1e-17 of a saturated sigmoid says nothing about the rounding.
  const largest = given.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  const shown = given.filter(({ value }) => Math.abs(value) >= NEGLIGIBLE * largest);
  const decimals = shown.reduce((most, entry) => Math.max(most, entry.decimals), -Infinity);
  const digits = shown.reduce((most, entry) => Math.max(most, entry.digits), 0);
  const last = 10 ** -decimals;
  const significant = (k: number) =>
    10 ** (Math.floor(Math.log10(Math.abs(wanted[k]))) + 1 - digits);
  // Decimals alone would let 0.000 stand for any small number.
  const shows = scale >= last / 2;
  const rules: { fine: boolean; coarse: boolean; half: Allowed }[] = [
    // A small entry beside a large one has to agree as well, in its sign and nearly in its size.
    {
      fine: true,
      coarse: false,
      half: (k) => Math.min(FLOAT32 * scale, Math.abs(wanted[k] || scale) / 100),
    },
    {
      fine: decimals >= 3 && shows,
      coarse: decimals >= 1 && shows,
      half: () => last / 2,
    },
    { fine: digits >= 3, coarse: digits >= 2, half: (k) => significant(k) / 2 },
  ];
  if (whole) rules.length = 0;
  return { whole, exact: Math.min(FLOAT64 * scale, whole ? 0.1 : Infinity), rules };
}
