// Tensors with their axes in another order, and with their entries mapped or summed.
import { sizeOf } from "./arguments";
import { indexOf } from "./indices";
import { arranged } from "./part";
import { Tensor } from "./tensor";

/** The axes in another order: axis k of the result is axis order[k]. */
export function reordered(T: Tensor, order: readonly number[]): Tensor {
  const at = order.map((_, axis) => order.indexOf(axis));
  return arranged(
    T,
    order.map((axis) => T.shape[axis]),
    (index) => at.map((k) => index[k]),
  );
}

/** Two axes exchanged. */
export function exchanged(T: Tensor, first: number, second: number): Tensor {
  const order = T.shape.map((_, axis) => axis);
  [order[first], order[second]] = [second, first];
  return reordered(T, order);
}

/** Every entry replaced by a function of it and of its position. */
export function mapped(T: Tensor, value: (entry: number, position: number) => number): Tensor {
  return new Tensor(T.shape, T.data.map(value));
}

/** Every entry replaced by the sum along an axis. */
export function totalled(T: Tensor, axis: number): Tensor {
  const sums = summed(T, axis);
  return mapped(T, (_, position) =>
    sums.at(...indexOf(position, T.shape).filter((_, k) => k !== axis)),
  );
}

/** The sums along an axis. The axis disappears, or has length 1 if it was the only one. */
export function summed(T: Tensor, axis: number): Tensor {
  const rest = T.shape.filter((_, k) => k !== axis);
  const shape = rest.length === 0 ? [1] : rest;
  const data = new Float64Array(T.data.length / T.shape[axis]);
  const within = sizeOf(T.shape.slice(axis + 1));
  T.data.forEach((value, position) => {
    const [outer, inner] = [Math.floor(position / (within * T.shape[axis])), position % within];
    data[outer * within + inner] += value;
  });
  return new Tensor(shape, data);
}
