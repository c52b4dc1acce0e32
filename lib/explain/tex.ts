// LaTeX that the formulas of a tensor and of an entry share.
import type { ConvGeometry } from "../geometry/geometry";
import { formatNumber } from "../tensor/number";

/** The homework's ∂J/∂…. */
export function partial(of: string): string {
  return `\\frac{\\partial J}{\\partial ${of}}`;
}

/** ∂U/∂Z at an index. */
export function slopeTex(at: string): string {
  return `\\frac{\\partial U[${at}]}{\\partial Z[${at}]}`;
}

/** A number, with the exponent of a very small or large one as a power of ten. */
export function numberTex(value: number): string {
  // In LaTeX a hyphen is the minus sign.
  return formatNumber(value)
    .replaceAll("−", "-")
    .replace(/e(-?\d+)$/, " \\cdot 10^{$1}");
}

/** Whether ∂J/∂X is a sum over the whole kernel, as in the homework: with stride 1 no entry is skipped. */
export function isDense({ stride }: ConvGeometry): boolean {
  return stride.every((step) => step === 1);
}

/** A sum of numbers and of multiples of symbols, without the terms that are 0: "2 i + k_1 - 1". */
export function affine(...summands: (number | readonly [number, string])[]): string {
  let text = "";
  for (const summand of summands) {
    const [factor, symbol] = typeof summand === "number" ? [summand, ""] : summand;
    if (factor === 0) continue;
    const size = Math.abs(factor) === 1 && symbol !== "" ? symbol : `${Math.abs(factor)} ${symbol}`;
    const sign = factor < 0 ? (text ? " - " : "-") : text ? " + " : "";
    text += sign + size.trim();
  }
  return text || "0";
}

/** An index of W along an axis: the offset in the window, divided by the dilation. */
export function divided(offset: string, { dilation }: ConvGeometry, axis: 0 | 1): string {
  return dilation[axis] === 1 ? offset : `\\tfrac{${offset}}{${dilation[axis]}}`;
}
