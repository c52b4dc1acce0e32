// A large array as an embedded PNG, one pixel for each entry.
import type { Markish } from "@observablehq/plot";
import type * as PngModule from "fast-png";
import type { Grid } from "./grid";
import { GAP, type Palette } from "./palette";
import { plot } from "./plot";
import { toBase64 } from "./text";

/** The shades that fit into the palette of a PNG, beside the colour of the gaps. */
const MOST_SHADES = 255;
const FEWEST_SHADES = 4;
/** Keeps a figure of 512×512 pixels under 150 kB. Larger images get more bytes in proportion. */
const MOST_BYTES = 74_000;
const PIXELS = 512 * 512;

/** A grid as one embedded PNG with a pixel for every entry, stretched over its cells. */
export function pixels(grid: Grid, palette: Palette, width: number, height: number): Markish {
  return plot().image([0], {
    src: `data:image/png;base64,${toBase64(smallEnough(grid, palette))}`,
    width,
    height,
    frameAnchor: "middle",
    preserveAspectRatio: "none",
    imageRendering: "pixelated",
  });
}

/** The PNG with as many shades as its size allows: noise needs more bytes than a photograph. */
function smallEnough(grid: Grid, palette: Palette): Uint8Array {
  const most = MOST_BYTES * Math.max(1, grid.data.length / PIXELS);
  const all = encoded(grid, palette, MOST_SHADES);
  if (all.length <= most) return all;
  let [few, many] = [FEWEST_SHADES, MOST_SHADES];
  let best = encoded(grid, palette, few);
  while (many - few > 1) {
    const shades = Math.round((few + many) / 2);
    const png = encoded(grid, palette, shades);
    if (png.length <= most) [few, best] = [shades, png];
    else many = shades;
  }
  return best;
}

/** The grid as a PNG with evenly spaced shades, one of which is exactly 0. */
function encoded({ rows, columns, data }: Grid, palette: Palette, shades: number): Uint8Array {
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
