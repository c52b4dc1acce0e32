import { DRAWN_CELLS } from "../limits";
import type { Grid } from "./grid";
import { type CellPlaces, type CellSize, CORNER_SIZE, labelsOf, ticks } from "./layout";
import { outlines } from "./outlines";
import { type Piece, px } from "./page";
import { inkOn, type Palette } from "./palette";
import { pixels } from "./pixels";
import { escapeText, textWidth, typographic } from "./text";

/** The background of a zero of the padding. */
const PALE = "#f3f4f6";
const INDEX_SIZE = 11;
const NAME_SIZE = 13;
/** From the middle of a line of text down to its baseline, for every pixel of its size. */
const BASELINE = 0.32;

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

/**
 * The cells of a grid with their values, both axes, and the marks. Written as SVG without a library:
 * a page draws up to a few dozen of these at once, each a few hundred elements.
 */
export function drawCells(
  grid: Grid,
  palette: Palette,
  size: CellSize,
  details: CellDetails = {},
): Piece & CellPlaces {
  const { rows, columns } = grid;
  const { first = [0, 0] } = details;
  const { cellWidth, cellHeight } = size;
  const [rowAxis, columnAxis] = grid.axes;
  const top = 38;
  const longestIndex = String(first[0] + rows - 1);
  const beside =
    rowAxis === undefined
      ? 4
      : 19 + textWidth(rowAxis, NAME_SIZE) + textWidth(longestIndex, INDEX_SIZE);
  // The name of the columns may be wider than they are.
  const overhang = Math.max(0, textWidth(columnAxis, NAME_SIZE) - columns * cellWidth) / 2;
  const left = Math.ceil(Math.max(beside, overhang));
  const width = Math.ceil(left + columns * cellWidth + Math.max(4, overhang));
  const height = Math.ceil(top + rows * cellHeight + 4);
  const places = { left, top, cellWidth, cellHeight };
  const drawn = [
    `<svg width="${width}" height="${height}" text-anchor="middle" font-variant="tabular-nums">`,
    ...(grid.data.length > DRAWN_CELLS
      ? [pixels(grid, palette, places)]
      : rectangles(grid, palette, size, places, details)),
    ...outlines(grid.marks, places),
    ...axes(grid, places, first),
    "</svg>",
  ];
  return { markup: drawn.join(""), width, height, ...places };
}

/** A coloured rectangle for every entry, and its number where there is room. */
function rectangles(
  grid: Grid,
  palette: Palette,
  { digits, font }: CellSize,
  { left, top, cellWidth, cellHeight }: CellPlaces,
  { corners, padding, empty }: CellDetails,
): string[] {
  const { data, columns } = grid;
  const x = (k: number) => left + (k % columns) * cellWidth;
  const y = (k: number) => top + Math.floor(k / columns) * cellHeight;
  const fills = Array.from(data, (value, k) =>
    padding?.has(k) ? PALE : empty?.has(k) ? "#ffffff" : palette.color(value),
  );
  const stroke = cellHeight >= 8 ? ' stroke="#afb8c1" stroke-width="0.75"' : "";
  const sides = `width="${px(cellWidth)}" height="${px(cellHeight)}"`;
  const colored = fills.map(
    (fill, k) => `<rect x="${px(x(k))}" y="${px(y(k))}" ${sides} fill="${fill}"/>`,
  );
  const drawn = [`<g aria-label="rect"${stroke}>${colored.join("")}</g>`];
  if (digits === undefined) return drawn;
  const inks = fills.map((fill, k) => (padding?.has(k) ? "#6e7781" : inkOn(fill)));
  const numbers = labelsOf(grid, digits).map((label, k) => {
    if (empty?.has(k)) return "";
    // A number makes room for the small one below it.
    const middle = y(k) + cellHeight / 2 - (corners?.has(k) ? 5 : 0);
    return `<text x="${px(x(k) + cellWidth / 2)}" y="${px(middle + BASELINE * font)}" fill="${inks[k]}">${label}</text>`;
  });
  drawn.push(`<g aria-label="text" font-size="${font}">${numbers.join("")}</g>`);
  if (corners === undefined) return drawn;
  const small = Array.from(corners, ([k, text]) => {
    const baseline = y(k) + cellHeight - 9 + BASELINE * CORNER_SIZE;
    return `<text x="${px(x(k) + cellWidth - 5)}" y="${px(baseline)}" fill="${inks[k]}">${text}</text>`;
  });
  drawn.push(
    `<g aria-label="text" text-anchor="end" font-size="${CORNER_SIZE}">${small.join("")}</g>`,
  );
  return drawn;
}

/** The indices and the name of both axes. */
function axes(
  { rows, columns, axes: [rowAxis, columnAxis] }: Grid,
  { left, top, cellWidth, cellHeight }: CellPlaces,
  first: readonly [number, number],
): string[] {
  const indices = `aria-label="index" font-size="${INDEX_SIZE}" fill="#57606a"`;
  const name = `font-size="${NAME_SIZE}" font-style="italic" font-weight="600" fill="#111111"`;
  const across = ticks(columns, cellWidth).map(
    (k) =>
      `<text x="${px(left + (k + 0.5) * cellWidth)}" y="${top - 9}">${typographic(`${first[1] + k}`)}</text>`,
  );
  const drawn = [
    `<g ${indices}>${across.join("")}</g>`,
    `<text x="${px(left + (columns * cellWidth) / 2)}" y="10" ${name}>${escapeText(columnAxis)}</text>`,
  ];
  if (rowAxis === undefined) return drawn;
  const down = ticks(rows, cellHeight).map((k) => {
    const baseline = top + (k + 0.5) * cellHeight + BASELINE * INDEX_SIZE;
    return `<text x="${px(left - 9)}" y="${px(baseline)}">${typographic(`${first[0] + k}`)}</text>`;
  });
  const middle = top + (rows * cellHeight) / 2 + BASELINE * NAME_SIZE;
  drawn.push(
    `<g ${indices} text-anchor="end">${down.join("")}</g>`,
    `<text x="2" y="${px(middle)}" text-anchor="start" ${name}>${escapeText(rowAxis)}</text>`,
  );
  return drawn;
}
