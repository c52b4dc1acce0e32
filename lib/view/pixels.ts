import type { Markish } from "@observablehq/plot";
import { encode } from "fast-png";
import { toBase64 } from "./figure";
import type { Grid } from "./labels";
import type { Palette } from "./palette";
import { drawing } from "./plot";

/** A grid as one embedded PNG with a pixel for every entry, stretched to width × height. */
export function pixels(grid: Grid, palette: Palette, width: number, height: number): Markish {
  const { Plot } = drawing();
  const { rows, columns, data } = grid;
  const channels = palette.diverging ? 3 : 1;
  const bytes = new Uint8Array(rows * columns * channels);
  data.forEach((value, k) => {
    const color = palette.color(value);
    for (let channel = 0; channel < channels; channel++) {
      const part = color.slice(1 + 2 * channel, 3 + 2 * channel);
      bytes[k * channels + channel] = Number.parseInt(part, 16);
    }
  });
  const png = encode({ width: columns, height: rows, data: bytes, channels });
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
