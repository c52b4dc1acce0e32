// Sub-sampling and its gradient.
import { eachPixel, type Windows, windows } from "../geometry/windows";
import { readOptions, sizeOf } from "../tensor/arguments";
import { publicly } from "../tensor/errors";
import { checkSameShape, type TensorLike, toTensor } from "../tensor/nested";
import { zerosLike } from "../tensor/numbers";
import { Tensor } from "../tensor/tensor";

/** The options of {@link subsample}. */
export interface SubsampleOptions {
  /** Pixels from one that is kept to the next: a number, or a pair [down, across]. @default 2 */
  stride?: number | readonly number[];
}

/** The windows of sub-sampling are single pixels. */
function pixels(shape: readonly number[], options: SubsampleOptions): Windows {
  const { stride = 2 } = readOptions(options, ["stride"]);
  return windows(shape, 1, stride);
}

/**
 * Sub-sampling: every s-th pixel is kept, beginning with the first.
 *
 *     Y[k]       = X[s·k]
 *     Y[b,i,j,n] = X[b, s1·i, s2·j, n]
 *
 * Y has ⌊(length − 1) / s⌋ + 1 entries along an axis.
 *
 * @param X shape [k], [i, j], [i, j, n] or [b, i, j, n]. To sub-sample (batch, samples, channels) along
 *   the samples, take stride [1, s]
 * @param options stride (2 by default)
 * @returns Y, with as many axes as X
 * @throws ShapeError when X is ragged or has other axes
 * @throws ValueError when an entry is not finite or the stride is less than 1
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * subsample([1, 2, 3, 2, 0, 10, 1, 0], { stride: 2 }).toArray() // [1, 3, 0, 1]
 */
export function subsample(X: TensorLike, options: SubsampleOptions = {}): Tensor {
  return publicly("subsample", () => {
    const x = toTensor("X", X);
    const sizes = pixels(x.shape, options);
    const Y = new Tensor(sizes.outputShape, zerosLike(x.data, sizeOf(sizes.outputShape)));
    eachPixel(sizes, (y, pixel) => {
      Y.data[y] = x.data[pixel];
    });
    return Y;
  });
}

/**
 * The gradient of {@link subsample}: each entry of dY goes back to the pixel that was kept; the others get 0.
 *
 *     dX[b, s1·i, s2·j, n] = dY[b,i,j,n]
 *
 * @param X as for subsample; its entries do not matter, its shape does
 * @param dY ∂J/∂Y, of the shape of Y
 * @param options stride, as for subsample
 * @returns dX = ∂J/∂X, of the shape of X
 * @throws ShapeError when X or dY is ragged or the shapes do not fit together
 * @throws ValueError when an entry is not finite or the stride is less than 1
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * subsampleGradient([1, 2, 3, 2], [5, 7], { stride: 2 }).toArray() // [5, 0, 7, 0]
 */
export function subsampleGradient(
  X: TensorLike,
  dY: TensorLike,
  options: SubsampleOptions = {},
): Tensor {
  return publicly("subsampleGradient", () => {
    const { shape, data } = toTensor("X", X);
    const sizes = pixels(shape, options);
    const g = toTensor("dY", dY);
    checkSameShape("dY", g, "Y", sizes.outputShape);
    const dX = new Tensor(shape, zerosLike(g.data, data.length));
    eachPixel(sizes, (y, pixel) => {
      dX.data[pixel] = g.data[y];
    });
    return dX;
  });
}
