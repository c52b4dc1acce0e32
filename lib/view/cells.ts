import type { Markish } from "@observablehq/plot";
import { formatNumbers } from "../tensor/number";
import type { Grid } from "./grid";
import { outlines } from "./outlines";
import { type Piece, textWidth, typographic } from "./page";
import { inkOn, type Palette } from "./palette";
import { pixels } from "./pixels";
import { drawing } from "./plot";

/** The sides of a cell in pixels: never under the first, and enough for its number up to the last. */
const SMALLEST = 36;
const WIDEST = 104;
const FONT_SIZE = 13;
/** Cells with numbers may take this much room; a larger grid is drawn with small, bare cells. */
const MOST_ROWS = 26;
const MOST_WIDTH = 940;
/** A grid of more cells than this is one image of pixels, which is far smaller than its cells. */
const MOST_CELLS = 1600;

/** How the cells of a grid are drawn, or those of several that are to look alike. */
export interface CellSize {
  /** The most decimals of the numbers; undefined where there is no room for numbers. */
  digits: number | undefined;
  cellWidth: number;
  cellHeight: number;
}

/** The cells of a grid with their values, both axes, and the marks. `top` is where row 0 begins. */
export function drawCells(grid: Grid, palette: Palette, size: CellSize): Piece & { top: number } {
  const { Plot, document } = drawing();
  const { rows, columns } = grid;
  const { digits, cellWidth, cellHeight } = size;
  const labels = digits === undefined ? undefined : labelsOf(grid, digits);
  const [rowAxis, columnAxis] = grid.axes;
  const top = 38;
  const left =
    rowAxis === undefined ? 4 : 14 + textWidth(rowAxis, 13) + textWidth(String(rows - 1), 11);
  const width = Math.ceil(left + columns * cellWidth + 4);
  const height = Math.ceil(top + rows * cellHeight + 4);
  const tick = {
    tickSize: 0,
    tickFormat: "d",
    fontSize: 11,
    color: "#57606a",
    label: null,
  } as const;
  const name = { fontSize: 13, fontStyle: "italic", fontWeight: 600, fill: "#111111" } as const;
  const picture = Plot.plot({
    document,
    width,
    height,
    marginTop: top,
    marginLeft: left,
    marginRight: width - left - columns * cellWidth,
    marginBottom: height - top - rows * cellHeight,
    x: { axis: null, domain: [-0.5, columns - 0.5] },
    y: { axis: null, domain: [rows - 0.5, -0.5] },
    marks: [
      ...(grid.data.length > MOST_CELLS
        ? [pixels(grid, palette, columns * cellWidth, rows * cellHeight)]
        : rectangles(grid, palette, labels, cellHeight)),
      ...outlines(grid.marks),
      Plot.axisX(ticks(columns, cellWidth), { ...tick, anchor: "top" }),
      Plot.text([columnAxis], { ...name, frameAnchor: "top", dy: 1 - top }),
      ...(rowAxis === undefined
        ? []
        : [
            Plot.axisY(ticks(rows, cellHeight), { ...tick, anchor: "left" }),
            Plot.text([rowAxis], { ...name, frameAnchor: "left", dx: 2 - left }),
          ]),
    ],
  });
  return { markup: picture.outerHTML, width, height, top };
}

/** A coloured rectangle for every entry, and its number where there is room. */
function rectangles(
  { data, columns }: Grid,
  palette: Palette,
  labels: readonly string[] | undefined,
  side: number,
): Markish[] {
  const { Plot } = drawing();
  const row = (_: unknown, k: number) => Math.floor(k / columns);
  const column = (_: unknown, k: number) => k % columns;
  const fills = Array.from(data, (value) => palette.color(value));
  const colored = Plot.rect(data, {
    x1: (_: unknown, k: number) => column(_, k) - 0.5,
    x2: (_: unknown, k: number) => column(_, k) + 0.5,
    y1: (_: unknown, k: number) => row(_, k) - 0.5,
    y2: (_: unknown, k: number) => row(_, k) + 0.5,
    fill: fills,
    stroke: side >= 8 ? "#afb8c1" : "none",
    strokeWidth: 0.75,
  });
  if (labels === undefined) return [colored];
  const numbers = Plot.text(data, {
    x: column,
    y: row,
    text: labels,
    fill: fills.map(inkOn),
    fontSize: FONT_SIZE,
    fontVariant: "tabular-nums",
  });
  return [colored, numbers];
}

/**
 * One size of cells for grids that are to look alike: wide enough for their numbers with as many
 * decimals, up to three, as fit; small and without numbers if none fit.
 *
 * @param longest the longer side of the largest grid in pixels, when it is without numbers
 */
export function cellSize(grids: readonly Grid[], longest: number): CellSize {
  const rows = Math.max(...grids.map((grid) => grid.rows));
  const columns = Math.max(...grids.map((grid) => grid.columns));
  const mayFit = rows <= MOST_ROWS && columns * SMALLEST <= MOST_WIDTH;
  for (let digits = 3; digits >= 1 && mayFit; digits--) {
    const labels = grids.flatMap((grid) => labelsOf(grid, digits));
    const cellWidth = labels.reduce(
      (width, label) => Math.max(width, Math.ceil(textWidth(label, FONT_SIZE) + 10)),
      SMALLEST,
    );
    if (cellWidth <= WIDEST && columns * cellWidth <= MOST_WIDTH) {
      return { digits, cellWidth, cellHeight: SMALLEST };
    }
  }
  const side = Math.min(longest / Math.max(rows, columns), SMALLEST);
  return {
    digits: undefined,
    cellWidth: Math.max(side, 12 / columns),
    cellHeight: Math.max(side, 12 / rows),
  };
}

function labelsOf({ data, whole }: Grid, digits: number): string[] {
  const write = formatNumbers(whole, digits);
  return Array.from(data, (value) => typographic(write(value)));
}

/** Every index where there is room for it, else every second, fifth, tenth, … one. */
function ticks(length: number, room: number): number[] {
  const needed = 10 + 4 * String(length).length;
  let step = 1;
  for (let k = 0; step * room < needed; k++) step *= k % 3 === 1 ? 2.5 : 2;
  return Array.from({ length: Math.ceil(length / step) }, (_, k) => k * step);
}
