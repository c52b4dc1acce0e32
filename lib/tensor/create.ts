// Tensors from lists, and of zeros.
import { checkShape, describe, formatShape, readOptions } from "./arguments";
import { publicly, ShapeError, ValueError } from "./errors";
import { checkFinite } from "./finite";
import { type TensorLike, toTensor } from "./nested";
import { counted } from "./number";
import type { Numbers } from "./numbers";
import { Tensor } from "./tensor";

/** How {@link tensor} keeps the values. */
export interface TensorOptions {
  /**
   * "float64", or "float32" for half the memory and twice the speed, with seven digits instead of
   * sixteen. @default "float64"
   */
  dtype?: "float64" | "float32";
}

/**
 * A tensor from nested arrays, a mathjs matrix or another tensor, or from a flat list and a shape.
 * The values are copied.
 *
 * @param values nested arrays of finite numbers with rows of equal length, or a flat list, row by row
 * @param shape the length of every axis, when values is flat
 * @param options dtype; a convolution of float32 arrays is float32, and one of float32 and float64
 *   arrays is float64
 * @returns a Tensor of the given shape, or of the shape of the nested arrays
 * @throws ShapeError when a row is longer or shorter than the first, a list is empty, the shape is
 *   not whole numbers ≥ 1, or the number of values does not fit the shape
 * @throws ValueError when a value is NaN or infinite or too large for float32, the dtype is unknown,
 *   or the shape has more than 2³⁰ entries
 * @throws TypeError when a value is not a number, the shape is not a list, or an option is unknown
 *
 * @example
 * tensor([[1, 2, 3], [4, 5, 6]]).shape // [2, 3]
 * @example
 * tensor([1, 2, 3, 4, 5, 6], [3, 2]).at(2, 0) // 5
 * @example
 * tensor([0.5, 0.1], [2], { dtype: "float32" }).toArray() // [0.5, 0.10000000149011612]
 */
export function tensor(
  values: TensorLike,
  shape: readonly number[] | undefined,
  options: { dtype: "float32" },
): Tensor<Float32Array>;
export function tensor(
  values: TensorLike,
  shape?: readonly number[],
  options?: TensorOptions,
): Tensor;
export function tensor(
  values: TensorLike,
  shape?: readonly number[],
  options: TensorOptions = {},
): Tensor<Numbers> {
  return publicly("tensor", () => {
    const { dtype = "float64" } = readOptions(options, ["dtype"]);
    if (dtype !== "float64" && dtype !== "float32") {
      throw new ValueError(`dtype must be "float64" or "float32", but got ${describe(dtype)}`);
    }
    const given = toTensor("values", values);
    const size = shape === undefined ? given.data.length : checkShape(shape);
    if (shape !== undefined && given.data.length !== size) {
      throw new ShapeError(
        `the shape ${formatShape(shape)} needs ${counted(size, "value")}, but values has ${given.data.length}`,
      );
    }
    const entries =
      dtype === "float32" ? new Float32Array(given.data) : new Float64Array(given.data);
    const result = new Tensor<Numbers>(shape ?? given.shape, entries);
    if (dtype === "float32") checkFinite("in float32 the entry values", result);
    return result;
  });
}

/**
 * A tensor of zeros.
 *
 * @param shape the length of every axis, whole numbers ≥ 1
 * @throws ShapeError when the shape is empty or not whole numbers ≥ 1
 * @throws ValueError when the shape has more than 2³⁰ entries, or more than there is memory for
 * @throws TypeError when the shape is not a list
 *
 * @example
 * zeros([2, 3]).toArray() // [[0, 0, 0], [0, 0, 0]]
 */
export function zeros(shape: readonly number[]): Tensor {
  return publicly("zeros", () => {
    const size = checkShape(shape);
    try {
      return new Tensor(shape, new Float64Array(size));
    } catch {
      throw new ValueError(
        `there is not enough memory for the shape ${formatShape(shape)}, which needs ${8 * size} bytes`,
      );
    }
  });
}
