// Reads and checks the marks that a reader asks for.
import { MARKED_CELLS } from "../limits";
import {
  describe,
  describeList,
  formatShape,
  isArray,
  isPlainObject,
  isWhole,
  quote,
} from "../tensor/arguments";
import { KindError, ShapeError, ValueError } from "../tensor/errors";
import type { Tensor } from "../tensor/tensor";
import { clip, typographic } from "./text";

/** Entries that stand out in a figure, and why. */
export interface Mark {
  /** The reason, for the line below the figure. */
  label: string;
  /** The index tuples of the entries; the first 1,600 are outlined, and the label counts all. */
  at: readonly (readonly number[])[];
  /** [rows, columns] of the rectangle that begins at each of them. @default [1, 1] */
  size?: readonly number[];
}

/** A mark as it is drawn: rectangles of one size, by the row and column where each begins. */
export interface Outline {
  label: string;
  corners: readonly (readonly [number, number])[];
  height: number;
  width: number;
}

/** Reads marks, which must have the form of {@link Mark} and lie inside the tensor. */
export function readMarks(tensor: Tensor, marks: unknown): readonly Outline[] {
  if (!isArray(marks)) {
    throw new KindError(`marks must be a list of { label, at }, but got ${describe(marks)}`);
  }
  return Array.from(marks).map((mark) => readMark(tensor, mark));
}

function readMark({ rank, shape }: Tensor, mark: unknown): Outline {
  const known = ["label", "at", "size"];
  if (!isPlainObject(mark) || !Object.keys(mark).every((key) => known.includes(key))) {
    throw new KindError(`a mark must be { label, at } or { label, at, size }`);
  }
  const { label, at, size = [1, 1] } = mark;
  if (typeof label !== "string" || !isArray(at)) {
    throw new KindError(`a mark must have a text label and a list at of index tuples`);
  }
  const whose = `the mark ${quote(label)}`;
  if (!isArray(size) || size.length !== 2 || !isWhole(size[0], 1) || !isWhole(size[1], 1)) {
    const came = isArray(size) ? describeList(size) : describe(size);
    throw new ValueError(
      `${whose} needs a size of two whole numbers of at least 1, rows and columns, but got ${came}`,
    );
  }
  const [height, width] = [size[0], size[1]];
  const [rows, columns] = rank === 1 ? [1, shape[0]] : shape;
  const corners = Array.from(at).map((index): readonly [number, number] => {
    if (!isArray(index) || index.length !== rank) {
      const came = isArray(index) ? describeList(index) : describe(index);
      throw new ShapeError(`${whose} needs index tuples of length ${rank}, but got ${came}`);
    }
    const [i, j] = rank === 1 ? [0, index[0]] : [index[0], index[1]];
    if (isWhole(i, 0) && isWhole(j, 0) && i + height <= rows && j + width <= columns) return [i, j];
    throw new ValueError(
      `${whose} lies outside the shape ${formatShape(shape)}: it begins at ${describeList(index)} and its size is ${height}×${width}`,
    );
  });
  // Only an array that is too large to be drawn cell by cell can have more.
  const cut =
    corners.length > MARKED_CELLS
      ? ` (the first ${MARKED_CELLS} of ${corners.length} are outlined)`
      : "";
  const shown = corners.slice(0, MARKED_CELLS);
  return { label: clip(typographic(label), 100) + cut, corners: shown, height, width };
}
