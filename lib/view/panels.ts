// A heatmap for every channel of an array.
import { channelGrids } from "../draw/channels";
import type { FigureOptions } from "../draw/grid";
import { cellSize } from "../draw/layout";
import { paletteFor } from "../draw/palette";
import { readOptions } from "../tensor/arguments";
import { publicly } from "../tensor/errors";
import { type TensorLike, toTensor } from "../tensor/nested";
import type { Figure } from "./figure";
import { heatmapOf } from "./heatmap";

/** The options of {@link panels}. */
export interface PanelsOptions extends Pick<FigureOptions, "name"> {
  /** How many channels to draw, from the first on. @default all */
  first?: number;
}

/** The longer side of a panel that is too large for numbers, in pixels. */
const LONGEST = 165;

/**
 * Small multiples: a heatmap for every channel of an array, all with one scale of colours and one size
 * of cells, which the drawn channels alone decide. The pictures of X[b,i,j,n] are its [b, :, :, n], those
 * of W[k1,k2,n,m] its [:, :, n, m]. More than 700 cells in all show no numbers.
 *
 * @param A an array of shape [i, j], [i, j, n], [b, i, j, n], or [k1, k2, n, m] when it is named W or
 *   dW; a list [i] is one panel
 * @param options name, by which a kernel is distinguished from a batch; first, how many to draw
 * @returns the heatmaps, in the order of the data, for {@link show}
 * @throws ShapeError when A has more than four axes, or is ragged
 * @throws ValueError when first is not a whole number of at least 1, or the channels that are drawn have
 *   more than 2²⁴ entries together
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * panels([[[1, 2]], [[3, 4]]], { name: "Z" }).map(({ alt }) => alt.slice(0, 22)) // ["Heatmap of Z[:, :, 0],", "Heatmap of Z[:, :, 1],"]
 */
export function panels(A: TensorLike, options: PanelsOptions = {}): Figure[] {
  return publicly("panels", () => {
    const { name = "", first } = readOptions(options, ["name", "first"]);
    const tensor = toTensor(name || "A", A, true);
    const grids = channelGrids(tensor, name, name, first);
    const palette = paletteFor(name, grids[0].whole);
    const size = cellSize(grids, { longest: LONGEST });
    return grids.map((grid) => heatmapOf(grid, palette, size));
  });
}
