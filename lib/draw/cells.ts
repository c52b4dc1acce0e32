// A grid of numbers as Plot draws it: coloured cells with their numbers, and both axes.
import type { Markish, PlotOptions } from "@observablehq/plot";
import { axisMarks, frameOf, TOP } from "./axes";
import type { Grid } from "./grid";
import { type CellSize, labelsOf } from "./layout";
import { outlines } from "./outlines";
import { inkOn, type Palette } from "./palette";
import { pixels } from "./pixels";
import { asMark, overlay, type Picture, picture, plot } from "./plot";

/** The background of a zero of the padding, and its number. */
export const PALE = "#f3f4f6";
export const PALE_INK = "#6e7781";

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
  /** The indices of its first row and column; negative in the padding. */
  first: readonly [number, number];
  /** [rows, columns] of the whole array. */
  whole: readonly [number, number];
}

/** Whether a cell is padding, which is drawn pale. */
export function isPadding({ whole: [rows, columns] }: Region, i: number, j: number): boolean {
  return i < 0 || i >= rows || j < 0 || j >= columns;
}

function wholeOf({ rows, columns }: Grid): Region {
  return { first: [0, 0], whole: [rows, columns] };
}

/** Recently drawn pictures, by everything they show: a notebook draws the same array many times. */
const recent = new Map<string, Picture>();
const KEPT_PICTURES = 48;
const KEPT_CELLS = 400;

/** The picture of a grid, and where its cells are; its outlines are laid over it. */
export function drawCells(
  grid: Grid,
  palette: Palette,
  size: CellSize,
  region = wholeOf(grid),
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
function keyOf(grid: Grid, palette: Palette, size: CellSize, region: Region): string {
  const { rows, columns, axes, data } = grid;
  const labels = size.digits === undefined ? [] : labelsOf(grid, size.digits);
  const colors = [palette.domain, palette.at(1)];
  return JSON.stringify([rows, columns, axes, [...data], labels, region, size, colors]);
}

/** The picture of a grid as options of Plot. */
export function cellOptions(grid: Grid, palette: Palette, size: CellSize, region = wholeOf(grid)) {
  const { first } = region;
  const [across, down] = [grid.columns * size.cellWidth, grid.rows * size.cellHeight];
  const frame = frameOf(grid, first, across, down);
  const along = (length: number, from: number) => Array.from({ length }, (_, k) => from + k);
  const band = { type: "band", padding: 0, round: false, axis: null } as const;
  return {
    ...frame,
    x: { ...band, domain: along(grid.columns, first[1]) },
    y: { ...band, domain: along(grid.rows, first[0]) },
    color: {
      type: "linear",
      domain: palette.domain,
      interpolate: palette.at,
      unknown: palette.color(Number.NaN),
      clamp: true,
    },
    marks: [
      ...(size.isImage
        ? [pixels(grid, palette, across, down)]
        : cellMarks(grid, palette, size, region)),
      asMark(outlines(grid.marks)),
      ...axisMarks(grid, size, first, frame.marginLeft),
    ],
  } satisfies PlotOptions;
}

/** A coloured cell for every entry, and its number where there is room. */
function cellMarks(
  grid: Grid,
  palette: Palette,
  { digits, font, cellHeight }: CellSize,
  region: Region,
): Markish[] {
  const Plot = plot();
  const { first } = region;
  const labels = digits === undefined ? [] : labelsOf(grid, digits);
  const cells = Array.from(grid.data, (value, k): Cell => {
    const [i, j] = [first[0] + Math.floor(k / grid.columns), first[1] + (k % grid.columns)];
    // Like NaN, an infinite value has no place on the scale of colours.
    return { i, j, value: Number.isFinite(value) ? value : Number.NaN, label: labels[k] };
  });
  const [padding, entries] = [true, false].map((wanted) =>
    cells.filter(({ i, j }) => isPadding(region, i, j) === wanted),
  );
  const border = cellHeight >= 8 ? { stroke: "#afb8c1", strokeWidth: 0.75 } : {};
  const place = { x: "j", y: "i" };
  const ink = ({ i, j, value }: Cell) =>
    isPadding(region, i, j) ? PALE_INK : inkOn(palette.color(value));
  return [
    Plot.cell(entries, { ...place, fill: "value", ...border }),
    Plot.cell(padding, { ...place, fill: PALE, ...border }),
    digits === undefined
      ? null
      : Plot.text(cells, { ...place, text: "label", fontSize: font, fill: ink }),
  ];
}
