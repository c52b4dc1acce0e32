// How large cells are, which numbers fit into them, and which indices an axis shows.
import { DRAWN_CELLS } from "../limits";
import type { Grid } from "./grid";
import { labelWriter } from "./labels";
import { textWidth } from "./text";

/** The smallest side of a cell with a number, in pixels, and its largest width. */
const SMALLEST = 36;
const WIDEST = 152;
const FONT_SIZE = 13;
export const CORNER_SIZE = 9;
/** Cells with numbers may take this much room; a larger grid is drawn with small, bare cells. */
const MOST_ROWS = 26;
const MOST_WIDTH = 940;

/** The parts of a grid that decide how large its cells are. */
export type Numbered = Pick<Grid, "rows" | "columns" | "data" | "whole">;

/** How the cells of a grid are drawn, or those of several grids that look alike. */
export interface CellSize {
  /** The most decimals of the numbers; undefined where there is no room for numbers. */
  digits: number | undefined;
  /** Whether there are so many cells that they are drawn as an image. */
  isImage: boolean;
  /** The size of the numbers. */
  font: number;
  cellWidth: number;
  cellHeight: number;
}

/** What else decides the size of cells. */
interface SizeOptions {
  /** The longer side of a grid without numbers, in pixels. */
  longest: number;
  /** The texts in the corners of cells. @default none */
  corners?: Iterable<string>;
  /** The size of the numbers. @default 13 */
  font?: number;
  /** The most decimals of a number. @default 3 */
  most?: number;
}

/**
 * One size of cells for grids that look alike: wide enough for their numbers, with as many decimals as
 * fit, or small and without numbers if none fit.
 */
export function cellSize(grids: readonly Numbered[], options: SizeOptions): CellSize {
  const { longest, corners = [], font = FONT_SIZE, most = 3 } = options;
  const rows = Math.max(...grids.map((grid) => grid.rows));
  const columns = Math.max(...grids.map((grid) => grid.columns));
  const smallest = (SMALLEST * font) / FONT_SIZE;
  const isImage = cellsOf(grids) > DRAWN_CELLS;
  const mayFit = !isImage && rows <= MOST_ROWS && columns * smallest <= MOST_WIDTH;
  const notes = Math.max(0, ...Array.from(corners, (text) => textWidth(text, CORNER_SIZE) + 6));
  for (let digits = most; digits >= 1 && mayFit; digits--) {
    const labels = grids.flatMap((grid) => labelsOf(grid, digits));
    const cellWidth = labels.reduce(
      (width, label) => Math.max(width, Math.ceil(textWidth(label, font) + 10)),
      Math.ceil(Math.max(smallest, notes)),
    );
    if (cellWidth <= WIDEST && columns * cellWidth <= MOST_WIDTH) {
      return { digits, isImage, font, cellWidth, cellHeight: Math.ceil(smallest) };
    }
  }
  const side = Math.min(longest / Math.max(rows, columns), SMALLEST);
  return {
    digits: undefined,
    isImage,
    font,
    cellWidth: Math.max(side, 12 / columns),
    cellHeight: Math.max(side, 12 / rows),
  };
}

/** All cells of several grids. */
export function cellsOf(grids: readonly Pick<Grid, "rows" | "columns">[]): number {
  return grids.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
}

/** The numbers of a grid as its cells show them. */
export function labelsOf(
  { data, whole }: Pick<Numbered, "data" | "whole">,
  digits: number,
): string[] {
  return Array.from(data, labelWriter(whole, digits));
}

/** All indices if there is room for them, else every second, fifth, tenth, … one. */
export function ticks(length: number, room: number): number[] {
  const needed = 10 + 4 * String(length).length;
  let step = 1;
  for (let k = 0; step * room < needed; k++) step *= k % 3 === 1 ? 2.5 : 2;
  return Array.from({ length: Math.ceil(length / step) }, (_, k) => k * step);
}
