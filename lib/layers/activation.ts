// The activations: their values, their slopes and their formulas, in one table.
import { describe } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { readSymbolic } from "./symbolic";

/** The activations by name; "none" is u = z. */
export type ActivationName = "none" | "relu" | "sigmoid" | "tanh";

/** An activation by its name, or as an expression in z such as "z^3" or "log(1+exp(z))". */
export type ActivationLike = ActivationName | (string & {});

/** An activation and its slope, for single numbers and as LaTeX. */
export interface Activation {
  readonly name: string;
  /** u for one z. */
  value(z: number): number;
  /** ∂u/∂z for one z. */
  slope(z: number): number;
  /** u as LaTeX, in which z has the given name. */
  formula(z: string): string;
  /** ∂u/∂z as LaTeX, in which z and u have the given names. */
  slopeFormula(z: string, u: string): string;
}

/** Neither branch takes the exponential of a large positive number, so neither overflows. */
function sigma(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

const ACTIVATIONS: Record<ActivationName, Omit<Activation, "name">> = {
  none: {
    value: (z) => z,
    slope: () => 1,
    formula: (z) => z,
    slopeFormula: () => "1",
  },
  relu: {
    value: (z) => (z > 0 ? z : 0),
    slope: (z) => (z > 0 ? 1 : 0),
    formula: (z) => `\\max\\{0,\\,${z}\\}`,
    slopeFormula: (z) => `1 \\text{ if } ${z} > 0, \\text{ else } 0`,
  },
  sigmoid: {
    value: sigma,
    // This is σ(z)·(1 − σ(z)) without the difference, which would lose all digits of a large z.
    slope: (z) => sigma(z) * sigma(-z),
    formula: (z) => `\\frac{1}{1 + e^{-${grouped(z)}}}`,
    slopeFormula: (_, u) => `${u}\\,(1 - ${u})`,
  },
  tanh: {
    value: Math.tanh,
    // This is 1 − tanh² z, again without a difference.
    slope: (z) => (1 / Math.cosh(z)) ** 2,
    formula: (z) => `\\tanh ${grouped(z)}`,
    slopeFormula: (_, u) => `1 - ${u}^2`,
  },
};

/** In brackets when it begins with a minus sign. */
export function grouped(tex: string): string {
  return tex.startsWith("-") ? `(${tex})` : tex;
}

/** Reads an activation: a name, or an expression in z. */
export function readActivation(given: unknown): Activation {
  if (typeof given === "string") {
    if (Object.hasOwn(ACTIVATIONS, given)) {
      return { name: given, ...ACTIVATIONS[given as ActivationName] };
    }
    if (/\bz\b/.test(given)) {
      return fromExpression(given);
    }
  }
  throw new ValueError(
    `activation must be one of ${Object.keys(ACTIVATIONS).join(", ")} or an expression in z, but got ${describe(given)}`,
  );
}

/** An activation that is given as an expression in z. */
function fromExpression(given: string): Activation {
  const f = readSymbolic("activation", given, ["z"]);
  // As a factor or a base, a number with a sign or a power of ten needs brackets.
  const written = (z: string) =>
    readSymbolic("activation", given, ["z"], [/^-|\\cdot/.test(z) ? `(${z})` : z]);
  return {
    name: f.expression,
    value: (z) => f.value({ z }),
    slope: (z) => f.slope({ z }),
    formula: (z) => written(z).tex,
    slopeFormula: (z) => written(z).derivativeTex,
  };
}

/** An activation and its slope as LaTeX: see {@link activationFormulas}. */
export interface ActivationFormulas {
  /** u. */
  value: string;
  /** ∂u/∂z. */
  slope: string;
}

/**
 * The formulas of an activation and of its slope, as LaTeX.
 *
 *     none: z      relu: max{0, z}      sigmoid: 1 / (1 + e^(−z))      tanh: tanh z
 *
 * and the slopes of {@link activationGradient}; for an expression in z mathjs writes both.
 *
 * @param activation "none", "relu", "sigmoid", "tanh", or an expression in z such as "z^3"
 * @param z the name of z in both formulas, as LaTeX
 * @param u the name of the value in the slopes of sigmoid and tanh, as LaTeX
 * @throws ValueError when the name is unknown or the expression cannot be derived
 * @throws TypeError when z or u is not text
 *
 * @example
 * activationFormulas("tanh", "Z[i,j]", "U[i,j]") // { value: "\\tanh Z[i,j]", slope: "1 - U[i,j]^2" }
 */
export function activationFormulas(
  activation: ActivationLike,
  z = "z",
  u = "f(z)",
): ActivationFormulas {
  return publicly("activationFormulas", () => {
    for (const [name, given] of Object.entries({ z, u })) {
      if (typeof given !== "string") {
        throw new KindError(`${name} must be text such as "Z[i,j]", but got ${describe(given)}`);
      }
    }
    const { formula, slopeFormula } = readActivation(activation);
    return { value: formula(z), slope: slopeFormula(z, u) };
  });
}
