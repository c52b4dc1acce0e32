// Average pooling and its gradient: both add up over the same windows.
import { eachPixel, type PoolOptions, poolingWindows } from "../geometry/windows";
import { sizeOf } from "../tensor/arguments";
import { publicly } from "../tensor/errors";
import { checkFinite } from "../tensor/finite";
import { checkSameShape, type TensorLike, toTensor } from "../tensor/nested";
import { zerosLike } from "../tensor/numbers";
import { Tensor } from "../tensor/tensor";

/**
 * Average pooling: the mean of every window, in each channel by itself.
 *
 *     Y[b,i,j,n] = 1/(p1·p2) · Σ_{k1=0}^{p1−1} Σ_{k2=0}^{p2−1} X[b, s1·i + k1, s2·j + k2, n]
 *
 * with the size p of the window and the stride s. Only windows that lie completely inside X count, so
 * Y has ⌊(length − p) / s⌋ + 1 entries along an axis.
 *
 * @param X shape [k], [i, j], [i, j, n] or [b, i, j, n]. To pool (batch, samples, channels) along the
 *   samples, take size [1, p] and stride [1, s]
 * @param options size of the window (2 by default), stride (as large as the window by default)
 * @returns Y, with as many axes as X
 * @throws ShapeError when X is ragged, has other axes, or is smaller than the window
 * @throws ValueError when an entry is not finite, a sum overflows, or an option is out of range
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * avgPool2d([[1, 2, 5], [4, 3, 0]], { size: 2, stride: 1 }).toArray() // [[2.5, 2.5]]
 */
export function avgPool2d(X: TensorLike, options: PoolOptions = {}): Tensor {
  return publicly("avgPool2d", () => {
    const x = toTensor("X", X);
    const sizes = poolingWindows(x.shape, options);
    const Y = new Tensor(sizes.outputShape, zerosLike(x.data, sizeOf(sizes.outputShape)));
    eachPixel(sizes, (y, pixel) => {
      Y.data[y] += x.data[pixel];
    });
    checkFinite("the sum of a window", Y);
    const pixels = sizeOf(sizes.size);
    for (let y = 0; y < Y.data.length; y++) Y.data[y] /= pixels;
    return Y;
  });
}

/**
 * The gradient of {@link avgPool2d}: each entry of dY goes back to all pixels of its window in equal shares.
 *
 *     dX[b,a,c,n] = 1/(p1·p2) · Σ dY[b,i,j,n]  over all windows (i, j) that X[b,a,c,n] lies in
 *
 * @param X as for avgPool2d; its entries do not matter, its shape does
 * @param dY ∂J/∂Y, of the shape of Y
 * @param options size, stride, as for avgPool2d
 * @returns dX = ∂J/∂X, of the shape of X
 * @throws ShapeError when X or dY is ragged or the shapes do not fit together
 * @throws ValueError when an entry is not finite, a sum overflows, or an option is out of range
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * avgPool2dGradient([1, 2, 3, 2], [4, 8], { size: 2 }).toArray() // [2, 2, 4, 4]
 */
export function avgPool2dGradient(
  X: TensorLike,
  dY: TensorLike,
  options: PoolOptions = {},
): Tensor {
  return publicly("avgPool2dGradient", () => {
    const { shape } = toTensor("X", X);
    const sizes = poolingWindows(shape, options);
    const g = toTensor("dY", dY);
    checkSameShape("dY", g, "Y", sizes.outputShape);
    const dX = new Tensor(shape, zerosLike(g.data, sizeOf(shape)));
    const pixels = sizeOf(sizes.size);
    eachPixel(sizes, (y, pixel) => {
      dX.data[pixel] += g.data[y] / pixels;
    });
    checkFinite("the sum dX", dX);
    return dX;
  });
}
