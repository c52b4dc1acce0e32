// What a convolutional layer costs, from its shapes alone.
import { geometry } from "../geometry/geometry";
import type { ConvOptions } from "../geometry/options";
import { readOptions, type ShapeLike, sizeOf } from "../tensor/arguments";
import { publicly } from "../tensor/errors";

/** What a convolutional layer costs: see {@link layerCost}. */
export interface LayerCost {
  /** The shape of Z and U. */
  outputShape: readonly number[];
  /** Channels of X, the index n; 1 when X has no channel axis. */
  inputChannels: number;
  /** Channels of Z, the index m; 1 when W has no channel axes. */
  outputChannels: number;
  /** Products in the sums of one forward pass, including those with the zeros of the padding. */
  multiplications: number;
  /** Entries of W. */
  weights: number;
  /** Entries of b: one for each output channel. */
  biases: number;
  /** Numbers that are learned: weights and biases. */
  parameters: number;
}

/**
 * The sizes and costs of a convolutional layer, from its shapes alone: Problem 2.
 *
 *     multiplications = (entries of Z) · K1 · K2 · N
 *     parameters      = K1 · K2 · N · M + M
 *
 * @param shapeX the shape of X: [i, j], [i, j, n] or [b, i, j, n]
 * @param shapeW the shape of W: [k1, k2] or [k1, k2, n, m]
 * @param options stride, padding, dilation
 * @throws ShapeError, ValueError or TypeError as {@link convGeometry}
 *
 * @example
 * layerCost([8, 9, 3], [2, 2, 3, 2]).multiplications // 1344
 * @example
 * layerCost([8, 9, 3], [2, 2, 3, 2]).parameters // 26
 */
export function layerCost(
  shapeX: ShapeLike,
  shapeW: ShapeLike,
  options: ConvOptions = {},
): LayerCost {
  return publicly("layerCost", () => {
    readOptions(options, ["stride", "padding", "dilation"]);
    const { outputShape, kernel, inputChannels, outputChannels } = geometry(
      shapeX,
      shapeW,
      options,
    );
    const perEntry = kernel[0] * kernel[1] * inputChannels;
    const weights = perEntry * outputChannels;
    return {
      outputShape,
      inputChannels,
      outputChannels,
      multiplications: sizeOf(outputShape) * perEntry,
      weights,
      biases: outputChannels,
      parameters: weights + outputChannels,
    };
  });
}
