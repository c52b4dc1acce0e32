import type { Markish } from "@observablehq/plot";
import type { Grid } from "./grid";
import { type CellSize, CORNER_SIZE, labelsOf, ticks } from "./layout";
import { outlines } from "./outlines";
import { type Piece, textWidth } from "./page";
import { inkOn, type Palette } from "./palette";
import { pixels } from "./pixels";
import { drawing, markupOf } from "./plot";

/** The background of a zero of the padding. */
const PALE = "#f3f4f6";
/** A grid of more cells than this is one image of pixels, which is far smaller than its cells. */
const MOST_CELLS = 1600;

/** What a picture of a part of an array may add to its cells; positions count the cells row by row. */
export interface CellDetails {
  /** The indices of the first row and column in the whole array; negative in the padding. */
  first?: readonly [number, number];
  /** Small text in the lower right corners of cells, by position. */
  corners?: ReadonlyMap<number, string>;
  /** Positions that are padding: their zeros are drawn pale. */
  padding?: ReadonlySet<number>;
  /** Positions whose cells are left empty. */
  empty?: ReadonlySet<number>;
}

/** Where the cells of a picture are: the corner of the first one, and the size of each. */
export interface CellPlaces {
  left: number;
  top: number;
  cellWidth: number;
  cellHeight: number;
}

/** The cells of a grid with their values, both axes, and the marks. */
export function drawCells(
  grid: Grid,
  palette: Palette,
  size: CellSize,
  details: CellDetails = {},
): Piece & CellPlaces {
  const { Plot, document } = drawing();
  const { rows, columns } = grid;
  const { first = [0, 0] } = details;
  const { cellWidth, cellHeight } = size;
  const [rowAxis, columnAxis] = grid.axes;
  const top = 38;
  const longestIndex = String(first[0] + rows - 1);
  const left =
    rowAxis === undefined ? 4 : 19 + textWidth(rowAxis, 13) + textWidth(longestIndex, 11);
  const width = Math.ceil(left + columns * cellWidth + 4);
  const height = Math.ceil(top + rows * cellHeight + 4);
  const tick = { tickSize: 0, fontSize: 11, color: "#57606a", label: null } as const;
  const tickFormat = (axis: 0 | 1) => (k: number) => String(first[axis] + k);
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
        : rectangles(grid, palette, size, details)),
      ...outlines(grid.marks),
      Plot.axisX(ticks(columns, cellWidth), {
        ...tick,
        tickFormat: tickFormat(1),
        anchor: "top",
      }),
      Plot.text([columnAxis], { ...name, frameAnchor: "top", dy: 1 - top }),
      ...(rowAxis === undefined
        ? []
        : [
            Plot.axisY(ticks(rows, cellHeight), {
              ...tick,
              tickFormat: tickFormat(0),
              anchor: "left",
            }),
            Plot.text([rowAxis], { ...name, frameAnchor: "left", dx: 2 - left }),
          ]),
    ],
  });
  return { markup: markupOf(picture), width, height, left, top, cellWidth, cellHeight };
}

/** A coloured rectangle for every entry, and its number where there is room. */
function rectangles(
  grid: Grid,
  palette: Palette,
  { digits, font, cellWidth, cellHeight }: CellSize,
  { corners, padding, empty }: CellDetails,
): Markish[] {
  const { Plot } = drawing();
  const { data, columns } = grid;
  const row = (_: unknown, k: number) => Math.floor(k / columns);
  const column = (_: unknown, k: number) => k % columns;
  const isPadding = (k: number) => padding?.has(k) === true;
  const fills = Array.from(data, (value, k) =>
    isPadding(k) ? PALE : empty?.has(k) ? "#ffffff" : palette.color(value),
  );
  const colored = Plot.rect(data, {
    x1: (_: unknown, k: number) => column(_, k) - 0.5,
    x2: (_: unknown, k: number) => column(_, k) + 0.5,
    y1: (_: unknown, k: number) => row(_, k) - 0.5,
    y2: (_: unknown, k: number) => row(_, k) + 0.5,
    fill: fills,
    stroke: cellHeight >= 8 ? "#afb8c1" : "none",
    strokeWidth: 0.75,
  });
  if (digits === undefined) return [colored];
  const labels = labelsOf(grid, digits);
  const inks = fills.map((fill, k) => (isPadding(k) ? "#6e7781" : inkOn(fill)));
  const numbers = Plot.text(data, {
    x: column,
    // A number makes room for the small one below it.
    y: (_: unknown, k: number) => row(_, k) - (corners?.has(k) ? 5 / cellHeight : 0),
    text: labels.map((label, k) => (empty?.has(k) ? "" : label)),
    fill: inks,
    fontSize: font,
    fontVariant: "tabular-nums",
  });
  if (corners === undefined) return [colored, numbers];
  const small = Plot.text([...corners.entries()], {
    x: ([k]) => column(undefined, k),
    y: ([k]) => row(undefined, k),
    text: ([, text]) => text,
    fill: ([k]) => inks[k],
    fontSize: CORNER_SIZE,
    textAnchor: "end",
    dx: cellWidth / 2 - 5,
    dy: cellHeight / 2 - 9,
  });
  return [colored, numbers, small];
}
