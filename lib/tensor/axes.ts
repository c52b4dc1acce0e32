// Adds the axes that a matrix needs to be an image, a kernel or a batch.
import { formatShape } from "./arguments";
import { publicly, ShapeError } from "./errors";
import { type TensorLike, toTensor } from "./nested";
import { Tensor } from "./tensor";

/**
 * An array as an image, or a batch of images, with channels: X[i,j] as X[i,j,1].
 *
 * @param X shape [i, j], [i, j, n] or [b, i, j, n]
 * @returns X itself when it has channels, else the same entries with the shape [i, j, 1]
 * @throws ShapeError when X is ragged or has other axes
 * @throws ValueError or TypeError when an entry is not a finite number
 *
 * @example
 * asImage([[1, 2], [3, 4]]).shape // [2, 2, 1]
 */
export function asImage(X: TensorLike): Tensor {
  return publicly("asImage", () => {
    const image = readImage(X);
    return image.rank === 2 ? shaped(image, [...image.shape, 1]) : image;
  });
}

/**
 * An array as a kernel with channels: W[k1,k2] as W[k1,k2,1,1].
 *
 * @param W shape [k1, k2] or [k1, k2, n, m]
 * @returns W itself when it has channels, else the same entries with the shape [k1, k2, 1, 1]
 * @throws ShapeError when W is ragged or has other axes
 * @throws ValueError or TypeError when an entry is not a finite number
 *
 * @example
 * asKernel([[1, -1]]).shape // [1, 2, 1, 1]
 */
export function asKernel(W: TensorLike): Tensor {
  return publicly("asKernel", () => {
    const kernel = readKernel(W);
    return kernel.rank === 2 ? shaped(kernel, [...kernel.shape, 1, 1]) : kernel;
  });
}

/**
 * An array as a batch of images: X[i,j] or X[i,j,n] as X[b,i,j,n] with one image.
 *
 * @param X shape [i, j], [i, j, n] or [b, i, j, n]
 * @returns X itself when it is a batch, else the same entries with the shape [1, i, j, n]
 * @throws ShapeError when X is ragged or has other axes
 * @throws ValueError or TypeError when an entry is not a finite number
 *
 * @example
 * asBatch([[1, 2, 3]]).shape // [1, 1, 3, 1]
 */
export function asBatch(X: TensorLike): Tensor {
  return publicly("asBatch", () => {
    const image = readImage(X);
    const [rows, columns, channels = 1] = image.shape;
    return image.rank === 4 ? image : shaped(image, [1, rows, columns, channels]);
  });
}

function readImage(X: TensorLike): Tensor {
  const image = toTensor("X", X);
  checkImageAxes("X", image.shape);
  return image;
}

/** Checks that an array has the axes of an image, with or without channels, or of a batch. */
export function checkImageAxes(name: string, shape: readonly number[]): void {
  if (shape.length >= 2 && shape.length <= 4) return;
  throw new ShapeError(
    `${name} must have the axes [i, j], [i, j, n] or [b, i, j, n], but got the shape ${formatShape(shape)}`,
  );
}

/** Reads W, which must have the axes of a kernel, with or without channels. */
export function readKernel(W: TensorLike): Tensor {
  const kernel = toTensor("W", W);
  if (kernel.rank === 2 || kernel.rank === 4) return kernel;
  throw new ShapeError(
    `W must have the axes [k1, k2] or [k1, k2, n, m], but got the shape ${formatShape(kernel.shape)}`,
  );
}

/** The same entries, not copied, with another shape. */
export function shaped({ data }: Tensor, shape: readonly number[]): Tensor {
  return new Tensor(shape, data);
}
