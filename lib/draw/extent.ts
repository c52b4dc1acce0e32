// The slice that a panel shows, and which of its rows and columns are drawn.
import type { ConvGeometry } from "../geometry/geometry";
import type { Tensor } from "../tensor/tensor";
import { type Slice, within } from "./slices";

/** A slice with more rows or columns than this is cut to the outlined entries and a little around them. */
const MOST = 10;
const AROUND = 2;

/** Rows and columns of zeros that are drawn around a slice. */
export type Padding = Pick<ConvGeometry, "before" | "after">;

const NO_PADDING: Padding = { before: [0, 0], after: [0, 0] };

/** The slice that a panel shows. */
export interface Subject {
  name: string;
  tensor: Tensor;
  at: Slice;
  padding?: Padding;
  /** The size of the numbers. */
  font?: number;
}

/** An index of a slice: [row, column], or [position] in a list. */
export type Spot = readonly number[];

/** The rows and the columns of a slice that are drawn. */
export interface Extent {
  rows: Range;
  columns: Range;
}

interface Range {
  from: number;
  length: number;
}

/** All of a slice, or in a large one the cells around the wanted entries, if there are any. */
export function extentOf(subject: Subject, wanted: readonly Spot[] = []): Extent {
  const { tensor, at, padding = NO_PADDING } = subject;
  const lengths = asPixel(within(at, tensor.shape), 1);
  const spots = wanted.map((spot) => asPixel(spot));
  const [rows, columns] = [0, 1].map((axis) =>
    range(along(spots, axis), -padding.before[axis], lengths[axis] + padding.after[axis]),
  );
  return { rows, columns };
}

/** The index of an entry, or a shape, with the row that those of a list lack. */
export function asPixel(spot: Spot, row = 0): Spot {
  return spot.length === 1 ? [row, spot[0]] : spot;
}

/** The rows (axis 0) or columns (axis 1) of some entries. */
export function along(spots: readonly Spot[], axis: number): number[] {
  return spots.map((spot) => spot[axis]);
}

/** The least and the largest of a list of any length. */
export function ends(numbers: readonly number[]): [number, number] {
  return numbers.reduce(
    ([least, most], number) => [Math.min(least, number), Math.max(most, number)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** The first index and the number of indices that are drawn: all, or some around the wanted ones. */
function range(wanted: readonly number[], from: number, to: number): Range {
  if (to - from <= MOST || wanted.length === 0) return { from, length: to - from };
  const [least, most] = ends(wanted);
  const low = Math.max(Math.min(least, to) - AROUND, from);
  const high = Math.min(Math.max(most, from) + AROUND, to - 1);
  return { from: low, length: Math.min(high - low + 1, MOST) };
}
