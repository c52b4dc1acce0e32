// What a network is made of.
import type { ConvLayerPass } from "../layers/convlayer";
import { describe, isPlainObject } from "../tensor/arguments";
import { KindError } from "../tensor/errors";
import type { TensorLike } from "../tensor/nested";
import { Tensor } from "../tensor/tensor";

/** A layer of a {@link network}: a {@link convLayer}, a {@link poolLayer} or a {@link dense} layer. */
export interface Layer {
  /** The weights; undefined when the layer has none. */
  readonly W?: Tensor | undefined;
  /** The bias; undefined when the layer has none. */
  readonly b?: Tensor | undefined;
  /** Computes { X, Z, U } from X. */
  forward(X: TensorLike): ConvLayerPass;
  /** Computes the gradients of J from a forward pass and dU = ∂J/∂U. */
  backward(pass: ConvLayerPass, dU: TensorLike): LayerGradients;
  /** The same layer with other weights; absent when the layer has none. */
  withWeights?(W: TensorLike, b?: TensorLike): Layer;
}

/** Checks that a backward pass is given what the forward pass of the same kind of layer returned. */
export function checkPass(pass: unknown): void {
  const arrays = isPlainObject(pass) ? [pass.X, pass.Z] : [];
  if (arrays.length > 0 && arrays.every((array) => array instanceof Tensor)) return;
  throw new KindError(`pass must be what forward returned, { X, Z, U }, but got ${describe(pass)}`);
}

/** The gradients of J with respect to what a layer takes. */
export interface LayerGradients {
  /** ∂J/∂X, of the shape of X. */
  dX: Tensor;
  /** ∂J/∂W, of the shape of W. */
  dW?: Tensor;
  /** ∂J/∂b, of the shape of b. */
  db?: Tensor;
}
