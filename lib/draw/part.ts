import { formatShape } from "../tensor/arguments";
import { formatNumbers } from "../tensor/number";
import { Tensor } from "../tensor/tensor";
import { drawCells } from "./cells";
import { type Grid, readGrid } from "./grid";
import { type CellPlaces, cellSize } from "./layout";
import type { Outline } from "./marks";
import { type Piece, place } from "./page";
import type { Palette } from "./palette";
import { type Slice, slice, sliceTitle } from "./slices";
import { escapeText, textWidth, typographic } from "./text";

/** A slice with more rows or columns than this is cut to what is outlined and a little around it. */
const MOST = 10;
const AROUND = 2;
const CAPTION = 20;
/** The longer side of a part whose numbers have no room, in pixels. */
const LONGEST = 480;

/** What a panel shows of a slice. */
export interface Part {
  name: string;
  tensor: Tensor;
  at: Slice;
  /** Rows and columns of zeros drawn around the slice: [above, left] and [below, right]. */
  before?: readonly [number, number];
  after?: readonly [number, number];
  /** [row, column] of the entries that are outlined; the panel is cut around them, if there are any. */
  outlined: readonly (readonly number[])[];
  /** Numbers in the corners of cells: [row, column] and the number. */
  corners?: readonly (readonly [readonly number[], number])[];
  /** How many entries are filled in, row by row; the others are empty cells. @default all */
  filled?: number;
  /** The size of the numbers. */
  font?: number;
}

/** A panel with a caption, and where its cells are. */
export interface Panel extends Piece, CellPlaces {
  rows: number;
  columns: number;
}

/** Draws a part of a slice: cells with both axes, the padding pale, the outlined entries outlined. */
export function drawPart(part: Part, palette: Palette): Panel {
  const { name, tensor, at, outlined, before = [0, 0], after = [0, 0] } = part;
  const { filled = Number.POSITIVE_INFINITY } = part;
  const whole = slice(tensor, at);
  const isList = whole.rank === 1;
  const [height, width] = isList ? [1, whole.shape[0]] : whole.shape;
  // A list is one row; its entries have one index.
  const spots = outlined.map((spot) => (isList ? [0, spot[0]] : spot));
  const rows = range(
    spots.map(([i]) => i),
    -before[0],
    height + after[0],
  );
  const columns = range(
    spots.map(([, j]) => j),
    -before[1],
    width + after[1],
  );
  const [padding, empty] = [new Set<number>(), new Set<number>()];
  const values = new Float64Array(rows.length * columns.length);
  for (let k = 0; k < values.length; k++) {
    const [i, j] = [
      rows.from + Math.floor(k / columns.length),
      columns.from + (k % columns.length),
    ];
    if (i < 0 || i >= height || j < 0 || j >= width) padding.add(k);
    else {
      values[k] = whole.data[i * width + j];
      if (i * width + j >= filled) empty.add(k);
    }
  }
  const position = ([i, j]: readonly number[]) =>
    (i - rows.from) * columns.length + (j - columns.from);
  const isShown = ([i, j]: readonly number[]) =>
    i >= rows.from &&
    i < rows.from + rows.length &&
    j >= columns.from &&
    j < columns.from + columns.length;
  const write = formatNumbers(
    (part.corners ?? []).map(([, value]) => value),
    2,
  );
  const corners = part.corners
    ?.filter(([spot]) => isShown(spot))
    .map(([spot, value]) => [position(spot), typographic(write(value))] as const);
  const shown = spots.filter(isShown).map(([i, j]) => [i - rows.from, j - columns.from]);
  const shape = isList ? [columns.length] : [rows.length, columns.length];
  const read = readGrid(new Tensor(shape, new Float64Array(values.length)), { name });
  const grid: Grid = {
    ...read,
    data: values,
    whole: values,
    marks: [outline(shown)],
  };
  const texts = corners && new Map(corners);
  const size = cellSize([grid], {
    longest: LONGEST,
    corners: texts?.values(),
    font: part.font,
    most: 2,
  });
  const cells = drawCells(grid, palette, size, {
    first: [rows.from, columns.from],
    padding,
    empty,
    corners: texts,
  });
  const title = sliceTitle(name, at);
  const cut = rows.length < height || columns.length < width;
  const remark = `${cut ? "part of " : ""}${formatShape(whole.shape)}`;
  const caption = `<text x="2" y="13" font-size="13" fill="#57606a"><tspan font-weight="700" fill="#111111">${escapeText(title)}</tspan><tspan dx="7" font-size="12">${remark}</tspan></text>`;
  return {
    ...cells,
    markup: caption + place(cells, 0, CAPTION),
    width: Math.max(cells.width, textWidth(`${title}  ${remark}`, 12)),
    height: cells.height + CAPTION,
    top: cells.top + CAPTION,
    rows: rows.length,
    columns: columns.length,
  };
}

/** The first index and the number of indices that are drawn: all, or some around the wanted ones. */
function range(wanted: readonly number[], from: number, to: number) {
  if (to - from <= MOST || wanted.length === 0) return { from, length: to - from };
  const [least, most] = ends(wanted);
  const low = Math.max(Math.min(least, to) - AROUND, from);
  const high = Math.min(Math.max(most, from) + AROUND, to - 1);
  return { from: low, length: Math.min(high - low + 1, MOST) };
}

/** The least and the largest of any number of numbers. */
function ends(numbers: readonly number[]): [number, number] {
  return numbers.reduce(
    ([least, most], number) => [Math.min(least, number), Math.max(most, number)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

/** The outline of cells: one rectangle where they fill one, else one around each. */
function outline(cells: readonly (readonly number[])[]): Outline {
  const [top, bottom] = ends(cells.map(([i]) => i));
  const [left, right] = ends(cells.map(([, j]) => j));
  const [height, width] = [bottom - top + 1, right - left + 1];
  const distinct = new Set(cells.map(([i, j]) => `${i},${j}`)).size;
  if (cells.length > 0 && distinct === height * width) {
    return { label: "", corners: [[top, left]], height, width };
  }
  return { label: "", corners: cells.map(([i, j]) => [i, j] as const), height: 1, width: 1 };
}
