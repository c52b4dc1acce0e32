// Tensors by rules over their indices: filled, reversed, reordered, summed, cut.
import { indexOf } from "./indices";
import { Tensor } from "./tensor";

/** A tensor by a rule for its entries. */
export function build(shape: readonly number[], rule: (...index: number[]) => number): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return new Tensor(
    shape,
    Float64Array.from({ length: size }, (_, position) => rule(...indexOf(position, shape))),
  );
}

/** The same entries in reverse order along some axes. */
export function reversed(T: Tensor, ...axes: number[]): Tensor {
  return build(T.shape, (...index) =>
    T.at(...index.map((at, axis) => (axes.includes(axis) ? T.shape[axis] - 1 - at : at))),
  );
}

/** The axes in another order: axis k of the result is axis order[k]. */
export function reordered(T: Tensor, order: readonly number[]): Tensor {
  const at = order.map((_, axis) => order.indexOf(axis));
  return build(
    order.map((axis) => T.shape[axis]),
    (...index) => T.at(...at.map((k) => index[k])),
  );
}

/** Two axes exchanged. */
export function exchanged(T: Tensor, first: number, second: number): Tensor {
  const order = T.shape.map((_, axis) => axis);
  [order[first], order[second]] = [second, first];
  return reordered(T, order);
}

/** Every entry replaced by a value from it and its position. */
export function mapped(T: Tensor, value: (entry: number, position: number) => number): Tensor {
  return new Tensor(T.shape, T.data.map(value));
}

/** Every entry replaced by the sum along an axis. */
export function totalled(T: Tensor, axis: number): Tensor {
  const sums = summed(T, axis);
  return build(T.shape, (...index) => sums.at(...index.filter((_, k) => k !== axis)));
}

/** The sum along an axis; the axis is gone, or of length 1 when it was the only one. */
export function summed(T: Tensor, axis: number): Tensor {
  const length = T.shape[axis];
  const rest = T.shape.filter((_, k) => k !== axis);
  const sum = (index: readonly number[]) => {
    let total = 0;
    for (let k = 0; k < length; k++)
      total += T.at(...index.slice(0, axis), k, ...index.slice(axis));
    return total;
  };
  return rest.length === 0 ? build([1], () => sum([])) : build(rest, (...index) => sum(index));
}

/** The part of a tensor in which the index along an axis is `from` or more and below `to`. */
export function part(T: Tensor, axis: number, from: number, to: number): Tensor {
  const shape = T.shape.map((length, k) => (k === axis ? to - from : length));
  return build(shape, (...index) => T.at(...index.map((at, k) => (k === axis ? at + from : at))));
}
