// An image with zeros around it and between its entries.
import { describe, formatShape, isArray, isWhole, readOptions } from "./arguments";
import { checkImageAxes } from "./axes";
import { publicly, ShapeError, ValueError } from "./errors";
import { fill } from "./fill";
import { type TensorLike, toTensor } from "./nested";
import type { Tensor } from "./tensor";

/** The numbers of zeros that {@link withZeros} adds, each as [rows, columns]. */
export interface ZerosOptions {
  /** Rows above the image and columns to the left of it; negative numbers cut off. @default [0, 0] */
  before?: readonly number[];
  /** Rows below the image and columns to the right of it; negative numbers cut off. @default [0, 0] */
  after?: readonly number[];
  /** Rows between neighbouring rows, and columns between neighbouring columns. @default [0, 0] */
  between?: readonly number[];
}

/**
 * An image with rows and columns of zeros around it and between its entries, such as X with its
 * padding.
 *
 * @param A shape [i, j], [i, j, n] or [b, i, j, n]
 * @param options before, after and between, each a pair [rows, columns]
 * @returns a Tensor with as many axes as A
 * @throws ShapeError when A is ragged or has other axes, or nothing stays
 * @throws ValueError when an option is not a pair of whole numbers, or between is negative
 * @throws TypeError when an entry is not a number, or an option is unknown
 *
 * @example
 * withZeros([[1, 2]], { before: [1, 0] }).toArray() // [[0, 0], [1, 2]]
 * @example
 * withZeros([[1, 2]], { between: [0, 1], after: [0, -1] }).toArray() // [[1, 0]]
 */
export function withZeros(A: TensorLike, options: ZerosOptions = {}): Tensor {
  return publicly("withZeros", () => {
    const image = toTensor("A", A);
    checkImageAxes("A", image.shape);
    const given = readOptions(options, ["before", "after", "between"]);
    const before = readPair("before", given.before);
    const after = readPair("after", given.after);
    const steps = readPair("between", given.between, 0).map((count) => count + 1);
    const first = image.rank === 4 ? 1 : 0;
    const shape = image.shape.map((length, axis) => {
      const k = axis - first;
      return k === 0 || k === 1 ? before[k] + steps[k] * (length - 1) + 1 + after[k] : length;
    });
    if (shape.some((length) => length < 1)) {
      throw new ShapeError(`nothing of A stays: its shape would be ${formatShape(shape)}`);
    }
    return fill(shape, (...index) => {
      for (const k of [0, 1]) index[first + k] = (index[first + k] - before[k]) / steps[k];
      const isEntry = index.every((at, axis) => isWhole(at, 0) && at < image.shape[axis]);
      return isEntry ? image.at(...index) : 0;
    });
  });
}

function readPair(name: string, given: unknown = [0, 0], least = -Infinity): number[] {
  const pair = isArray(given) ? Array.from(given) : [];
  if (pair.length === 2 && pair.every((count) => isWhole(count, least))) return pair as number[];
  throw new ValueError(
    `${name} must be a pair of whole numbers${least === 0 ? " of at least 0" : ""}, but got ${describe(given)}`,
  );
}
