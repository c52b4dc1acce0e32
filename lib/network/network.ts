// A network: layers one after the other.
import { describe, isArray, isPlainObject } from "../tensor/arguments";
import { KindError, publicly } from "../tensor/errors";
import { type TensorLike, toTensor } from "../tensor/nested";
import { type FitOptions, fit, type Training } from "./fit";
import type { Layer } from "./layer";
import { backward, forward, type NetworkGradients, type NetworkPass } from "./passes";

/** Layers one after the other. */
export interface Network {
  /** The layers, from the input to the output. */
  readonly layers: readonly Layer[];
  /** Computes the output U, and { X, Z, U } of every layer. */
  forward(X: TensorLike): NetworkPass;
  /** Computes all gradients of J from a forward pass and dU = ∂J/∂U, from the last layer to the first. */
  backward(pass: NetworkPass, dU: TensorLike): NetworkGradients;
  /** Trains a network with the same layers on inputs X and their classes, beginning with these weights. */
  fit(X: TensorLike, labels: TensorLike, options?: FitOptions): Promise<Trained>;
}

/** What {@link Network.fit} returns. */
export interface Trained extends Omit<Training, "layers"> {
  /** The trained network. */
  network: Network;
}

/**
 * A network: the output U of each layer is the input X of the next.
 *
 *     forward:   X → layer 0 → U₀ = X₁ → layer 1 → … → U
 *     backward:  dU → last layer → dX = dU of the layer before → … → dX
 *
 * `fit` makes the loss {@link softmaxCrossEntropy} of U and the labels small, step by step: it shuffles the
 * inputs in every epoch, takes a mini-batch, computes all gradients, and lets the optimizer change the weights.
 *
 * @param layers made by {@link convLayer}, {@link poolLayer} and {@link dense}
 * @returns the network; it never changes, nor do its layers: fit returns a new one
 * @throws TypeError when layers is not a list of layers
 *
 * @example
 * network([convLayer({ W: [[1, -1]] }), poolLayer({ size: [1, 2] })]).forward([[5, 2, 3]]).U.toArray() // [[3]]
 */
export function network(layers: readonly Layer[]): Network {
  return publicly("network", () => {
    if (!isArray(layers) || layers.length === 0) {
      throw new KindError(
        `layers must be a list such as [convLayer({ W }), dense({ W })], but got ${layers?.length === 0 ? "an empty list" : describe(layers)}`,
      );
    }
    const all = Array.from(layers);
    all.forEach((layer: unknown, k) => {
      const isLayer = isPlainObject(layer) && !("fit" in layer);
      if (isLayer && typeof layer.forward === "function" && typeof layer.backward === "function") {
        return;
      }
      throw new KindError(
        `layers[${k}] must come from convLayer, poolLayer or dense, but got ${describe(layer)}`,
      );
    });
    return {
      layers: all,
      forward(X) {
        return publicly("forward", () => forward(all, toTensor("X", X)));
      },
      backward(pass, dU) {
        return publicly("backward", () => {
          if (pass?.passes?.length !== all.length) {
            throw new KindError(
              `pass must be what forward returned, { passes, U }, but got ${describe(pass)}`,
            );
          }
          return backward(all, pass, toTensor("dU", dU));
        });
      },
      async fit(X, labels, options = {}) {
        const { layers, ...rest } = await fit(all, X, labels, options);
        return { network: network(layers), ...rest };
      },
    };
  });
}
