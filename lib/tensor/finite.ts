// Checks that the entries of an array are finite numbers, and names those that are not.
import { describe, formatShape, isArray, sizeOf } from "./arguments";
import { KindError, ShapeError, ValueError } from "./errors";
import { indexOf } from "./indices";
import { counted } from "./number";
import type { Numbers } from "./numbers";
import type { Tensor } from "./tensor";

/** A number that is finite, or an error that names the entry. */
export function finiteNumber(name: string, value: unknown, index: readonly number[]): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  const here = entryName(name, index);
  if (isArray(value)) {
    const first = firstName(name, index.length);
    throw new ShapeError(`${name} is ragged: ${here} is a list, but ${first} is not`);
  }
  throw typeof value === "number"
    ? new ValueError(`${here} must be a finite number, but got ${value}`)
    : new KindError(`${here} must be a number, but got ${describe(value)}`);
}

/**
 * Checks that no entry is NaN, infinite or missing.
 *
 * @returns the sum of the entries' absolute values; Infinity when there is no such number
 */
export function checkFinite(name: string, tensor: Tensor<Numbers>): number {
  const { data, shape } = tensor;
  const size = sizeOf(shape);
  if (data.length !== size) {
    throw new ValueError(
      `${name} has the shape ${formatShape(shape)}, which needs ${counted(size, "number")}, but its array was changed since and holds ${data.length}`,
    );
  }
  const sum = absoluteSum(data);
  if (Number.isFinite(sum)) return sum;
  const position = data.findIndex((value) => !Number.isFinite(value));
  // The sum may overflow although every entry is finite.
  if (position >= 0) finiteNumber(name, data[position], indexOf(position, shape));
  return sum;
}

/** Adds up four sums side by side, so that no addition waits for the one before it. */
function absoluteSum(data: Numbers): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = data.length - (data.length % 4);
  for (let k = 0; k < whole; k += 4) {
    a += Math.abs(data[k]);
    b += Math.abs(data[k + 1]);
    c += Math.abs(data[k + 2]);
    d += Math.abs(data[k + 3]);
  }
  for (let k = whole; k < data.length; k++) a += Math.abs(data[k]);
  return a + b + c + d;
}

/** The name of an entry, or of a row: "X[0][2]". */
export function entryName(name: string, index: readonly number[]): string {
  return name + index.map((position) => `[${position}]`).join("");
}

/** The name of the first entry, or row, at a depth: "X[0][0]". */
export function firstName(name: string, depth: number): string {
  return name + "[0]".repeat(depth);
}
