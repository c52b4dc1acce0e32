// A panel: the cells of one slice of an array under a caption, drawn once, and the marks laid over it.
import { formatShape } from "../tensor/arguments";
import { formatNumbers } from "../tensor/number";
import { Tensor } from "../tensor/tensor";
import { type CellPlaces, drawCells } from "./cells";
import { type Grid, readGrid } from "./grid";
import { covers, notes } from "./highlights";
import { type CellSize, cellSize } from "./layout";
import type { Outline } from "./marks";
import { outlines } from "./outlines";
import { type Piece, place } from "./page";
import type { Palette } from "./palette";
import { overlay, type Picture } from "./plot";
import { type Slice, slice, sliceTitle, within } from "./slices";
import { escapeText, textWidth } from "./text";

/** A slice with more rows or columns than this is cut to the outlined entries and a little around them. */
const MOST = 10;
const AROUND = 2;
const CAPTION = 20;
/** The longer side of a panel without numbers, in pixels. */
const LONGEST = 480;

/** The slice that a panel shows. */
export interface Subject {
  name: string;
  tensor: Tensor;
  at: Slice;
  /** Rows and columns of zeros drawn around the slice: [above, left] and [below, right]. */
  before?: readonly [number, number];
  after?: readonly [number, number];
  /** The size of the numbers. */
  font?: number;
}

/** An index of a slice: [row, column], or [position] in a list. */
export type Spot = readonly number[];

/** What is laid over a panel. */
export interface Highlights {
  /** The entries that are outlined. */
  outlined: readonly Spot[];
  /** Small numbers in the corners of cells. */
  corners?: readonly (readonly [Spot, number])[];
  /** How many entries are known so far, row by row; the others are covered. @default all */
  known?: number;
}

/** A panel with its caption, and where its cells are. */
export interface Panel extends Piece, CellPlaces {
  rows: number;
  columns: number;
  /** The same panel with highlights, which must lie in the region that it was drawn for. */
  with(highlights: Highlights): Panel;
}

/** The rows and the columns of a slice that are drawn. */
export interface Extent {
  rows: Range;
  columns: Range;
}

interface Range {
  from: number;
  length: number;
}

/** All of a slice, or in a large one the cells around the wanted entries, if there are any. */
export function extentOf(subject: Subject, wanted: readonly Spot[] = []): Extent {
  const { tensor, at, before = [0, 0], after = [0, 0] } = subject;
  const [height, width] = asPixel(within(at, tensor.shape), 1);
  const spots = wanted.map((spot) => asPixel(spot));
  return {
    rows: range(axisOf(spots, 0), -before[0], height + after[0]),
    columns: range(axisOf(spots, 1), -before[1], width + after[1]),
  };
}

/**
 * Draws a panel, with both axes and with the padding in a pale colour.
 *
 * @param corners the numbers that will be in corners of its cells, which need room
 */
export function drawPanel(
  subject: Subject,
  palette: Palette,
  { rows, columns } = extentOf(subject),
  corners: readonly number[] = [],
): Panel {
  const { name, tensor, at } = subject;
  const whole = slice(tensor, at);
  const isList = whole.rank === 1;
  const [height, width] = asPixel(whole.shape, 1);
  const first = [rows.from, columns.from] as const;
  const isPadding = (i: number, j: number) => i < 0 || i >= height || j < 0 || j >= width;
  const values = Float64Array.from({ length: rows.length * columns.length }, (_, k) => {
    const [i, j] = [first[0] + Math.floor(k / columns.length), first[1] + (k % columns.length)];
    return isPadding(i, j) ? 0 : whole.data[i * width + j];
  });
  const shape = isList ? [columns.length] : [rows.length, columns.length];
  const grid: Grid = {
    ...readGrid(new Tensor(shape, new Float64Array(values.length)), { name }),
    data: values,
    whole: values,
  };
  const write = formatNumbers(corners, 2);
  const texts = corners.map(write);
  const size = cellSize([grid], { longest: LONGEST, corners: texts, font: subject.font, most: 2 });
  const cells = drawCells(grid, palette, size, { first, isPadding });
  const cut = rows.length < height || columns.length < width;
  const caption = captionOf(sliceTitle(name, at), cut, whole.shape);
  const panel = {
    markup: caption.markup + place(cells, 0, CAPTION),
    width: Math.max(cells.width, caption.width),
    height: cells.height + CAPTION,
    left: cells.left,
    top: cells.top + CAPTION,
    cellWidth: cells.cellWidth,
    cellHeight: cells.cellHeight,
    rows: rows.length,
    columns: columns.length,
    with: (highlights: Highlights): Panel => ({
      ...panel,
      markup:
        panel.markup + over({ grid, palette, size, cells, first, isPadding, write }, highlights),
    }),
  };
  return panel;
}

/** What the overlay of a panel is drawn from. */
interface Drawn {
  grid: Grid;
  palette: Palette;
  size: CellSize;
  cells: Picture;
  first: readonly [number, number];
  isPadding(i: number, j: number): boolean;
  write(value: number): string;
}

/** The highlights of a panel, on the scales of its picture. */
function over(drawn: Drawn, { outlined, corners = [], known }: Highlights): string {
  const { grid, palette, size, cells, first, isPadding, write } = drawn;
  const { rows, columns } = grid;
  const position = ([i, j]: Spot) => (i - first[0]) * columns + (j - first[1]);
  const isShown = ([i, j]: Spot) =>
    i >= first[0] && i < first[0] + rows && j >= first[1] && j < first[1] + columns;
  const noted = corners
    .map(([spot, value]) => ({ at: asPixel(spot), text: write(value) }))
    .filter(({ at }) => isShown(at))
    .map(({ at, text }) => ({ at, text, position: position(at), pale: isPadding(at[0], at[1]) }));
  const shown = outlined.map((spot) => asPixel(spot)).filter(isShown);
  const marks = [
    ...(known === undefined ? [] : [covers(rows, columns, known)]),
    ...(size.digits === undefined ? [] : [notes(noted, grid, palette, size)]),
    outlines([outlineOf(shown)]),
  ];
  const markup = overlay(marks, cells);
  return place({ markup, width: 0, height: 0 }, 0, CAPTION);
}

/** The index of an entry, or a shape, with the row that those of a list lack. */
function asPixel(spot: Spot, row = 0): Spot {
  return spot.length === 1 ? [row, spot[0]] : spot;
}

function captionOf(title: string, cut: boolean, shape: readonly number[]) {
  const remark = `${cut ? "part of " : ""}${formatShape(shape)}`;
  return {
    markup: `<text x="2" y="13" text-anchor="start" font-size="13" fill="#57606a"><tspan font-weight="700" fill="#111111">${escapeText(title)}</tspan><tspan dx="7" font-size="12">${remark}</tspan></text>`,
    width: textWidth(`${title}  ${remark}`, 12),
  };
}

function axisOf(spots: readonly Spot[], axis: 0 | 1): number[] {
  return spots.map((spot) => spot[axis]);
}

/** The first index and the number of indices that are drawn: all, or some around the wanted ones. */
function range(wanted: readonly number[], from: number, to: number): Range {
  if (to - from <= MOST || wanted.length === 0) return { from, length: to - from };
  const [least, most] = ends(wanted);
  const low = Math.max(Math.min(least, to) - AROUND, from);
  const high = Math.min(Math.max(most, from) + AROUND, to - 1);
  return { from: low, length: Math.min(high - low + 1, MOST) };
}

/** The least and the largest of a list of any length. */
function ends(numbers: readonly number[]): [number, number] {
  return numbers.reduce(
    ([least, most], number) => [Math.min(least, number), Math.max(most, number)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** The outline of cells: one rectangle if they fill it, else one around each cell. */
function outlineOf(cells: readonly Spot[]): Outline {
  const [[top, bottom], [left, right]] = [ends(axisOf(cells, 0)), ends(axisOf(cells, 1))];
  const [height, width] = [bottom - top + 1, right - left + 1];
  const distinct = new Set(cells.map(([i, j]) => `${i},${j}`)).size;
  if (cells.length > 0 && distinct === height * width) {
    return { label: "", corners: [[top, left]], height, width };
  }
  return { label: "", corners: cells.map(([i, j]) => [i, j] as const), height: 1, width: 1 };
}
