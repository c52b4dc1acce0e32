import { formatShape, readOptions } from "../tensor/arguments";
import { ShapeError } from "../tensor/errors";
import { indexOf } from "../tensor/indices";
import { type TensorLike, toTensor } from "../tensor/nested";
import { Tensor } from "../tensor/tensor";
import type { Figure } from "./figure";
import { type FigureOptions, isKernel, readGrid } from "./grid";
import { heatmapOf } from "./heatmap";
import { paletteFor } from "./palette";

/** The longer side of a panel that is too large for numbers, in pixels. */
const LONGEST = 165;

/**
 * Small multiples: a heatmap for every channel of an array with three or four axes, all on one scale
 * of colours. The pictures of X[b,i,j,n] are its [b, :, :, n], those of W[k1,k2,n,m] its [:, :, n, m].
 *
 * @param A an array of shape [i, j], [i, j, n], [b, i, j, n], or [k1, k2, n, m] when it is named W or dW
 * @param options name, which tells a kernel from a batch
 * @returns the heatmaps, in the order of the data, for {@link show}
 * @throws ShapeError when A has one axis or more than four, or is ragged
 * @throws ValueError when an entry is not finite
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * panels([[[1, 2]], [[3, 4]]], { name: "Z" }).map(({ alt }) => alt.slice(0, 22)) // ["Heatmap of Z[:, :, 0],", "Heatmap of Z[:, :, 1],"]
 */
export function panels(A: TensorLike, options: Pick<FigureOptions, "name"> = {}): Figure[] {
  const { name = "" } = readOptions("panels", options, ["name"]);
  const tensor = toTensor("panels", name || "A", A);
  const { rank, shape, data } = tensor;
  if (rank < 2 || rank > 4) {
    throw new ShapeError(
      `panels: ${name || "A"} must have two, three or four axes, but got the shape ${formatShape(shape)}`,
    );
  }
  const first = rank === 4 && !isKernel(name) ? 1 : 0;
  const others = shape.filter((_, axis) => axis !== first && axis !== first + 1);
  const palette = paletteFor(name, data);
  const count = others.reduce((product, length) => product * length, 1);
  return Array.from({ length: count }, (_, k) => {
    const fixed = indexOf(k, others);
    const index: (number | ":")[] = [...fixed.slice(0, first), ":", ":", ...fixed.slice(first)];
    const title = rank === 2 ? name : `${name}[${index.join(", ")}]`;
    const grid = readGrid("panels", slice(tensor, index), { name, title });
    return heatmapOf(grid, palette, LONGEST);
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
