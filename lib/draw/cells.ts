// A grid of numbers as Plot draws it: coloured cells, their numbers, both axes.
import type { Markish, PlotOptions } from "@observablehq/plot";
import { DRAWN_CELLS } from "../limits";
import { formatNumber } from "../tensor/number";
import type { Grid } from "./grid";
import { type CellSize, labelsOf, ticks } from "./layout";
import { outlines } from "./outlines";
import { inkOn, type Palette } from "./palette";
import { pixels } from "./pixels";
import { asMark, overlay, type Picture, picture, plot } from "./plot";
import { textWidth } from "./text";

/** The background of a zero of the padding, and its number. */
export const PALE = "#f3f4f6";
export const PALE_INK = "#6e7781";
const INDEX_SIZE = 11;
const NAME_SIZE = 13;
const TOP = 38;
const MARGIN = 4;

/** Where the cells of a picture are: the corner of the first one, and the size of each. */
export interface CellPlaces {
  left: number;
  top: number;
  cellWidth: number;
  cellHeight: number;
}

/** A cell of a picture, as data for Plot. */
interface Cell {
  /** Its row and its column in the whole array; negative in the padding. */
  i: number;
  j: number;
  value: number;
  label: string;
}

/** The region of an array that a picture shows. */
export interface Region {
  /** The indices of the first row and column in the whole array. */
  first: readonly [number, number];
  /** Whether a cell is padding, drawn pale. */
  isPadding(i: number, j: number): boolean;
}

const WHOLE: Region = { first: [0, 0], isPadding: () => false };

/** Recently drawn pictures, by everything they show: a notebook draws the same array many times. */
const recent = new Map<string, Picture>();
const KEPT_PICTURES = 48;
const KEPT_CELLS = 400;

/** The picture of a grid, and where its cells are; its outlines are laid over it. */
export function drawCells(
  grid: Grid,
  palette: Palette,
  size: CellSize,
  region = WHOLE,
): Picture & CellPlaces {
  const key = grid.data.length > KEPT_CELLS ? "" : keyOf(grid, palette, size, region);
  const drawn =
    recent.get(key) ?? picture(cellOptions({ ...grid, marks: [] }, palette, size, region));
  if (key !== "") {
    recent.delete(key);
    recent.set(key, drawn);
    if (recent.size > KEPT_PICTURES) recent.delete(recent.keys().next().value ?? "");
  }
  const { cellWidth, cellHeight } = size;
  return {
    ...drawn,
    markup: drawn.markup + overlay([outlines(grid.marks)], drawn),
    left: drawn.x(region.first[1]),
    top: TOP,
    cellWidth,
    cellHeight,
  };
}

/** What a picture depends on, as text. */
function keyOf(grid: Grid, palette: Palette, size: CellSize, { first, isPadding }: Region): string {
  const { rows, columns, axes, data } = grid;
  const padding = Array.from(data.keys()).filter((k) =>
    isPadding(first[0] + Math.floor(k / columns), first[1] + (k % columns)),
  );
  const labels = size.digits === undefined ? [] : labelsOf(grid, size.digits);
  const colors = [palette.domain, palette.at(1)];
  return JSON.stringify([rows, columns, axes, [...data], labels, padding, first, size, colors]);
}

/** The picture of a grid as options of Plot. */
export function cellOptions(
  grid: Grid,
  palette: Palette,
  size: CellSize,
  { first, isPadding }: Region = WHOLE,
) {
  const { rows, columns, axes } = grid;
  const { cellWidth, cellHeight } = size;
  const longestIndex = String(first[0] + rows - 1);
  const beside =
    axes[0] === undefined
      ? MARGIN
      : 19 + textWidth(axes[0], NAME_SIZE) + textWidth(longestIndex, INDEX_SIZE);
  // The name of the columns may be wider than the columns.
  const overhang = Math.max(0, textWidth(axes[1], NAME_SIZE) - columns * cellWidth) / 2;
  const marginLeft = Math.ceil(Math.max(beside, overhang));
  const width = Math.ceil(marginLeft + columns * cellWidth + Math.max(MARGIN, overhang));
  const height = Math.ceil(TOP + rows * cellHeight + MARGIN);
  const along = (length: number, from: number) => Array.from({ length }, (_, k) => from + k);
  const band = { type: "band", padding: 0, round: false, axis: null } as const;
  return {
    width,
    height,
    marginLeft,
    marginTop: TOP,
    marginRight: width - marginLeft - columns * cellWidth,
    marginBottom: height - TOP - rows * cellHeight,
    x: { ...band, domain: along(columns, first[1]) },
    y: { ...band, domain: along(rows, first[0]) },
    color: {
      type: "linear",
      domain: palette.domain,
      interpolate: palette.at,
      unknown: palette.color(Number.NaN),
      clamp: true,
    },
    marks: [
      ...(grid.data.length > DRAWN_CELLS
        ? [pixels(grid, palette, columns * cellWidth, rows * cellHeight)]
        : cellMarks(grid, palette, size, { first, isPadding })),
      asMark(outlines(grid.marks)),
      ...axisMarks(grid, size, first, marginLeft),
    ],
  } satisfies PlotOptions;
}

/** A coloured cell for every entry, and its number where there is room. */
function cellMarks(
  grid: Grid,
  palette: Palette,
  { digits, font, cellHeight }: CellSize,
  { first, isPadding }: Region,
): Markish[] {
  const Plot = plot();
  const labels = digits === undefined ? [] : labelsOf(grid, digits);
  const cells = Array.from(grid.data, (value, k): Cell => {
    const [i, j] = [first[0] + Math.floor(k / grid.columns), first[1] + (k % grid.columns)];
    // Like NaN, an infinite value has no place on the scale of colours.
    return { i, j, value: Number.isFinite(value) ? value : Number.NaN, label: labels[k] };
  });
  const [padding, entries] = [true, false].map((wanted) =>
    cells.filter(({ i, j }) => isPadding(i, j) === wanted),
  );
  const border = cellHeight >= 8 ? { stroke: "#afb8c1", strokeWidth: 0.75 } : {};
  const place = { x: "j", y: "i" };
  const ink = ({ i, j, value }: Cell) => (isPadding(i, j) ? PALE_INK : inkOn(palette.color(value)));
  return [
    Plot.cell(entries, { ...place, fill: "value", ...border }),
    Plot.cell(padding, { ...place, fill: PALE, ...border }),
    digits === undefined
      ? null
      : Plot.text(cells, { ...place, text: "label", fontSize: font, fill: ink }),
  ];
}

/** The indices and the name of both axes. */
function axisMarks(
  { rows, columns, axes: [rowAxis, columnAxis] }: Grid,
  { cellWidth, cellHeight }: CellSize,
  first: readonly [number, number],
  marginLeft: number,
): Markish[] {
  const Plot = plot();
  const indices = {
    label: null,
    tickSize: 0,
    tickPadding: 9,
    fontSize: INDEX_SIZE,
    fill: "#57606a",
    tickFormat: formatNumber,
  };
  const name = { fontSize: NAME_SIZE, fontStyle: "italic", fontWeight: 600, fill: "#111111" };
  const across = ticks(columns, cellWidth).map((k) => first[1] + k);
  const marks: Markish[] = [
    Plot.axisX(across, { anchor: "top", ...indices }),
    Plot.text([columnAxis], { frameAnchor: "top", dy: 10 - TOP, lineAnchor: "bottom", ...name }),
  ];
  if (rowAxis === undefined) return marks;
  const down = ticks(rows, cellHeight).map((k) => first[0] + k);
  const beside = { frameAnchor: "left", dx: 2 - marginLeft, textAnchor: "start" } as const;
  return [
    ...marks,
    Plot.axisY(down, { anchor: "left", ...indices }),
    Plot.text([rowAxis], { ...beside, ...name }),
  ];
}
