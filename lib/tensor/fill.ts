// A tensor whose entries are given by a rule.
import { FILLED_ENTRIES } from "../limits";
import { checkShape, describe, formatShape } from "./arguments";
import { zeros } from "./create";
import { KindError, LimitError, publicly, ValueError } from "./errors";
import { indexOf } from "./indices";
import type { Tensor } from "./tensor";

/**
 * A tensor whose entry at (i, j, …) is rule(i, j, …).
 *
 * @param shape the length of every axis, whole numbers ≥ 1
 * @param rule takes one index for each axis and returns a number
 * @returns a Tensor of this shape
 * @throws ShapeError when the shape is empty or not whole numbers ≥ 1
 * @throws ValueError when the rule gives NaN or an infinity, or the shape has more than 2²² entries
 * @throws TypeError when the shape is not a list, the rule not a function, or an entry not a number
 *
 * @example
 * fill([2, 3], (i, j) => 10 * i + j).toArray() // [[0, 1, 2], [10, 11, 12]]
 */
export function fill(shape: readonly number[], rule: (...index: number[]) => number): Tensor {
  const A = publicly("fill", () => {
    if (typeof rule !== "function") {
      throw new KindError(
        `rule must be a function such as (i, j) => i + j, but got ${describe(rule)}`,
      );
    }
    const size = checkShape(shape);
    if (size > FILLED_ENTRIES) {
      throw new LimitError(
        `the shape ${formatShape(shape)} has ${size} entries; a rule fills at most ${FILLED_ENTRIES}, so take a smaller array`,
      );
    }
    return zeros(shape);
  });
  // The rule is the reader's own code, so the message of an error in it stays as it is.
  for (let k = 0; k < A.data.length; k++) {
    const index = indexOf(k, A.shape);
    const value = rule(...index);
    if (!Number.isFinite(value)) throw publicly("fill", () => refused(index, value));
    A.data[k] = value;
  }
  return A;
}

function refused(index: readonly number[], value: unknown): Error {
  const entry = `the entry at (${index.join(", ")})`;
  return typeof value === "number"
    ? new ValueError(`${entry} must be a finite number, but the rule gives ${value}`)
    : new KindError(`${entry} must be a number, but the rule gives ${describe(value)}`);
}
