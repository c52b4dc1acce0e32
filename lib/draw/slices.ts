// The matrices that a picture shows of an array with more axes: X[:, :, 0].
import { sizeOf } from "../tensor/arguments";
import { indexOf } from "../tensor/indices";
import { Tensor } from "../tensor/tensor";
import { isKernel } from "./grid";

/** An index tuple in which the axes that a picture spreads out are left open: [":", ":", 0]. */
export type Slice = readonly (number | ":")[];

/** The slice, in an array of this name, that contains an entry. */
export function sliceAt(name: string, index: readonly number[]): Slice {
  const first = index.length === 4 && !isKernel(name) ? 1 : 0;
  return index.map((at, axis) => (axis === first || axis === first + 1 ? ":" : at));
}

/** The slices of an array of this name, in the order of the data; at most the first `most` of them. */
export function slicesOf(name: string, shape: readonly number[], most = Infinity): Slice[] {
  const open = sliceAt(name, shape);
  // Every axis that is spread out counts as one entry long.
  const lengths = open.map((length) => (length === ":" ? 1 : length));
  const count = sizeOf(lengths);
  return Array.from({ length: Math.min(count, most) }, (_, k) =>
    sliceAt(name, indexOf(k, lengths)),
  );
}

/** The row and the column (for a list the column alone) of an entry in its slice. */
export function within(at: Slice, index: readonly number[]): number[] {
  return index.filter((_, axis) => at[axis] === ":");
}

/** The index tuple of an entry, from its row and column (for a list the column alone) in its slice. */
export function entryAt(at: Slice, spot: readonly number[]): number[] {
  let open = 0;
  return at.map((position) => (position === ":" ? spot[open++] : position));
}

/** The title of a slice: "X[:, :, 0]", or "X" when it is the whole array. */
export function sliceTitle(name: string, at: Slice): string {
  return at.every((position) => position === ":") ? name : `${name}[${at.join(", ")}]`;
}

/** A slice of a tensor, as a matrix or a list. */
export function slice({ shape, data }: Tensor, at: Slice): Tensor {
  // The distance of entries along the axes that stay, and the position of the first one.
  const [lengths, steps]: number[][] = [[], []];
  let [start, step] = [0, 1];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const here = at[axis];
    if (here === ":") {
      lengths.unshift(shape[axis]);
      steps.unshift(step);
    } else start += here * step;
    step *= shape[axis];
  }
  const [rows, columns] = lengths.length === 1 ? [1, lengths[0]] : lengths;
  const [down, across] = steps.length === 1 ? [0, steps[0]] : steps;
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) values[i * columns + j] = data[start + i * down + j * across];
  }
  return new Tensor(lengths, values);
}
