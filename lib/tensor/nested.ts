import { describe, formatShape, isArray } from "./arguments";
import { KindError, ShapeError, ValueError } from "./errors";
import { indexOf } from "./indices";
import { type Numbers, Tensor } from "./tensor";

/** The part of a mathjs matrix, dense or sparse, that convbook reads. */
export interface MathMatrix {
  storage(): string;
  toArray(): unknown;
}

/**
 * What every function takes where it needs an array: a Tensor, a rectangular nested array of
 * numbers, or a mathjs matrix. Nested arrays are typed loosely on purpose: a wrong one is then
 * told by convbook in one line, instead of by the compiler in ten.
 */
export type TensorLike = Tensor | Tensor<Float32Array> | MathMatrix | ArrayLike<unknown>;

/** Checks that an array has the shape of another, which `of` names. */
export function checkSameShape(
  caller: string,
  name: string,
  given: Tensor,
  of: string,
  shape: readonly number[],
): void {
  if (formatShape(given.shape) === formatShape(shape)) return;
  throw new ShapeError(
    `${caller}: ${name} must have the shape of ${of}, ${formatShape(shape)}, but got ${formatShape(given.shape)}`,
  );
}

const MOST_AXES = 16;

/**
 * Turns what a caller gave into a Tensor, or says in one line what is wrong with it.
 *
 * @param caller the public function that was called, for the message
 * @param name the argument's name, for the message
 * @param value anything
 * @param gaps whether entries may be NaN, infinite or missing (then they are NaN), as in a picture
 * @returns the value itself when it is a Tensor already, else a copy
 */
export function toTensor(caller: string, name: string, value: unknown, gaps = false): Tensor {
  if (value instanceof Tensor) {
    if (!gaps) checkFinite(caller, name, value);
    return value;
  }
  const rows = isMathMatrix(value) ? value.toArray() : value;
  if (!isArray(rows)) {
    throw new KindError(
      `${caller}: ${name} must be a nested array of numbers, a Tensor or a mathjs matrix, but got ${describe(rows)}`,
    );
  }
  const shape = shapeOf(caller, name, rows);
  const data: number[] = [];
  collect({ caller, name, shape, data, gaps }, rows, []);
  return new Tensor(shape, Float64Array.from(data));
}

/** The lengths of the axes, read along the first entry of every level. */
function shapeOf(caller: string, name: string, rows: ArrayLike<unknown>): number[] {
  const shape: number[] = [];
  let level: unknown = rows;
  while (isArray(level)) {
    if (shape.length === MOST_AXES) {
      throw new ShapeError(
        `${caller}: ${name} is nested more than ${MOST_AXES} lists deep; does a list hold itself?`,
      );
    }
    if (level.length === 0) {
      const where = shape.length === 0 ? name : `${name}${"[0]".repeat(shape.length)}`;
      throw new ShapeError(`${caller}: ${where} is empty; it needs at least one number`);
    }
    shape.push(level.length);
    level = level[0];
  }
  return shape;
}

interface Collecting {
  caller: string;
  name: string;
  shape: number[];
  data: number[];
  gaps: boolean;
}

function collect(to: Collecting, value: unknown, index: number[]): void {
  const { caller, name, shape, data, gaps } = to;
  const depth = index.length;
  if (depth === shape.length) {
    if (gaps && (value === null || value === undefined)) data.push(Number.NaN);
    else if (gaps && typeof value === "number") data.push(value);
    else data.push(finiteNumber(caller, name, value, index));
    return;
  }
  const row = value as ArrayLike<unknown>;
  for (let k = 0; k < shape[depth]; k++) {
    const entry = row[k];
    const position = [...index, k];
    if (depth + 1 < shape.length && (!isArray(entry) || entry.length !== shape[depth + 1])) {
      const first = `${name}${"[0]".repeat(depth + 1)}`;
      const here = `${name}${write(position)}`;
      throw new ShapeError(
        `${caller}: ${name} is ragged: ${here} ${lengthOf(entry)}, but ${first} has ${shape[depth + 1]}; all rows need the same length`,
      );
    }
    collect(to, entry, position);
  }
}

function finiteNumber(caller: string, name: string, value: unknown, index: number[]): number {
  const here = `${name}${write(index)}`;
  if (isArray(value)) {
    throw new ShapeError(
      `${caller}: ${name} is ragged: ${here} is a list, but ${name}${"[0]".repeat(index.length)} is a number`,
    );
  }
  if (typeof value !== "number") {
    throw new KindError(`${caller}: ${here} must be a number, but got ${describe(value)}`);
  }
  if (!Number.isFinite(value)) {
    throw new ValueError(`${caller}: ${here} must be a finite number, but got ${value}`);
  }
  return value;
}

/** Checks that no entry is NaN or infinite. */
export function checkFinite(caller: string, name: string, tensor: Tensor<Numbers>): void {
  const { data, shape } = tensor;
  if (areFinite(data)) return;
  const position = data.findIndex((value) => !Number.isFinite(value));
  finiteNumber(caller, name, data[position], indexOf(position, shape));
}

/** 0 times a finite number is 0, and else NaN: four sums side by side are quicker than four tests. */
function areFinite(data: Numbers): boolean {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = data.length - (data.length % 4);
  for (let k = 0; k < whole; k += 4) {
    a += data[k] * 0;
    b += data[k + 1] * 0;
    c += data[k + 2] * 0;
    d += data[k + 3] * 0;
  }
  for (let k = whole; k < data.length; k++) a += data[k] * 0;
  return a + b + c + d === 0;
}

function isMathMatrix(value: unknown): value is MathMatrix {
  const matrix = value as MathMatrix | null | undefined;
  return typeof matrix?.storage === "function" && typeof matrix.toArray === "function";
}

function lengthOf(entry: unknown): string {
  return isArray(entry) ? `has ${entry.length}` : `is ${describe(entry)}`;
}

function write(index: readonly number[]): string {
  return index.map((position) => `[${position}]`).join("");
}
