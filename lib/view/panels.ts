import { describe, formatShape, isWhole, readOptions } from "../tensor/arguments";
import { ShapeError, ValueError } from "../tensor/errors";
import { type TensorLike, toTensor } from "../tensor/nested";
import type { Figure } from "./figure";
import { type FigureOptions, readGrid } from "./grid";
import { heatmapOf } from "./heatmap";
import { paletteFor } from "./palette";
import { slice, slicesOf, sliceTitle } from "./slices";

/** The longer side of a panel that is too large for numbers, in pixels. */
const LONGEST = 165;

/** The options of {@link panels}. */
export interface PanelsOptions extends Pick<FigureOptions, "name"> {
  /** How many panels are drawn, a whole number of at least 1. @default all */
  first?: number;
}

/**
 * Small multiples: a heatmap for every channel of an array with three or four axes, all on one scale
 * of colours. The pictures of X[b,i,j,n] are its [b, :, :, n], those of W[k1,k2,n,m] its [:, :, n, m].
 *
 * @param A an array of shape [i, j], [i, j, n], [b, i, j, n], or [k1, k2, n, m] when it is named W or dW
 * @param options name, which tells a kernel from a batch, and first, how many are drawn
 * @returns the heatmaps, in the order of the data, for {@link show}
 * @throws ShapeError when A has one axis or more than four, or is ragged
 * @throws ValueError when an entry is not finite, or first is not a whole number of at least 1
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * panels([[[1, 2]], [[3, 4]]], { name: "Z" }).map(({ alt }) => alt.slice(0, 22)) // ["Heatmap of Z[:, :, 0],", "Heatmap of Z[:, :, 1],"]
 */
export function panels(A: TensorLike, options: PanelsOptions = {}): Figure[] {
  const { name = "", first } = readOptions("panels", options, ["name", "first"]);
  if (first !== undefined && !isWhole(first, 1)) {
    throw new ValueError(
      `panels: first must be a whole number of at least 1, but got ${describe(first)}`,
    );
  }
  const tensor = toTensor("panels", name || "A", A);
  const { rank, shape, data } = tensor;
  if (rank < 2 || rank > 4) {
    throw new ShapeError(
      `panels: ${name || "A"} must have two, three or four axes, but got the shape ${formatShape(shape)}`,
    );
  }
  const palette = paletteFor(name, data);
  return slicesOf(name, shape, first).map((at) => {
    const grid = readGrid("panels", slice(tensor, at), { name, title: sliceTitle(name, at) });
    return heatmapOf(grid, palette, LONGEST);
  });
}
