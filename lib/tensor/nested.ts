// Reads nested lists and mathjs matrices into tensors.
import { NESTED_LISTS } from "../limits";
import { type Anything, describe, formatShape, isArray } from "./arguments";
import { KindError, ShapeError } from "./errors";
import { checkFinite, entryName, finiteNumber, firstName } from "./finite";
import { Tensor } from "./tensor";

/** What convbook needs of a mathjs matrix, dense or sparse. */
export interface MathMatrix {
  /** How mathjs keeps the entries: "dense" or "sparse". */
  storage(): string;
  /** The entries as nested arrays. */
  toArray(): unknown;
}

/**
 * What every function takes where it needs an array: a Tensor, a rectangular nested array of
 * numbers, or a mathjs matrix. The type lets everything else through on purpose: it is then refused
 * by convbook in one line that names the function and the argument, instead of by the compiler in ten.
 */
export type TensorLike = Tensor | Tensor<Float32Array> | MathMatrix | ArrayLike<unknown> | Anything;

/** Checks that an array has the shape of another, whose name is `of`. */
export function checkSameShape(
  name: string,
  given: Tensor,
  of: string,
  shape: readonly number[],
): void {
  if (formatShape(given.shape) === formatShape(shape)) return;
  throw new ShapeError(
    `${name} must have the shape of ${of}, ${formatShape(shape)}, but got ${formatShape(given.shape)}`,
  );
}

/**
 * Turns an argument into a Tensor, or says in one line what is wrong with it.
 *
 * @param name the argument's name, for the message
 * @param value anything
 * @param gaps whether entries may be NaN, infinite or missing, as in a picture; a missing one becomes NaN
 * @returns the value itself when it is a Tensor, else a new one
 */
export function toTensor(name: string, value: unknown, gaps = false): Tensor {
  if (value instanceof Tensor) {
    if (!gaps) checkFinite(name, value);
    return value;
  }
  const rows = isMathMatrix(value) ? value.toArray() : value;
  if (!isArray(rows)) {
    throw new KindError(
      `${name} must be a nested array of numbers, a Tensor or a mathjs matrix, but got ${describe(rows)}`,
    );
  }
  const shape = shapeOf(name, rows);
  return new Tensor(shape, entriesOf(name, rows, shape, gaps));
}

/** An array whose entries are factors in a sum of products, and the sum of their absolute values. */
export interface Factor {
  tensor: Tensor;
  sum: number;
}

/** Reads an argument like {@link toTensor}. No sum of products of two factors exceeds `sum · sum`. */
export function toFactor(name: string, value: unknown): Factor {
  const tensor = value instanceof Tensor ? value : toTensor(name, value);
  return { tensor, sum: checkFinite(name, tensor) };
}

/** The lengths of the axes, read from the first entry of every level. */
function shapeOf(name: string, rows: ArrayLike<unknown>): number[] {
  const shape: number[] = [];
  let level: unknown = rows;
  while (isArray(level)) {
    if (shape.length === NESTED_LISTS) {
      throw new ShapeError(
        `${name} is nested more than ${NESTED_LISTS} lists deep; does a list contain itself?`,
      );
    }
    if (level.length === 0) {
      const empty = firstName(name, shape.length);
      throw new ShapeError(`${empty} is empty; it needs at least one number`);
    }
    shape.push(level.length);
    level = level[0];
  }
  return shape;
}

/** The entries row by row. Every list must be as long as the first one of its level. */
function entriesOf(
  name: string,
  rows: unknown,
  shape: readonly number[],
  gaps: boolean,
): Float64Array {
  const data: number[] = [];
  const read = (value: unknown, index: readonly number[]): void => {
    const depth = index.length;
    if (depth === shape.length) {
      if (gaps && (value === null || value === undefined)) data.push(Number.NaN);
      else if (gaps && typeof value === "number") data.push(value);
      else data.push(finiteNumber(name, value, index));
      return;
    }
    if (!isArray(value) || value.length !== shape[depth]) {
      const length = isArray(value) ? `has ${value.length}` : `is ${describe(value)}`;
      throw new ShapeError(
        `${name} is ragged: ${entryName(name, index)} ${length}, but ${firstName(name, depth)} has ${shape[depth]}; all rows need the same length`,
      );
    }
    for (let k = 0; k < shape[depth]; k++) read(value[k], [...index, k]);
  };
  read(rows, []);
  return Float64Array.from(data);
}

/** True for an object with the methods of a mathjs matrix. */
export function isMathMatrix(value: unknown): value is MathMatrix {
  const matrix = value as MathMatrix | null | undefined;
  return typeof matrix?.storage === "function" && typeof matrix.toArray === "function";
}
