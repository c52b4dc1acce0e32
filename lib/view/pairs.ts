// An array next to its gradient, channel by channel.
import { channelGrids } from "../draw/channels";
import { cellSize, cellsOf } from "../draw/layout";
import { paletteFor } from "../draw/palette";
import { DRAWN_CELLS, FEW_TABLE_LINES, TABLE_LINES } from "../limits";
import { describe, readOptions } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { checkSameShape, type TensorLike, toTensor } from "../tensor/nested";
import { Figure } from "./figure";
import { heatmapOf } from "./heatmap";
import { tableOf } from "./table";

/** The options of {@link pairs}. */
export interface PairsOptions {
  /** The homework's name of the array: X, W, b, Z or U. */
  name: string;
  /** What is drawn. @default "heatmap" */
  as?: "heatmap" | "table";
  /** How many channels to draw, from the first on. @default all */
  first?: number;
}

/** Figures beside each other shrink to this width, in pixels, before they are stacked. */
const NARROWEST = 320;
/** The longer side of a heatmap that is too large for numbers, in pixels. */
const LONGEST = 240;

/**
 * An array beside the gradient of J with respect to it, channel by channel, both on the same grid of
 * cells: X[:, :, n] beside ∂J/∂X[:, :, n], W[:, :, n, m] beside ∂J/∂W[:, :, n, m]. Where all figures
 * together have more than 700 cells, heatmaps show no numbers, and tables are cut to 12 rows and columns.
 *
 * @param A X, W, b, Z or U, with at most four axes
 * @param dA ∂J/∂A, of the shape of A
 * @param options name, as, first
 * @returns a figure for every channel, in the order of the data, for {@link show}
 * @throws ShapeError when an array is ragged or has more than four axes, or their shapes differ
 * @throws ValueError when `as` is neither "heatmap" nor "table", first is not a whole number of at least 1,
 *   or the channels that are drawn have more than 2²⁴ entries together
 * @throws TypeError when an entry is not a number, the name is not text, or an option is unknown
 *
 * @example
 * pairs([[1, 2]], [[0, 5]], { name: "Z", as: "table" })[0].alt // "Table of Z, 1×2: largest entry 2 at (0, 1), smallest 1 at (0, 0). Table of ∂J/∂Z, 1×2: largest entry 5 at (0, 1), smallest 0 at (0, 0)."
 */
export function pairs(A: TensorLike, dA: TensorLike, options: PairsOptions): Figure[] {
  return publicly("pairs", () => {
    const { name, as = "heatmap", first } = readOptions(options, ["name", "as", "first"]);
    if (typeof name !== "string") {
      throw new KindError(`name must be text such as "X", but got ${describe(name)}`);
    }
    if (as !== "heatmap" && as !== "table") {
      throw new ValueError(`as must be "heatmap" or "table", but got ${describe(as)}`);
    }
    const own = toTensor(name, A, true);
    const gradient = toTensor(`d${name}`, dA, true);
    checkSameShape(`d${name}`, gradient, name, own.shape);
    const left = channelGrids(own, name, name, first);
    const right = channelGrids(gradient, `d${name}`, `∂J/∂${name}`, first);
    if (as === "table") {
      const lines = cellsOf([...left, ...right]) > DRAWN_CELLS ? FEW_TABLE_LINES : TABLE_LINES;
      const tables = [left, right].map((grids) => grids.map((grid) => tableOf(grid, lines)));
      return tables[0].map((figure, k) => sideBySide(figure, tables[1][k]));
    }
    const size = cellSize([...left, ...right], { longest: LONGEST });
    const [colors, slopes] = [
      paletteFor(name, left[0].whole),
      paletteFor(`d${name}`, right[0].whole),
    ];
    return left.map((grid, k) =>
      sideBySide(heatmapOf(grid, colors, size), heatmapOf(right[k], slopes, size)),
    );
  });
}

/** Two figures as one: side by side, both smaller on a narrow page, and stacked on a very narrow one. */
function sideBySide(left: Figure, right: Figure): Figure {
  const cells = [left, right].map(
    ({ html }) => `<div style="flex:1 1 ${NARROWEST}px;max-width:max-content">${html}</div>`,
  );
  return new Figure({
    html: `<div style="display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start">${cells.join("")}</div>`,
    alt: `${left.alt} ${right.alt}`,
  });
}
