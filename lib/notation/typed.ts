// What was typed as a number: its digits tell how it was rounded.
/** A number with the digits that were typed. */
export interface Typed {
  readonly value: number;
  /** Digits behind the point: 3 in "0.250", −4 in "2.47e6". */
  readonly decimals: number;
  /** Digits from the first that is not 0: 3 in "0.0250" and in "2.47e6", 4 in "1200". */
  readonly digits: number;
}

/** A number as it stands in code, or as it was typed. */
export function typed(given: number | string): Typed {
  const [mantissa, exponent = "0"] = String(given).toLowerCase().split("e");
  const [, behind = ""] = mantissa.split(".");
  return {
    value: Number(given) + 0,
    decimals: behind.length - Number(exponent),
    digits: mantissa.replaceAll(/[-+.]/g, "").replace(/^0+/, "").length,
  };
}
