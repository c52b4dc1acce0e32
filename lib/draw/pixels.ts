// A large array as an embedded PNG: one pixel for each entry, or for the mean of several.
import type { Markish } from "@observablehq/plot";
import type * as PngModule from "fast-png";
import type { Grid } from "./grid";
import { GAP, type Palette } from "./palette";
import { plot } from "./plot";
import { toBase64 } from "./text";

/** The shades that fit into the palette of a PNG, beside the colour of the gaps. */
const MOST_SHADES = 255;
const FEWEST_SHADES = 4;
/** Keeps a figure of 512×512 pixels under 150 kB. */
const MOST_BYTES = 74_000;
/** No image has more rows or columns of pixels, nor more than two for each pixel of the screen. */
const MOST_SIDE = 512;
const PER_SCREEN_PIXEL = 2;

/** What is drawn as pixels. */
type Pixels = Pick<Grid, "rows" | "columns" | "data">;

/** A grid as one embedded PNG, stretched over its cells. */
export function pixels(grid: Grid, palette: Palette, width: number, height: number): Markish {
  const drawn = averaged(grid, sidesOf(grid, width, height));
  return plot().image([0], {
    src: `data:image/png;base64,${toBase64(smallEnough(drawn, palette))}`,
    width,
    height,
    frameAnchor: "middle",
    preserveAspectRatio: "none",
    imageRendering: "pixelated",
  });
}

/** The rows and columns of pixels of a grid that is drawn in this size. */
export function sidesOf({ rows, columns }: Grid, width: number, height: number): [number, number] {
  const most = (side: number) => Math.min(MOST_SIDE, Math.ceil(PER_SCREEN_PIXEL * side));
  return [Math.min(rows, most(height)), Math.min(columns, most(width))];
}

/** A grid with fewer rows and columns: each entry is the mean of the finite entries that it replaces. */
function averaged(grid: Pixels, [rows, columns]: readonly [number, number]): Pixels {
  if (rows === grid.rows && columns === grid.columns) return grid;
  const [means, counts] = [new Float64Array(rows * columns), new Float64Array(rows * columns)];
  for (let i = 0; i < grid.rows; i++) {
    const start = Math.floor((i * rows) / grid.rows) * columns;
    for (let j = 0; j < grid.columns; j++) {
      const value = grid.data[i * grid.columns + j];
      if (!Number.isFinite(value)) continue;
      const at = start + Math.floor((j * columns) / grid.columns);
      // Unlike a sum, a running mean does not overflow.
      means[at] += value / ++counts[at] - means[at] / counts[at];
    }
  }
  return { rows, columns, data: means.map((mean, k) => (counts[k] === 0 ? Number.NaN : mean)) };
}

/** The PNG with as many shades as its size allows: noise needs more bytes than a photograph. */
function smallEnough(grid: Pixels, palette: Palette): Uint8Array {
  const all = encoded(grid, palette, MOST_SHADES);
  if (all.length <= MOST_BYTES) return all;
  let [few, many] = [FEWEST_SHADES, MOST_SHADES];
  let best = encoded(grid, palette, few);
  while (many - few > 1) {
    const shades = Math.round((few + many) / 2);
    const png = encoded(grid, palette, shades);
    if (png.length <= MOST_BYTES) [few, best] = [shades, png];
    else many = shades;
  }
  return best;
}

/** The grid as a PNG with evenly spaced shades, one of which is exactly 0. */
function encoded({ rows, columns, data }: Pixels, palette: Palette, shades: number): Uint8Array {
  const [low, high] = palette.ends;
  const step = 2 * ((high / 2 - low / 2) / (shades - 1)) || 1;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  const colors = [GAP];
  for (let k = first; k <= last; k++) colors.push(palette.color(k * step));
  const depth = colors.length <= 4 ? 2 : colors.length <= 16 ? 4 : 8;
  const perByte = 8 / depth;
  const line = Math.ceil(columns / perByte);
  const bytes = new Uint8Array(rows * line);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const value = data[i * columns + j];
      const nearest = Math.min(Math.max(Math.round(value / step), first), last) - first + 1;
      const shade = Number.isFinite(value) ? nearest : 0;
      bytes[i * line + Math.floor(j / perByte)] |= shade << (8 - depth * ((j % perByte) + 1));
    }
  }
  const rgb = colors.map((color) =>
    [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16)),
  );
  // Loaded here, because only large grids need it.
  const { encode } = require("fast-png") as typeof PngModule;
  return encode({
    width: columns,
    height: rows,
    data: bytes,
    channels: 1,
    depth,
    palette: rgb as [number, number, number][],
  });
}
