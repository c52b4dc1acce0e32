import { ShapeError } from "../tensor/errors";
import { extremes } from "../tensor/extremes";
import { formatPlaces } from "../tensor/indices";
import { formatNumber } from "../tensor/number";
import { formatShape, type Tensor } from "../tensor/tensor";

/** What a figure may be told about an array. */
export interface FigureOptions {
  /**
   * The homework's name of the array: X, W, b, Z, U, dU, dZ, dW, db or dX. It heads the figure and
   * decides the colours and the names of the axes. @default none
   */
  name?: string;
  /** The heading, in place of the name. The shape stands behind it. @default the name */
  title?: string;
  /** The names of the row index and the column index. @default k1, k2 for W and dW, else i, j */
  axes?: readonly [string, string];
  /** Entries to be outlined; the first mark is solid, the second dashed, the third dotted. */
  marks?: readonly Mark[];
}

export const FIGURE_OPTIONS = ["name", "title", "axes", "marks"];

/** Entries that stand out in a figure, and why. */
export interface Mark {
  /** The reason, for the line below the figure. */
  label: string;
  /** The index tuples of the entries. */
  at: readonly (readonly number[])[];
  /** Rows and columns of the rectangle that begins at each of them. @default [1, 1] */
  size?: readonly [number, number];
}

/** A tensor as a grid with rows and columns: a list becomes one row. */
export interface Grid {
  rows: number;
  columns: number;
  data: Float64Array;
  /** The names of the row index (absent for a list) and of the column index. */
  axes: readonly [string | undefined, string];
  title: string;
  shape: string;
}

/** The grid and the words that all figures of a tensor share. */
export function gridOf(caller: string, tensor: Tensor, options: FigureOptions): Grid {
  if (tensor.rank > 2) {
    throw new ShapeError(
      `${caller}: A must have one axis or two, but got the shape ${formatShape(tensor.shape)}`,
    );
  }
  const { name, title } = options;
  const kernel = name === "W" || name === "dW";
  const channel = name === "b" || name === "db" ? "m" : "i";
  const [rows, columns] = tensor.rank === 2 ? tensor.shape : [1, tensor.shape[0]];
  return {
    rows,
    columns,
    data: tensor.data,
    axes:
      tensor.rank === 1
        ? [undefined, channel]
        : (options.axes ?? (kernel ? ["k1", "k2"] : ["i", "j"])),
    title: title ?? name ?? "",
    shape: formatShape(tensor.shape),
  };
}

/** A sentence for those who do not see the figure: shape, range, and where the extremes are. */
export function describeFigure(kind: string, tensor: Tensor, options: FigureOptions): string {
  const { max, min } = extremes(tensor);
  const what = options.title ?? options.name ?? "an array";
  const range =
    max.value === min.value
      ? `every entry is ${formatNumber(max.value)}`
      : `largest entry ${formatNumber(max.value)} at ${formatPlaces(max.at, 4)}, smallest ${formatNumber(min.value)} at ${formatPlaces(min.at, 4)}`;
  const marks = (options.marks ?? [])
    .filter((mark) => mark.at.length > 0)
    .map((mark) => `; outlined: ${mark.label}`);
  return `${kind} of ${what}, ${formatShape(tensor.shape)}: ${range}${marks.join("")}.`;
}
