// Forward through a list of layers, and back.
import type { ConvLayerPass } from "../layers/convlayer";
import { ShapeError } from "../tensor/errors";
import type { Tensor } from "../tensor/tensor";
import type { Layer, LayerGradients } from "./layer";

/** The result of a network's forward pass, which the backward pass needs. */
export interface NetworkPass {
  /** { X, Z, U } of every layer, in order; the X of a layer is the U of the one before. */
  passes: readonly ConvLayerPass[];
  /** The output: the U of the last layer. */
  U: Tensor;
}

/** The gradients of J with respect to what a network takes. */
export interface NetworkGradients {
  /** ∂J/∂X, of the shape of X. */
  dX: Tensor;
  /** { dX, dW, db } of every layer, in order; a layer without weights has dX alone. */
  layers: readonly LayerGradients[];
}

/** U of each layer is X of the next. */
export function forward(layers: readonly Layer[], X: Tensor): NetworkPass {
  const passes: ConvLayerPass[] = [];
  let U = X;
  layers.forEach((layer, k) => {
    passes[k] = inLayer(k, () => layer.forward(U));
    U = passes[k].U;
  });
  return { passes, U };
}

/** dX of each layer is dU of the one before. */
export function backward(
  layers: readonly Layer[],
  { passes }: NetworkPass,
  dU: Tensor,
): NetworkGradients {
  const found: LayerGradients[] = [];
  let slope = dU;
  for (let k = layers.length - 1; k >= 0; k--) {
    found[k] = inLayer(k, () => layers[k].backward(passes[k], slope));
    slope = found[k].dX;
  }
  return { dX: slope, layers: found };
}

/** The message of an error about shapes says in which layer they do not fit. */
function inLayer<Result>(k: number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    throw new ShapeError(`layer ${k}: ${error.message.replace(/^\w+: /, "")}`);
  }
}
