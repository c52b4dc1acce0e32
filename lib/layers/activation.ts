import { describe } from "../tensor/arguments";
import { ValueError } from "../tensor/errors";
import { checkSameShape, type TensorLike, toTensor } from "../tensor/nested";
import { Tensor } from "../tensor/tensor";
import { alone, remember } from "./origin";
import { finite, readSymbolic } from "./symbolic";

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
  // 1/cosh² is 1 − tanh², likewise without the difference.
  tanh: { value: Math.tanh, slope: (z) => (1 / Math.cosh(z)) ** 2 },
};

/** Reads an activation, by its name or as an expression in z, on behalf of a public function. */
export function readActivation(caller: string, given: unknown): Activation {
  if (typeof given === "string") {
    if (Object.hasOwn(ACTIVATIONS, given)) {
      return { name: given, ...ACTIVATIONS[given as ActivationName] };
    }
    if (/\bz\b/.test(given)) {
      const f = readSymbolic(caller, "activation", given, ["z"]);
      return { name: f.expression, value: (z) => f.value({ z }), slope: (z) => f.slope({ z }) };
    }
  }
  throw new ValueError(
    `${caller}: activation must be one of ${Object.keys(ACTIVATIONS).join(", ")} or an expression in z, but got ${describe(given)}`,
  );
}

/** U for a Z that has been read already. */
export function activate(caller: string, activation: Activation, Z: Tensor): Tensor {
  const { name, value } = activation;
  const U = new Tensor(
    Z.shape,
    Z.data.map((z, k) => finite(caller, name, value(z), k, Z)),
  );
  return remember(U, { name: "U", Z: alone(Z), activation });
}

/** An activation by its name, on behalf of the function of that name. */
function byName(name: ActivationName, Z: TensorLike): Tensor {
  return activate(name, readActivation(name, name), toTensor(name, "Z", Z));
}

/**
 * The rectified linear unit, entry by entry: U = max{0, Z}.
 *
 * @param Z an array of any shape
 * @returns U, of the shape of Z
 * @throws ShapeError, ValueError or TypeError when Z is not a rectangular array of finite numbers
 *
 * @example
 * relu([-2, 0, 3]).toArray() // [0, 0, 3]
 */
export function relu(Z: TensorLike): Tensor {
  return byName("relu", Z);
}

/**
 * The logistic function, entry by entry: U = 1 / (1 + e^(−Z)), between 0 and 1. It neither overflows
 * nor loses digits, however large Z is.
 *
 * @param Z an array of any shape
 * @returns U, of the shape of Z
 * @throws ShapeError, ValueError or TypeError when Z is not a rectangular array of finite numbers
 *
 * @example
 * sigmoid([-800, 0, 800]).toArray() // [0, 0.5, 1]
 */
export function sigmoid(Z: TensorLike): Tensor {
  return byName("sigmoid", Z);
}

/**
 * The hyperbolic tangent, entry by entry, between −1 and 1.
 *
 * @param Z an array of any shape
 * @returns U, of the shape of Z
 * @throws ShapeError, ValueError or TypeError when Z is not a rectangular array of finite numbers
 *
 * @example
 * tanh([-400, 0, 400]).toArray() // [-1, 0, 1]
 */
export function tanh(Z: TensorLike): Tensor {
  return byName("tanh", Z);
}

/**
 * The gradient through an activation, entry by entry: dZ = dU · ∂U/∂Z, with
 *
 *     none: 1      relu: 1 for Z > 0, else 0 (at 0 too)      sigmoid: U·(1 − U)      tanh: 1 − U²
 *
 * and for an expression in z its derivative, found by mathjs.
 *
 * @param name "none", "relu", "sigmoid", "tanh", or an expression in z such as "z^3"
 * @param Z an array of any shape: what went into the activation
 * @param dU ∂J/∂U, of the shape of Z
 * @returns dZ = ∂J/∂Z, of the shape of Z
 * @throws ShapeError when an array is ragged or dU has another shape than Z
 * @throws ValueError when the name is unknown, the expression cannot be derived, or an entry or a
 *   slope is not finite
 * @throws TypeError when an entry is not a number
 *
 * @example
 * activationGradient("relu", [-2, 0, 3], [5, 5, 5]).toArray() // [0, 0, 5]
 */
export function activationGradient(name: ActivationLike, Z: TensorLike, dU: TensorLike): Tensor {
  const caller = "activationGradient";
  const activation = readActivation(caller, name);
  const { name: expression, slope } = activation;
  const z = toTensor(caller, "Z", Z);
  const g = toTensor(caller, "dU", dU);
  checkSameShape(caller, "dU", g, "Z", z.shape);
  const derivative = `the derivative of ${expression}`;
  const dZ = g.data.map(
    (value, k) => value * finite(caller, derivative, slope(z.data[k]), k, z) + 0,
  );
  return remember(new Tensor(z.shape, dZ), {
    name: "dZ",
    Z: alone(z),
    dU: alone(g),
    activation,
  });
}
