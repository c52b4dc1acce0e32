// Max pooling and its gradient.
import { eachPixel, type PoolOptions, poolingWindows, type Windows } from "../geometry/windows";
import { sizeOf } from "../tensor/arguments";
import { publicly } from "../tensor/errors";
import { checkFinite } from "../tensor/finite";
import { checkSameShape, type TensorLike, toTensor } from "../tensor/nested";
import { type Numbers, zerosLike } from "../tensor/numbers";
import { Tensor } from "../tensor/tensor";

/** The position in X of the largest pixel of every window, the first one if several are largest. */
function winners(sizes: Windows, X: Numbers): Int32Array {
  const found = new Int32Array(sizeOf(sizes.outputShape)).fill(-1);
  eachPixel(sizes, (y, x) => {
    if (found[y] < 0 || X[x] > X[found[y]]) found[y] = x;
  });
  return found;
}

/**
 * Max pooling: the largest pixel of every window, in each channel by itself.
 *
 *     Y[k]       = max_{0≤k1<p}                 X[s·k + k1]
 *     Y[b,i,j,n] = max_{0≤k1<p1} max_{0≤k2<p2}  X[b, s1·i + k1, s2·j + k2, n]
 *
 * with the size p of the window and the stride s. Only windows that lie completely inside X count, so
 * Y has ⌊(length − p) / s⌋ + 1 entries along an axis. (The formula ⌊(length − 1) / s⌋ + 1, which is
 * right for {@link subsample}, runs past the end of X for some lengths.)
 *
 * @param X shape [k], [i, j], [i, j, n] or [b, i, j, n]. To pool (batch, samples, channels) along the
 *   samples, take size [1, p] and stride [1, s]
 * @param options size of the window (2 by default), stride (as large as the window by default)
 * @returns Y, with as many axes as X
 * @throws ShapeError when X is ragged, has other axes, or is smaller than the window
 * @throws ValueError when an entry is not finite or an option is out of range
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * maxPool2d([1, 2, 3, 2, 0, 10, 1, 0], { size: 2 }).toArray() // [2, 3, 10, 1]
 * @example
 * maxPool2d([[1, 2, 5], [4, 3, 0]], { size: 2, stride: 1 }).toArray() // [[4, 5]]
 */
export function maxPool2d(X: TensorLike, options: PoolOptions = {}): Tensor {
  return publicly("maxPool2d", () => {
    const x = toTensor("X", X);
    const sizes = poolingWindows(x.shape, options);
    const won = winners(sizes, x.data);
    const Y = zerosLike(x.data, won.length);
    won.forEach((at, y) => {
      Y[y] = x.data[at];
    });
    return new Tensor(sizes.outputShape, Y);
  });
}

/**
 * The gradient of {@link maxPool2d}: each entry of dY goes back to the pixel that won its window. If
 * several pixels of a window are largest, the first one gets it, row by row; Y is not differentiable there.
 *
 *     dX[b,a,c,n] = Σ dY[b,i,j,n]  over all windows (i, j) that X[b,a,c,n] won
 *
 * @param X as for maxPool2d
 * @param dY ∂J/∂Y, of the shape of Y
 * @param options size, stride, as for maxPool2d
 * @returns dX = ∂J/∂X, of the shape of X
 * @throws ShapeError when X or dY is ragged or the shapes do not fit together
 * @throws ValueError when an entry is not finite, a sum overflows, or an option is out of range
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * maxPool2dGradient([1, 2, 3, 2], [5, 7], { size: 2 }).toArray() // [0, 5, 7, 0]
 */
export function maxPool2dGradient(
  X: TensorLike,
  dY: TensorLike,
  options: PoolOptions = {},
): Tensor {
  return publicly("maxPool2dGradient", () => {
    const x = toTensor("X", X);
    const sizes = poolingWindows(x.shape, options);
    const g = toTensor("dY", dY);
    checkSameShape("dY", g, "Y", sizes.outputShape);
    const dX = new Tensor(x.shape, zerosLike(g.data, x.data.length));
    winners(sizes, x.data).forEach((at, y) => {
      dX.data[at] += g.data[y];
    });
    checkFinite("the sum dX", dX);
    return dX;
  });
}
