// A layer: a convolution with bias and activation, forward and backward.
import type { ConvOptions } from "../geometry/options";
import { describe, isPlainObject, readOptions } from "../tensor/arguments";
import { readKernel } from "../tensor/axes";
import { KindError, publicly } from "../tensor/errors";
import { type TensorLike, toTensor } from "../tensor/nested";
import type { Tensor } from "../tensor/tensor";
import { activate, activationGradient } from "./activate";
import { type ActivationLike, readActivation } from "./activation";
import { readBias } from "./bias";
import { type Conv2dGradients, conv2d, conv2dGradients } from "./conv2d";

/** The options of {@link convLayer}. */
export interface ConvLayerOptions extends ConvOptions {
  /** The kernel, shape [k1, k2] or [k1, k2, n, m]. */
  W: TensorLike;
  /** The bias, shape [m]. @default zeros */
  b?: TensorLike;
  /**
   * What follows the convolution: "none", "relu", "sigmoid", "tanh", or an expression in z such as
   * "log(1+exp(z))". @default "none"
   */
  activation?: ActivationLike;
}

/** The result of a forward pass, which the backward pass needs. */
export interface ConvLayerPass {
  /** The input. */
  X: Tensor;
  /** The convolution: conv2d(X, W) + b. */
  Z: Tensor;
  /** The output: the activation of Z. */
  U: Tensor;
}

/** A convolutional layer: a convolution with bias, then an activation. */
export interface ConvLayer {
  /** The kernel, shape [k1, k2] or [k1, k2, n, m]. */
  readonly W: Tensor;
  /** The bias, shape [m]; undefined when the layer has none. */
  readonly b: Tensor | undefined;
  /** The activation's name, or its expression in z. */
  readonly activation: string;
  /** Pixels from one position of the window to the next; undefined means 1. */
  readonly stride: ConvOptions["stride"];
  /** Zeros around X; undefined means "valid". */
  readonly padding: ConvOptions["padding"];
  /** Pixels between neighbouring entries of the window; undefined means 1. */
  readonly dilation: ConvOptions["dilation"];
  /** Computes { X, Z, U } from X. */
  forward(X: TensorLike): ConvLayerPass;
  /** Computes the gradients of J from a forward pass and dU = ∂J/∂U, which has the shape of U. */
  backward(
    pass: { X: TensorLike; Z: TensorLike },
    dU: TensorLike,
  ): Conv2dGradients & {
    /** ∂J/∂Z, of the shape of Z. */
    dZ: Tensor;
  };
  /** The same layer with another kernel and bias. */
  withWeights(W: TensorLike, b?: TensorLike): ConvLayer;
}

/**
 * A convolutional layer.
 *
 *     forward:   Z = conv2d(X, W) + b,  U = activation(Z)
 *     backward:  dZ = dU · ∂U/∂Z, then dW, db and dX as {@link conv2dGradients}
 *
 * | accepts | X of shape [i, j, n] or [b, i, j, n] (or [i, j] with a W of two axes) |
 * | parameters | W [k1, k2, n, m], b [m] |
 * | produces | Z and U of shape [i', j', m] or [b, i', j', m] |
 * | counts | see {@link layerCost} |
 *
 * @param options W, b, activation, stride, padding, dilation
 * @returns the layer, with forward and backward
 * @throws ShapeError, ValueError or TypeError when an option is wrong; forward and backward throw
 *   what conv2d and conv2dGradients throw, under their own names
 *
 * @example
 * convLayer({ W: [[1, -1]], activation: "relu" }).forward([[5, 2, 3]]).U.toArray() // [[3, 0]]
 */
export function convLayer(options: ConvLayerOptions): ConvLayer {
  return publicly("convLayer", () => {
    const known = ["W", "b", "activation", "stride", "padding", "dilation"];
    const { stride, padding, dilation, ...rest } = readOptions(options, known);
    const W = readKernel(rest.W);
    const channels = W.rank === 4 ? W.shape[3] : 1;
    const b = rest.b === undefined ? undefined : readBias("b", rest.b, channels);
    const activation = readActivation(rest.activation ?? "none");
    const moves = { stride, padding, dilation };
    return {
      W,
      b,
      activation: activation.name,
      ...moves,
      forward(X) {
        return publicly("forward", () => {
          const Z = conv2d(X, W, { bias: b, ...moves });
          return { X: toTensor("X", X), Z, U: activate(activation, Z) };
        });
      },
      backward(pass, dU) {
        return publicly("backward", () => {
          if (!isPlainObject(pass) || !("X" in pass) || !("Z" in pass)) {
            throw new KindError(
              `pass must be what forward returned, { X, Z, U }, but got ${describe(pass)}`,
            );
          }
          const dZ = activationGradient(activation.name, pass.Z, dU);
          return { dZ, ...conv2dGradients(pass.X, W, dZ, moves) };
        });
      },
      withWeights(W, b) {
        return publicly("withWeights", () => convLayer({ ...options, W, b }));
      },
    };
  });
}

/** Checks that an argument is a layer. */
export function checkLayer(layer: unknown): void {
  if (typeof (layer as ConvLayer | undefined)?.forward === "function") return;
  throw new KindError(`layer must come from convLayer({ W, … }), but got ${describe(layer)}`);
}
