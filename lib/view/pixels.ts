import type { Markish } from "@observablehq/plot";
import { toBase64 } from "./figure";
import type { Grid } from "./grid";
import type { Palette } from "./palette";
import { drawing } from "./plot";

/** As many shades as the eye tells apart; looking one up is quicker than to mix it. */
const SHADES = 512;

/** A grid as one embedded PNG with a pixel for every entry, stretched to width × height. */
export function pixels(grid: Grid, palette: Palette, width: number, height: number): Markish {
  const { Plot, encodePng } = drawing();
  const { rows, columns, data } = grid;
  const channels = palette.diverging ? 3 : 1;
  const [low, high] = palette.ends;
  const step = (high - low) / (SHADES - 1) || 1;
  const shades = Array.from({ length: SHADES }, (_, k) => {
    const color = palette.color(low + k * step);
    return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  });
  const bytes = new Uint8Array(rows * columns * channels);
  for (let k = 0; k < data.length; k++) {
    const shade = shades[Math.round((data[k] - low) / step)];
    for (let channel = 0; channel < channels; channel++)
      bytes[k * channels + channel] = shade[channel];
  }
  const png = encodePng({ width: columns, height: rows, data: bytes, channels });
  return Plot.image([0], {
    x: (columns - 1) / 2,
    y: (rows - 1) / 2,
    width,
    height,
    src: () => `data:image/png;base64,${toBase64(png)}`,
    preserveAspectRatio: "none",
    imageRendering: "pixelated",
  });
}
