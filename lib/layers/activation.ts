// The activations: their values, their slopes and their formulas, in one table.
import { describe } from "../tensor/arguments";
import { ValueError } from "../tensor/errors";
import { readSymbolic } from "./symbolic";

/** The activations by name; "none" is u = z. */
export type ActivationName = "none" | "relu" | "sigmoid" | "tanh";

/** An activation by its name, or as an expression in z such as "z^3" or "log(1+exp(z))". */
export type ActivationLike = ActivationName | (string & {});

/** An activation and its slope, for single numbers. */
export interface Activation {
  readonly name: string;
  /** u for one z. */
  value(z: number): number;
  /** ∂u/∂z for one z. */
  slope(z: number): number;
}

/** Neither branch takes the exponential of a large positive number, so none overflows. */
function sigma(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

const ACTIVATIONS: Record<ActivationName, Omit<Activation, "name">> = {
  none: { value: (z) => z, slope: () => 1 },
  relu: { value: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0) },
  // σ(z)·σ(−z) is σ(z)·(1 − σ(z)) without the difference, in which large z would lose all digits.
  sigmoid: { value: sigma, slope: (z) => sigma(z) * sigma(-z) },
  // 1/cosh² is 1 − tanh², again without a difference.
  tanh: { value: Math.tanh, slope: (z) => (1 / Math.cosh(z)) ** 2 },
};

/** Reads an activation, by its name or as an expression in z, on behalf of a public function. */
export function readActivation(given: unknown): Activation {
  if (typeof given === "string") {
    if (Object.hasOwn(ACTIVATIONS, given)) {
      return { name: given, ...ACTIVATIONS[given as ActivationName] };
    }
    if (/\bz\b/.test(given)) {
      const f = readSymbolic("activation", given, ["z"]);
      return { name: f.expression, value: (z) => f.value({ z }), slope: (z) => f.slope({ z }) };
    }
  }
  throw new ValueError(
    `activation must be one of ${Object.keys(ACTIVATIONS).join(", ")} or an expression in z, but got ${describe(given)}`,
  );
}
