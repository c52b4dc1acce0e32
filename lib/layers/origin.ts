// Where a tensor came from, remembered for explain.
import type { ConvGeometry } from "../geometry/geometry";
import type { Numbers } from "../tensor/numbers";
import { notedOrigin, noteOrigin, Tensor } from "../tensor/tensor";
import type { Activation } from "./activation";

/** How a tensor was computed: its name in the formulas, and the inputs. */
export type Origin = ConvolutionOrigin | GradientOrigin | ActivationOrigin | SlopeOrigin;

/** Z, the convolution of X with W, and b. */
export interface ConvolutionOrigin {
  name: "Z";
  X: Tensor;
  W: Tensor;
  b: Tensor | undefined;
  sizes: ConvGeometry;
}

/** dX, dW or db, from dZ and the inputs of the convolution. */
export interface GradientOrigin {
  name: "dX" | "dW" | "db";
  X: Tensor;
  W: Tensor;
  dZ: Tensor;
  sizes: ConvGeometry;
}

/** U, the activation of Z. */
export interface ActivationOrigin {
  name: "U";
  Z: Tensor;
  activation: Activation;
}

/** dZ, the gradient through the activation. */
export interface SlopeOrigin {
  name: "dZ";
  Z: Tensor;
  dU: Tensor;
  activation: Activation;
}

/** Stores how a result was computed, and returns the result. */
export function remember<Data extends Numbers>(result: Tensor<Data>, origin: Origin): Tensor<Data> {
  noteOrigin(result, origin);
  return result;
}

/**
 * A tensor without its own origin, to be stored in that of another: otherwise the result of the last of
 * many layers would keep the arrays of all layers before it in memory.
 */
export function alone(tensor: Tensor): Tensor {
  return notedOrigin(tensor) === undefined ? tensor : new Tensor(tensor.shape, tensor.data);
}

/** Z to be noted as what an activation was applied to: it keeps the sums that it is, and no more. */
export function withSums(Z: Tensor): Tensor {
  return originOf(Z)?.name === "Z" ? Z : alone(Z);
}

/** Where a tensor came from; undefined when no function of the layers returned it. */
export function originOf(result: Tensor<Numbers>): Origin | undefined {
  return notedOrigin(result) as Origin | undefined;
}
