import { formatNumbers } from "../tensor/number";
import type { Grid, Mark } from "./labels";
import { outlines } from "./marks";
import { type Piece, textWidth, typographic } from "./page";
import { inkOn, type Palette } from "./palette";
import { drawing } from "./plot";

/** The sides of a cell in pixels: never under the first, and enough for its number up to the last. */
const SMALLEST = 36;
const WIDEST = 96;
const FONT_SIZE = 13;
/** Cells with numbers may take this much room; a larger grid is drawn with small, bare cells. */
const MOST_ROWS = 26;
const MOST_WIDTH = 940;
const BARE_SIDE = 620;

/** The cells of a grid with their values, both axes, and the marks. `top` is where row 0 begins. */
export function drawCells(
  grid: Grid,
  palette: Palette,
  marks: readonly Mark[],
): Piece & { top: number } {
  const { Plot, document } = drawing();
  const { rows, columns, data } = grid;
  const { labels, cellWidth, side } = layOut(grid);
  const [iAxis, jAxis] = grid.axes;
  const top = 38;
  const left = iAxis === undefined ? 4 : 30 + textWidth(String(rows - 1), 11);
  const width = Math.ceil(left + columns * cellWidth + 2);
  const height = top + rows * side + 2;
  const colors = Array.from(data, (value) => palette.color(value));
  const column = (_: unknown, k: number) => k % columns;
  const row = (_: unknown, k: number) => Math.floor(k / columns);
  const axis = {
    tickSize: 0,
    tickFormat: "d",
    fontSize: 11,
    color: "#57606a",
    label: null,
  } as const;
  const axisName = { fontSize: 13, fontStyle: "italic", fontWeight: 600, fill: "#111111" } as const;
  const picture = Plot.plot({
    document,
    width,
    height,
    marginTop: top,
    marginLeft: left,
    marginRight: 2,
    marginBottom: 2,
    x: { axis: null, domain: [-0.5, columns - 0.5] },
    y: { axis: null, domain: [rows - 0.5, -0.5] },
    marks: [
      Plot.rect(data, {
        x1: (_: unknown, k: number) => (k % columns) - 0.5,
        x2: (_: unknown, k: number) => (k % columns) + 0.5,
        y1: (_: unknown, k: number) => Math.floor(k / columns) - 0.5,
        y2: (_: unknown, k: number) => Math.floor(k / columns) + 0.5,
        fill: colors,
        stroke: side >= 8 ? "#afb8c1" : "none",
        strokeWidth: 0.75,
      }),
      labels === undefined
        ? null
        : Plot.text(data, {
            x: column,
            y: row,
            text: labels,
            fill: colors.map(inkOn),
            fontSize: FONT_SIZE,
            fontVariant: "tabular-nums",
          }),
      ...outlines(marks),
      Plot.axisX(ticks(columns, cellWidth), { ...axis, anchor: "top" }),
      Plot.text([jAxis], { ...axisName, frameAnchor: "top", dy: 1 - top }),
      iAxis === undefined ? null : Plot.axisY(ticks(rows, side), { ...axis, anchor: "left" }),
      iAxis === undefined
        ? null
        : Plot.text([iAxis], { ...axisName, frameAnchor: "left", dx: 2 - left }),
    ],
  });
  return { markup: picture.outerHTML, width, height, top };
}

/** The size of a cell, and the numbers with as many decimals, up to three, as fit; none if none fit. */
function layOut({ rows, columns, data }: Grid): {
  labels?: string[];
  cellWidth: number;
  side: number;
} {
  for (let digits = 3; digits >= 1 && rows <= MOST_ROWS; digits--) {
    const write = formatNumbers(data, digits);
    const labels = Array.from(data, (value) => typographic(write(value)));
    const widest = Math.max(...labels.map((label) => textWidth(label, FONT_SIZE) + 10));
    const cellWidth = Math.ceil(Math.min(Math.max(SMALLEST, widest), WIDEST));
    if (columns * cellWidth <= MOST_WIDTH) return { labels, cellWidth, side: SMALLEST };
  }
  const side = Math.max(Math.floor(BARE_SIDE / Math.max(rows, columns)), 3);
  return { cellWidth: side, side };
}

/** Every index where there is room for it, else every fifth, tenth, … one. */
function ticks(length: number, room: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((every) => every * room >= 16) ?? 1000;
  return Array.from({ length: Math.ceil(length / step) }, (_, k) => k * step);
}
