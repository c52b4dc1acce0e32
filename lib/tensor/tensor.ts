// The tensor: a shape, and the entries row by row.
import { checkShape, describe, formatShape, isWhole } from "./arguments";
import { KindError, publicly, ShapeError, ValueError } from "./errors";
import { counted } from "./number";
import type { Numbers } from "./numbers";
import { printTensor } from "./print";

/** Stores with a tensor how it was computed. */
export let noteOrigin: (tensor: Tensor<Numbers>, origin: object) => void;
/** What {@link noteOrigin} stored with a tensor. */
export let notedOrigin: (tensor: Tensor<Numbers>) => object | undefined;

/**
 * An array of numbers with any number of axes: a shape, and the entries row by row (the last
 * index runs fastest). The axes of an image are X[i,j] or X[i,j,n], of a batch X[b,i,j,n], of a
 * kernel W[k1,k2] or W[k1,k2,n,m]. Made by {@link tensor}, {@link zeros} and {@link random}. Entries are
 * float64, unless {@link tensor} is asked for float32.
 */
export class Tensor<Data extends Numbers = Float64Array> {
  /** The length of every axis, for example [6, 5]. */
  readonly shape: readonly number[];
  /** The entries, row by row: entry (i, j) of an h×w tensor is data[i·w + j]. */
  readonly data: Data;
  // Not in a WeakMap, whose entries survive minor garbage collections.
  #origin: object | undefined;

  static {
    noteOrigin = (tensor, origin) => {
      tensor.#origin = origin;
    };
    notedOrigin = (tensor) => tensor.#origin;
  }

  /**
   * @param shape the length of every axis, whole numbers ≥ 1
   * @param data as many entries as the shape needs; kept, not copied
   * @throws ShapeError when the shape is not whole numbers ≥ 1 or does not fit the data
   * @throws ValueError when the shape has more than 2³⁰ entries
   * @throws TypeError when shape is not a list or data is neither a Float64Array nor a Float32Array
   */
  constructor(shape: readonly number[], data: Data) {
    publicly("Tensor", () => checkData(shape, data));
    this.shape = Object.freeze([...shape]);
    this.data = data;
    Object.freeze(this);
  }

  /** The number of axes: 2 for a matrix. */
  get rank(): number {
    return this.shape.length;
  }

  /**
   * One entry.
   *
   * @param index one whole number for each axis, counted from 0
   * @throws ShapeError when there are too few or too many indices
   * @throws ValueError when an index is outside its axis
   *
   * @example
   * tensor([[1, 2], [3, 4]]).at(1, 0) // 3
   */
  at(...index: number[]): number {
    if (index.length !== this.rank) {
      throw publicly(
        "Tensor.at",
        () =>
          new ShapeError(
            `a tensor of shape ${formatShape(this.shape)} needs ${counted(this.rank, "index", "indices")}, but got ${index.length}`,
          ),
      );
    }
    let offset = 0;
    index.forEach((position, axis) => {
      const length = this.shape[axis];
      if (!isWhole(position, 0) || position >= length) {
        throw publicly(
          "Tensor.at",
          () =>
            new ValueError(
              `index ${axis} must be a whole number from 0 to ${length - 1}, but got ${describe(position)} (the shape is ${formatShape(this.shape)})`,
            ),
        );
      }
      offset = offset * length + position;
    });
    return this.data[offset];
  }

  /**
   * The entries as nested arrays, one level for each axis.
   *
   * @example
   * tensor([1, 2, 3, 4], [2, 2]).toArray() // [[1, 2], [3, 4]]
   */
  // biome-ignore lint/suspicious/noExplicitAny: how deep the arrays are nested is known only at run time.
  toArray(): any[] {
    let rows: unknown[] = Array.from(this.data);
    for (let axis = this.rank - 1; axis > 0; axis--) {
      const length = this.shape[axis];
      rows = Array.from({ length: rows.length / length }, (_, row) =>
        rows.slice(row * length, (row + 1) * length),
      );
    }
    return rows;
  }

  /** The shape, then the entries in aligned rows. */
  toString(): string {
    return printTensor(this.shape, this.data);
  }

  /** What a notebook prints when a tensor is the last line of a cell. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

function checkData(shape: readonly number[], data: unknown): void {
  const size = checkShape(shape);
  if (!(data instanceof Float64Array || data instanceof Float32Array)) {
    throw new KindError(`data must be a Float64Array or a Float32Array, but got ${describe(data)}`);
  }
  if (data.length !== size) {
    throw new ShapeError(
      `the shape ${formatShape(shape)} needs ${counted(size, "value")}, but data has ${data.length}`,
    );
  }
}
