// A panel: the cells of one slice of an array under a caption, drawn once, and the marks laid over it.
import { formatShape } from "../tensor/arguments";
import { formatNumbers } from "../tensor/number";
import { Tensor } from "../tensor/tensor";
import { type CellPlaces, drawCells, isPadding, type Region } from "./cells";
import { along, asPixel, ends, extentOf, type Spot, type Subject } from "./extent";
import { type Grid, readGrid } from "./grid";
import { covers, notes } from "./highlights";
import { type CellSize, cellSize } from "./layout";
import type { Outline } from "./marks";
import { outlines } from "./outlines";
import { type Piece, place } from "./page";
import type { Palette } from "./palette";
import { overlay, type Picture } from "./plot";
import { slice, sliceTitle } from "./slices";
import { escapeText, textWidth } from "./text";

const CAPTION = 20;
/** The longer side of a panel without numbers, in pixels. */
const LONGEST = 480;

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

/**
 * Draws a panel, with both axes and with the padding in a pale colour.
 *
 * @param corners the numbers that will be in corners of its cells, which need room
 */
export function drawPanel(
  { name, tensor, at, ...rest }: Subject,
  palette: Palette,
  { rows, columns } = extentOf({ name, tensor, at, ...rest }),
  corners: readonly number[] = [],
): Panel {
  const all = slice(tensor, at);
  const [height, width] = asPixel(all.shape, 1);
  const region: Region = { first: [rows.from, columns.from], whole: [height, width] };
  const values = Float64Array.from({ length: rows.length * columns.length }, (_, k) => {
    const [i, j] = [
      rows.from + Math.floor(k / columns.length),
      columns.from + (k % columns.length),
    ];
    return isPadding(region, i, j) ? 0 : all.data[i * width + j];
  });
  const shape = all.rank === 1 ? [columns.length] : [rows.length, columns.length];
  const grid = readGrid(new Tensor(shape, values), { name });
  const write = formatNumbers(corners, 2);
  const texts = corners.map(write);
  const size = cellSize([grid], { longest: LONGEST, corners: texts, font: rest.font, most: 2 });
  const cells = drawCells(grid, palette, size, region);
  const cut = rows.length < height || columns.length < width;
  const caption = captionOf(sliceTitle(name, at), cut, all.shape);
  const panel = {
    ...cells,
    markup: caption.markup + place(cells, 0, CAPTION),
    width: Math.max(cells.width, caption.width),
    height: cells.height + CAPTION,
    top: cells.top + CAPTION,
    rows: rows.length,
    columns: columns.length,
    with: (highlights: Highlights): Panel => ({
      ...panel,
      markup: panel.markup + over({ grid, palette, size, cells, region, write }, highlights),
    }),
  };
  return panel;
}

/** What the highlights of a panel are drawn on. */
interface Drawn {
  grid: Grid;
  palette: Palette;
  size: CellSize;
  cells: Picture;
  region: Region;
  write(value: number): string;
}

/** The highlights of a panel, on the scales of its picture. */
function over(drawn: Drawn, { outlined, corners = [], known }: Highlights): string {
  const { grid, palette, size, cells, region, write } = drawn;
  const { rows, columns } = grid;
  const [top, left] = region.first;
  const isShown = ([i, j]: Spot) => i >= top && i < top + rows && j >= left && j < left + columns;
  const noted = corners
    .map(([spot, value]) => ({ at: asPixel(spot), text: write(value) }))
    .filter(({ at }) => isShown(at));
  const shown = outlined.map((spot) => asPixel(spot)).filter(isShown);
  const marks = [
    covers(rows, columns, known ?? rows * columns),
    notes(noted, grid, palette, size, region),
    outlines([outlineOf(shown)]),
  ];
  return place({ markup: overlay(marks, cells), width: 0, height: 0 }, 0, CAPTION);
}

function captionOf(title: string, cut: boolean, shape: readonly number[]) {
  const remark = `${cut ? "part of " : ""}${formatShape(shape)}`;
  return {
    markup: `<text x="2" y="13" text-anchor="start" font-size="13" fill="#57606a"><tspan font-weight="700" fill="#111111">${escapeText(title)}</tspan><tspan dx="7" font-size="12">${remark}</tspan></text>`,
    width: textWidth(`${title}  ${remark}`, 12),
  };
}

/** The outline of cells: one rectangle if they fill it, else one around each cell. */
function outlineOf(cells: readonly Spot[]): Outline {
  const [[top, bottom], [left, right]] = [ends(along(cells, 0)), ends(along(cells, 1))];
  const [height, width] = [bottom - top + 1, right - left + 1];
  const distinct = new Set(cells.map(([i, j]) => `${i},${j}`)).size;
  if (cells.length > 0 && distinct === height * width) {
    return { label: "", corners: [[top, left]], height, width };
  }
  return { label: "", corners: cells.map(([i, j]) => [i, j] as const), height: 1, width: 1 };
}
