import { formatNumbers } from "../tensor/number";
import type { Grid } from "./grid";
import { textWidth, typographic } from "./page";

/** The sides of a cell in pixels: never under the first, and enough for its number up to the last. */
const SMALLEST = 36;
const WIDEST = 104;
export const FONT_SIZE = 13;
export const CORNER_SIZE = 9;
/** Cells with numbers may take this much room; a larger grid is drawn with small, bare cells. */
const MOST_ROWS = 26;
const MOST_WIDTH = 940;

/** How the cells of a grid are laid out; labels is absent when there is no room for numbers. */
export interface Layout {
  labels?: string[];
  cellWidth: number;
  cellHeight: number;
}

/**
 * The size of a cell, and the numbers with as many decimals, up to `most`, as fit; none if none fit.
 *
 * @param longest the longer side of a grid without numbers, in pixels
 * @param corners what stands in the corners of cells
 * @param font the size of the numbers
 */
export function layOut(
  { rows, columns, data }: Grid,
  longest: number,
  corners: Iterable<string> = [],
  font = FONT_SIZE,
  most = 3,
): Layout {
  const smallest = (SMALLEST * font) / FONT_SIZE;
  const mayFit = rows <= MOST_ROWS && columns * smallest <= MOST_WIDTH;
  const notes = Math.max(0, ...Array.from(corners, (text) => textWidth(text, CORNER_SIZE) + 6));
  for (let digits = most; digits >= 1 && mayFit; digits--) {
    const write = formatNumbers(data, digits);
    const labels = Array.from(data, (value) => typographic(write(value)));
    const widest = Math.max(notes, ...labels.map((label) => textWidth(label, font) + 10));
    const cellWidth = Math.ceil(Math.max(smallest, widest));
    if (cellWidth <= WIDEST && columns * cellWidth <= MOST_WIDTH) {
      return { labels, cellWidth, cellHeight: Math.ceil(smallest) };
    }
  }
  const side = Math.min(longest / Math.max(rows, columns), SMALLEST);
  return { cellWidth: Math.max(side, 12 / columns), cellHeight: Math.max(side, 12 / rows) };
}

/** Every index where there is room for it, else every second, fifth, tenth, … one. */
export function ticks(length: number, room: number): number[] {
  const needed = 10 + 4 * String(length).length;
  let step = 1;
  for (let k = 0; step * room < needed; k++) step *= k % 3 === 1 ? 2.5 : 2;
  return Array.from({ length: Math.ceil(length / step) }, (_, k) => k * step);
}
