// The heatmap of a matrix or a list.
import { drawCells } from "../draw/cells";
import { colorBar } from "../draw/colorbar";
import { describeGrid } from "../draw/describe";
import { type FigureOptions, type Grid, readGrid } from "../draw/grid";
import { type CellSize, cellSize } from "../draw/layout";
import { legend } from "../draw/outlines";
import { card, PADDING, place, TITLE } from "../draw/page";
import { type Palette, paletteFor } from "../draw/palette";
import { sidesOf } from "../draw/pixels";
import { textWidth } from "../draw/text";
import { formatShape } from "../tensor/arguments";
import { publicly } from "../tensor/errors";
import type { TensorLike } from "../tensor/nested";
import { type Figure, pictureFigure } from "./figure";

const SPACE = 12;
/** The longer side of a grid that is too large for numbers, in pixels. */
export const LONGEST = 620;

/**
 * A picture of an array with one or two axes: a coloured cell with its value for every entry, row 0 at
 * the top, both axes with their indices, the shape in the title and a colour bar. The cells of an array
 * with more than 26 rows, or more columns than fit, are small and without numbers; where there are
 * more than 700 they are the pixels of one embedded image, and where there are more rows or columns
 * than 512 pixels, each pixel is the mean of some entries, and the title says so. An entry that is NaN,
 * infinite or missing (null or undefined) is pale yellow and left out of the scale of colours.
 *
 * @param A an array of shape [i, j] or [i]
 * @param options name, title, axes, marks, alike
 * @returns a figure for {@link show}
 * @throws ShapeError when A has more than two axes or is ragged, or a mark has too few or too many
 *   indices
 * @throws ValueError when a mark lies outside A, or A has more than 2²⁴ entries
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * heatmap([[1, 2], [3, 4]], { name: "Z" }).alt // "Heatmap of Z, 2×2: largest entry 4 at (1, 1), smallest 1 at (0, 0)."
 */
export function heatmap(A: TensorLike, options: FigureOptions = {}): Figure {
  return publicly("heatmap", () => {
    const grid = readGrid(A, options);
    return heatmapOf(
      grid,
      paletteFor(grid.name, grid.whole),
      cellSize([grid], { longest: LONGEST }),
    );
  });
}

/**
 * The heatmap of an array that has been read.
 *
 * @param palette the colours, which several heatmaps may share
 * @param size the size of the cells, which several heatmaps may share
 */
export function heatmapOf(grid: Grid, palette: Palette, size: CellSize): Figure {
  const cells = drawCells(grid, palette, size);
  const bar = colorBar(palette, Math.min(Math.max(cells.height - cells.top - 2, 80), 220));
  const lines = legend(grid.marks);
  const barTop = cells.top - 7;
  const drawn = Math.max(cells.height, barTop + bar.height);
  const gaps = grid.data.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0);
  const missing = gaps === 0 ? "" : `, without a number: ${gaps}`;
  const remark = `${grid.shape}${averagedTo(grid, size)}${missing}`;
  const inner = Math.max(
    cells.width + SPACE + bar.width,
    textWidth(`${grid.title}  ${remark}`, TITLE.size),
    lines.width,
  );
  const width = Math.ceil(inner + 2 * PADDING);
  const height = Math.ceil(TITLE.height + drawn + (lines.height && lines.height + 8) + 2 * PADDING);
  const top = PADDING + TITLE.height;
  const content = [
    place(cells, PADDING, top),
    place(bar, PADDING + cells.width + SPACE, top + barTop),
    place(lines, PADDING, height - PADDING - lines.height),
  ].join("");
  const svg = card(width, height, grid.title, remark, content);
  return pictureFigure(svg, width, height, describeGrid("Heatmap", grid));
}

/** A remark on an array with more entries than its image has pixels. */
function averagedTo(grid: Grid, { isImage, cellWidth, cellHeight }: CellSize): string {
  if (!isImage) return "";
  const sides = sidesOf(grid, grid.columns * cellWidth, grid.rows * cellHeight);
  const isWhole = sides[0] === grid.rows && sides[1] === grid.columns;
  return isWhole ? "" : `, averaged to ${formatShape(sides)}`;
}
