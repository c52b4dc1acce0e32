// Tensors from lists, of zeros, and of random numbers.
import { checkShape, describe, formatShape, isWhole, readOptions } from "./arguments";
import { KindError, publicly, ShapeError, ValueError } from "./errors";
import { checkFinite, type TensorLike, toTensor } from "./nested";
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
        `the shape ${formatShape(shape)} needs ${size} values, but values has ${given.data.length}`,
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

/** How {@link random} draws its values. */
export interface RandomOptions {
  /** A whole number from 0 to 2³² − 1; the same seed gives the same values. @default 1 */
  seed?: number;
  /** The smallest value. @default 0, or −9 for integers */
  low?: number;
  /** The largest value; fractions reach it only by rounding. @default 1, or 9 for integers */
  high?: number;
  /** Whole numbers only. @default false */
  integers?: boolean;
}

/**
 * A tensor of random values, evenly spread from low to high: the same on every machine for the
 * same seed.
 *
 * @param shape the length of every axis, whole numbers ≥ 1
 * @param options seed, low, high, integers
 * @throws ShapeError when the shape is not whole numbers ≥ 1
 * @throws ValueError when the seed is out of range, high is below low, they are too far apart, or
 *   the shape has more than 2³⁰ entries, or more than there is memory for
 * @throws TypeError when the shape is not a list, or an option is unknown or of the wrong kind
 *
 * @example
 * random([2, 2], { seed: 8, integers: true }).toArray() // [[-7, 2], [-4, 4]]
 */
export function random(shape: readonly number[], options: RandomOptions = {}): Tensor {
  return publicly("random", () => {
    const given = readOptions(options, ["seed", "low", "high", "integers"]);
    const { seed = 1, integers = false } = given;
    const { low = integers ? -9 : 0, high = integers ? 9 : 1 } = given;
    if (typeof integers !== "boolean") {
      throw new KindError(`integers must be true or false, but got ${describe(integers)}`);
    }
    for (const [name, value] of Object.entries({ seed, low, high })) {
      if (typeof value !== "number") {
        throw new KindError(`${name} must be a number, but got ${describe(value)}`);
      }
    }
    if (!isWhole(seed, 0) || seed >= 2 ** 32) {
      throw new ValueError(`seed must be a whole number from 0 to 2³² − 1, but got ${seed}`);
    }
    if (!(low <= high && Number.isFinite(high - low))) {
      throw new ValueError(
        `low must be no larger than high, both finite, but got low ${low} and high ${high}`,
      );
    }
    if (integers && !(Number.isInteger(low) && Number.isInteger(high) && high - low < 2 ** 32)) {
      throw new ValueError(
        `low and high must be whole numbers less than 2³² apart when integers is true, but got ${low} and ${high}`,
      );
    }
    const next = mulberry32(seed);
    const result = zeros(shape);
    for (let k = 0; k < result.data.length; k++) {
      result.data[k] = integers
        ? low + Math.floor(next() * (high - low + 1))
        : low + next() * (high - low);
    }
    return result;
  });
}

/** Mulberry32 by Tommy Ettinger (public domain): uniform in [0, 1), with 32 bits of state. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
