import { describe, formatShape, isWhole } from "../tensor/arguments";
import { ShapeError, ValueError } from "../tensor/errors";
import { indexOf } from "../tensor/indices";
import { Tensor } from "../tensor/tensor";
import { type Grid, isKernel, readGrid } from "./grid";

/**
 * The matrices that an array is made of: [b, :, :, n] of X[b,i,j,n], [:, :, n, m] of W[k1,k2,n,m]; an
 * array of one axis or two is one grid.
 *
 * @param name the array's name, which tells a kernel from a batch; "" for none
 * @param heading what stands before the index in a title
 * @param first how many of them, from the first on; all when it is undefined
 * @throws ShapeError when the array has more than four axes
 * @throws ValueError when first is not a whole number of at least 1
 */
export function channelGrids(
  caller: string,
  tensor: Tensor,
  name: string,
  heading: string,
  first: number | undefined,
): readonly Grid[] {
  if (first !== undefined && !isWhole(first, 1)) {
    throw new ValueError(
      `${caller}: first must be a whole number of at least 1, but got ${describe(first)}`,
    );
  }
  const { rank, shape } = tensor;
  if (rank > 4) {
    throw new ShapeError(
      `${caller}: ${name || "A"} must have at most four axes, but got the shape ${formatShape(shape)}`,
    );
  }
  if (rank <= 2) return [readGrid(caller, tensor, { name, title: heading })];
  const rowAxis = rank === 4 && !isKernel(name) ? 1 : 0;
  const others = shape.filter((_, axis) => axis !== rowAxis && axis !== rowAxis + 1);
  const count = others.reduce((product, length) => product * length, 1);
  return Array.from({ length: Math.min(count, first ?? count) }, (_, k) => {
    const fixed = indexOf(k, others);
    const index: (number | ":")[] = [...fixed.slice(0, rowAxis), ":", ":", ...fixed.slice(rowAxis)];
    const title = `${heading}[${index.join(", ")}]`;
    return { ...readGrid(caller, slice(tensor, index), { name, title }), whole: tensor.data };
  });
}

/** The matrix of a tensor at an index tuple in which two axes are left open. */
function slice({ shape, data }: Tensor, index: readonly (number | ":")[]): Tensor {
  const open = index.flatMap((position, axis) => (position === ":" ? [axis] : []));
  const [rows, columns] = open.map((axis) => shape[axis]);
  const matrix = new Float64Array(rows * columns);
  for (let k = 0; k < matrix.length; k++) {
    const [i, j] = [Math.floor(k / columns), k % columns];
    const offset = index.reduce<number>((sum, position, axis) => {
      const here = position === ":" ? (axis === open[0] ? i : j) : position;
      return sum * shape[axis] + here;
    }, 0);
    matrix[k] = data[offset];
  }
  return new Tensor([rows, columns], matrix);
}
