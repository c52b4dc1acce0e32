// Exact fractions for the audit of notebook 01: sums as on paper, whatever a computer rounds.

/** A fraction. @typedef {{ top: bigint, bottom: bigint }} Fraction */

/** A decimal or a fraction as a reader types it: "0.1", "-2e-9", "1/9". @param {string} text @returns {Fraction} */
export function fraction(text) {
  const [over, under] = text.split("/");
  if (under !== undefined) {
    const [a, b] = [fraction(over), fraction(under)];
    return { top: a.top * b.bottom, bottom: a.bottom * b.top };
  }
  const [, sign, whole, decimals = "", exponent = "0"] =
    /^(-?)(\d*)(?:\.(\d*))?(?:e([-+]?\d+))?$/.exec(text) ?? [];
  const top = BigInt(sign + whole + decimals);
  const power = Number(exponent) - decimals.length;
  return power >= 0
    ? { top: top * 10n ** BigInt(power), bottom: 1n }
    : { top, bottom: 10n ** BigInt(-power) };
}

/** @param {Fraction} a @param {Fraction} b @returns {Fraction} */
export function plus(a, b) {
  if (a.bottom === b.bottom) return { top: a.top + b.top, bottom: a.bottom };
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

/** @param {Fraction} a @param {Fraction} b @returns {Fraction} */
export function times(a, b) {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/** Below 0, 0, or above 0: whether a is smaller than b, equal, or larger. @param {Fraction} a @param {Fraction} b */
export function compare(a, b) {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The nearest number, to 15 digits or more. @param {Fraction} value */
export function approximate({ top, bottom }) {
  if (top === 0n) return 0;
  const digits = String(top).length - String(bottom).length;
  const shift = 25 - digits;
  const scaled =
    shift >= 0 ? (top * 10n ** BigInt(shift)) / bottom : top / (bottom * 10n ** BigInt(-shift));
  return Number(`${scaled}e${-shift}`);
}

export const ZERO = { top: 0n, bottom: 1n };
export const ONE = { top: 1n, bottom: 1n };

/** @param {number} whole @returns {Fraction} */
export const whole = (whole) => ({ top: BigInt(whole), bottom: 1n });
