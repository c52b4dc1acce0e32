// The activations on whole tensors, forward and backward.
import { publicly } from "../tensor/errors";
import { checkSameShape, type TensorLike, toTensor } from "../tensor/nested";
import { zerosLike } from "../tensor/numbers";
import { Tensor } from "../tensor/tensor";
import {
  type Activation,
  type ActivationLike,
  type ActivationName,
  readActivation,
} from "./activation";
import { alone, remember, withSums } from "./origin";
import { finite } from "./symbolic";

/** U, for a Z that has been read. */
export function activate(activation: Activation, Z: Tensor): Tensor {
  const U = new Tensor(Z.shape, each(activation.name, activation.value, Z));
  return remember(U, { name: "U", Z: withSums(Z), activation });
}

/** f of every entry of Z. A loop, because training spends much of its time here. */
function each(expression: string, f: (z: number) => number, Z: Tensor): Float64Array {
  const values = zerosLike(Z.data, Z.data.length);
  for (let k = 0; k < values.length; k++) values[k] = finite(expression, f(Z.data[k]), k, Z);
  return values;
}

/** The public function of the activation of this name. */
function byName(name: ActivationName, Z: TensorLike): Tensor {
  return publicly(name, () => activate(readActivation(name), toTensor("Z", Z)));
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
 * @param Z an array of any shape, the input of the activation
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
  return publicly("activationGradient", () => {
    const activation = readActivation(name);
    const { name: expression, slope } = activation;
    const z = toTensor("Z", Z);
    const g = toTensor("dU", dU);
    checkSameShape("dU", g, "Z", z.shape);
    const derivative = `the derivative of ${expression}`;
    const slopes = each(derivative, slope, z);
    const dZ = zerosLike(g.data, g.data.length);
    // Adding 0 makes 0 of −0.
    for (let k = 0; k < dZ.length; k++) dZ[k] = g.data[k] * slopes[k] + 0;
    return remember(new Tensor(z.shape, dZ), {
      name: "dZ",
      Z: withSums(z),
      dU: alone(g),
      activation,
    });
  });
}
