// How a factor is written.
import { formatNumber } from "../tensor/number";

/** A number as a factor: in brackets when it is negative. */
export function bracketed(value: number): string {
  const text = formatNumber(value);
  return text.startsWith("−") ? `(${text})` : text;
}
