// The formulas of an activation and its slope at one entry.
import type { Activation } from "../layers/activation";
import { symbolic } from "../layers/symbolic";
import { formatNumber } from "../tensor/number";

/** The activation of an entry or of a number, which may be negative. */
export function activationTex({ name }: Activation, z: string): string {
  if (name === "none") return z;
  if (name === "relu") return `\\max\\{0,\\ ${z}\\}`;
  if (name === "sigmoid") return `\\frac{1}{1 + e^{-${grouped(z)}}}`;
  if (name === "tanh") return `\\tanh ${grouped(z)}`;
  return `f(${z})`;
}

/** A number, with the exponent of a very small or large one as a power of ten. */
export function numberTex(value: number): string {
  return formatNumber(value).replace(/e\+?(-?\d+)$/, " \\cdot 10^{$1}");
}

/** In brackets when it begins with a minus sign. */
export function grouped(tex: string): string {
  return tex.startsWith("-") ? `(${tex})` : tex;
}

/** What f is, for an activation that was given as an expression. */
export function definition({ name }: Activation): string {
  const known = ["none", "relu", "sigmoid", "tanh"].includes(name);
  return known ? "" : `, \\quad f(z) = ${symbolic(name, "z").tex}`;
}

/** ∂U/∂Z at an index. */
export function slopeTex(at: string): string {
  return `\\frac{\\partial U[${at}]}{\\partial Z[${at}]}`;
}

/** What ∂U/∂Z is. */
export function slopeFormula({ name }: Activation, at: string): string {
  if (name === "none") return "1";
  if (name === "relu") return `1 \\text{ where } Z[${at}] > 0, \\text{ else } 0`;
  if (name === "sigmoid") return `U[${at}]\\,(1 - U[${at}])`;
  if (name === "tanh") return `1 - U[${at}]^2`;
  return `${symbolic(name, "z").derivativeTex} \\text{ at } z = Z[${at}]`;
}
