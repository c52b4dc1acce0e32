// An array read for a figure: its rows and columns, and its names.

import { PICTURED_ENTRIES } from "../limits";
import { describe, formatShape, isArray, readOptions } from "../tensor/arguments";
import { KindError, LimitError, ShapeError } from "../tensor/errors";
import { type TensorLike, toTensor } from "../tensor/nested";
import { joined } from "../tensor/numbers";
import type { Tensor } from "../tensor/tensor";
import { type Mark, type Outline, readMarks } from "./marks";
import { clip } from "./text";

/** The options of figures that show one array. */
export interface FigureOptions {
  /**
   * The homework's name of the array: X, W, b, Z, U, dU, dZ, dW, db or dX. It heads the figure and
   * decides the colours and the names of the axes. @default none
   */
  name?: string;
  /** The heading, in place of the name. The shape follows it. @default the name */
  title?: string;
  /**
   * The names of the row index and of the column index; a list has only the second. @default k1 and
   * k2 for W and dW, else i and j; for a list m for b and db, else i
   */
  axes?: readonly string[];
  /** Entries to be outlined; the first mark is solid, the second dashed, the third dotted. */
  marks?: readonly Mark[];
  /** Arrays that share their colours and the form of their numbers with this one. @default none */
  alike?: readonly TensorLike[];
}

/** An array as it is drawn: a grid of rows and columns. A list is one row. */
export interface Grid {
  tensor: Tensor;
  rows: number;
  columns: number;
  data: Float64Array;
  /** All values that share their colours and their decimals with these, and these among them. */
  whole: Float64Array;
  /** The names of the row index (absent for a list) and of the column index. */
  axes: readonly [string | undefined, string];
  name: string | undefined;
  title: string;
  shape: string;
  marks: readonly Outline[];
}

/**
 * Reads the arguments of a figure.
 *
 * @param what the name of A in messages
 * @throws ShapeError, ValueError or TypeError when one of them is wrong
 */
export function readGrid(A: TensorLike, options: FigureOptions, called?: string): Grid {
  readOptions(options, ["name", "title", "axes", "marks", "alike"]);
  const name = readText("name", options.name);
  const what = called ?? (name || "A");
  const title = readText("title", options.title) ?? name ?? "";
  const tensor = toTensor(what, A, true);
  if (tensor.rank > 2) {
    throw new ShapeError(
      `${what} must have one axis or two, but got the shape ${formatShape(tensor.shape)}`,
    );
  }
  checkPictured(what, tensor.data.length);
  const isList = tensor.rank === 1;
  const [rowAxis, columnAxis] = readAxes(options.axes) ?? axesOf(name, isList);
  return {
    tensor,
    rows: isList ? 1 : tensor.shape[0],
    columns: tensor.shape[tensor.rank - 1],
    data: tensor.data,
    whole: together(tensor.data, options.alike),
    axes: [isList ? undefined : rowAxis, columnAxis],
    name,
    title,
    shape: formatShape(tensor.shape),
    marks: readMarks(tensor, options.marks ?? []),
  };
}

/** Checks that an array does not have too many entries for a figure. */
export function checkPictured(what: string, entries: number): void {
  if (entries > PICTURED_ENTRIES) {
    throw new LimitError(
      `${what} has ${entries} entries to be drawn; at most ${PICTURED_ENTRIES} are drawn, so take a part of it`,
    );
  }
}

/** The data of an array and of those that share its colours. */
function together(data: Float64Array, alike: unknown): Float64Array {
  if (alike === undefined) return data;
  if (!isArray(alike)) {
    throw new KindError(`alike must be a list of arrays, but got ${describe(alike)}`);
  }
  const others = Array.from(alike, (A, k) => toTensor(`alike[${k}]`, A, true).data);
  return joined([data, ...others]);
}

function axesOf(name: string | undefined, isList: boolean): readonly [string, string] {
  if (isList) return name === "b" || name === "db" ? ["", "m"] : ["", "i"];
  return isKernel(name) ? ["k1", "k2"] : ["i", "j"];
}

/** Whether an array of this name has the axes k1, k2, n and m. */
export function isKernel(name: string | undefined): boolean {
  return name === "W" || name === "dW";
}

/** Reads a short text. */
export function readText(option: string, text: unknown): string | undefined {
  if (text === undefined) return undefined;
  if (typeof text === "string") return clip(text, 60);
  throw new KindError(`${option} must be text, but got ${describe(text)}`);
}

function readAxes(axes: unknown): readonly [string, string] | undefined {
  if (axes === undefined) return undefined;
  const names = isArray(axes) ? Array.from(axes) : [];
  const [row, column] = names;
  if (names.length !== 2 || typeof row !== "string" || typeof column !== "string") {
    throw new KindError(`axes must be two names such as ["i", "j"], but got ${describe(axes)}`);
  }
  return [clip(row, 8), clip(column, 20)];
}
