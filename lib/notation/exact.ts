// Exact arithmetic with fractions of whole numbers.

/** A fraction in lowest terms, with a denominator above 0. */
export interface Fraction {
  readonly p: bigint;
  readonly q: bigint;
}

/** Exponents beyond these give numbers that nobody means. */
const LARGEST_POWER = 308;

/** p / q; undefined where q is 0. */
export function fraction(p: bigint, q = 1n): Fraction | undefined {
  if (q === 0n) return undefined;
  let [a, b] = [p, q];
  while (b !== 0n) [a, b] = [b, a % b];
  // The largest divisor, with the sign of q.
  const divisor = a * q < 0n ? -a : a;
  return { p: p / divisor, q: q / divisor };
}

/** A decimal number such as "0.25" or "2.47e6"; undefined when its exponent is out of range. */
export function decimal(text: string): Fraction | undefined {
  const [mantissa, exponent = "0"] = text.toLowerCase().split("e");
  const [whole, behind = ""] = mantissa.split(".");
  const shift = Number(exponent) - behind.length;
  if (Math.abs(shift) > LARGEST_POWER) return undefined;
  const digits = BigInt(whole + behind);
  return shift < 0
    ? fraction(digits, 10n ** BigInt(-shift))
    : fraction(digits * 10n ** BigInt(shift));
}

/** a + b, a − b, a · b, a / b or a ^ b; undefined where there is no such number, or none of use. */
export function compute(a: Fraction, sign: string, b: Fraction): Fraction | undefined {
  if (sign === "+") return fraction(a.p * b.q + b.p * a.q, a.q * b.q);
  if (sign === "-") return fraction(a.p * b.q - b.p * a.q, a.q * b.q);
  if (sign === "*") return fraction(a.p * b.p, a.q * b.q);
  if (sign === "/") return fraction(a.p * b.q, a.q * b.p);
  if (b.q !== 1n || b.p > LARGEST_POWER || b.p < -LARGEST_POWER) return undefined;
  // Not more than some hundred digits are computed.
  if (
    toNumber(a) !== 0 &&
    Math.abs(Math.log10(Math.abs(toNumber(a))) * Number(b.p)) > LARGEST_POWER
  ) {
    return undefined;
  }
  return b.p < 0n ? fraction(a.q ** -b.p, a.p ** -b.p) : fraction(a.p ** b.p, a.q ** b.p);
}

/** The float64 number next to a fraction. */
export function toNumber({ p, q }: Fraction): number {
  const [a, b] = [Number(p), Number(q)];
  return Number.isFinite(a) && Number.isFinite(b) ? a / b : Number(p / q);
}
