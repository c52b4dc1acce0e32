// A part of an array, and an array with its entries in reverse order.
import { describe, describeList, formatShape, isArray, isWhole, sizeOf } from "./arguments";
import { KindError, publicly, ShapeError, ValueError } from "./errors";
import { indexOf } from "./indices";
import { type TensorLike, toTensor } from "./nested";
import { counted } from "./number";
import { areSingle, type Numbers, zeroNumbers } from "./numbers";
import { Tensor } from "./tensor";

/** What {@link part} takes of an axis: one index, the whole axis, or from ≤ index < to. */
export type Along = number | ":" | readonly number[];

/**
 * A part of an array, written as in the titles of pictures: part(W, [":", ":", 0, 1]) is the matrix
 * W[:, :, 0, 1].
 *
 * @param A an array of any shape
 * @param at for each axis an index, which removes the axis; ":", which keeps all of it; or a pair
 *   [from, to], which keeps the indices with from ≤ index < to
 * @returns the part, as a new Tensor
 * @throws ShapeError when A is ragged, at has too few or too many places, or it removes every axis
 * @throws ValueError when an index or a pair lies outside its axis
 * @throws TypeError when an entry is not a number, or a place is not one of the three
 *
 * @example
 * part([[1, 2, 3], [4, 5, 6]], [":", 1]).toArray() // [2, 5]
 * @example
 * part([[1, 2, 3], [4, 5, 6]], [1, [0, 2]]).toArray() // [4, 5]
 */
export function part(A: TensorLike, at: readonly Along[]): Tensor {
  return publicly("part", () => {
    const from = toTensor("A", A);
    const ranges = readPlaces(at, from.shape);
    const open = ranges.filter((_, axis) => typeof at[axis] !== "number");
    if (open.length === 0) {
      throw new ShapeError(
        `at must leave an axis, with ":" or a pair [from, to]; one entry is A.at(${at.join(", ")})`,
      );
    }
    const lengths = open.map(([start, end]) => end - start);
    return arranged(from, lengths, (index) => {
      let axis = 0;
      return ranges.map(([start], k) =>
        typeof at[k] === "number" ? start : start + index[axis++],
      );
    });
  });
}

/** For each axis the indices that are kept, as [from, to]. */
function readPlaces(at: unknown, shape: readonly number[]): (readonly [number, number])[] {
  if (!isArray(at)) {
    throw new KindError(`at must be a list such as [":", 0], but got ${describe(at)}`);
  }
  if (at.length !== shape.length) {
    throw new ShapeError(
      `at must have ${counted(shape.length, "place")}, one for each axis of A, whose shape is ${formatShape(shape)}, but got ${at.length}`,
    );
  }
  return shape.map((length, axis) => readPlace(`at[${axis}]`, at[axis], length));
}

function readPlace(name: string, place: unknown, length: number): readonly [number, number] {
  if (place === ":") return [0, length];
  if (typeof place === "number") {
    if (isWhole(place, 0) && place < length) return [place, place + 1];
    throw new ValueError(
      `${name} must be a whole number from 0 to ${length - 1}, ":" or a pair [from, to], but got ${place}`,
    );
  }
  if (!isArray(place)) {
    throw new KindError(
      `${name} must be an index, ":" or a pair [from, to], but got ${describe(place)}`,
    );
  }
  const [from, to] = Array.from(place);
  if (place.length === 2 && isWhole(from, 0) && isWhole(to, from + 1) && to <= length) {
    return [from, to];
  }
  throw new ValueError(
    `${name} must be a pair [from, to] with 0 ≤ from < to ≤ ${length}, but got ${describeList(place)}`,
  );
}

/**
 * The same entries in reverse order along some axes. Along the first two, a matrix or a kernel
 * W[k1,k2,n,m] is turned by 180°.
 *
 * @param A an array of any shape
 * @param axes which axes, counted from 0; by default the first two
 * @returns a Tensor of the shape of A
 * @throws ShapeError when A is ragged
 * @throws ValueError when there is no such axis
 * @throws TypeError when an entry is not a number, or axes is not a list
 *
 * @example
 * reversed([[1, 2], [3, 4]]).toArray() // [[4, 3], [2, 1]]
 */
export function reversed(A: TensorLike, axes: readonly number[] = [0, 1]): Tensor {
  return publicly("reversed", () => {
    const from = toTensor("A", A);
    if (!isArray(axes)) {
      throw new KindError(`axes must be a list such as [0, 1], but got ${describe(axes)}`);
    }
    const wrong = Array.from(axes).find((axis) => !isWhole(axis, 0) || axis >= from.rank);
    if (wrong !== undefined) {
      throw new ValueError(
        `axes must be whole numbers from 0 to ${from.rank - 1}, the last axis of A, but got ${describeList(axes)}`,
      );
    }
    return arranged(from, from.shape, (index) =>
      index.map((at, axis) => (axes.includes(axis) ? from.shape[axis] - 1 - at : at)),
    );
  });
}

/** A tensor of the given shape whose entry at an index is the entry of `from` at placeOf(index). */
export function arranged<Data extends Numbers>(
  from: Tensor<Data>,
  shape: readonly number[],
  placeOf: (index: readonly number[]) => readonly number[],
): Tensor<Data> {
  const size = sizeOf(shape);
  const data = zeroNumbers(areSingle(from.data), size) as Data;
  for (let k = 0; k < size; k++) data[k] = from.at(...placeOf(indexOf(k, shape)));
  return new Tensor(shape, data);
}
