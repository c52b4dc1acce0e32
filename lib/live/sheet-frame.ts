// What is drawn around the cells of a sheet: axes and a colour bar, like those of a heatmap.
import { frameOf, INDEX_SIZE, NAME_SIZE, TOP } from "../draw/axes";
import { colorBar } from "../draw/colorbar";
import { isKernel } from "../draw/grid";
import { type CellSize, ticks } from "../draw/layout";
import { type Piece, place } from "../draw/page";
import type { Palette } from "../draw/palette";

const GAP = 12;

/** The frame as a picture, and where the first cell lies in it. */
export interface SheetFrame extends Piece {
  left: number;
  top: number;
}

/** The frame of an array of this name. */
export function sheetFrame(
  name: string,
  rows: number,
  columns: number,
  { cellWidth, cellHeight }: CellSize,
  palette: Palette,
): SheetFrame {
  const axes = isKernel(name) ? (["k1", "k2"] as const) : (["i", "j"] as const);
  const [across, down] = [columns * cellWidth, rows * cellHeight];
  const left = frameOf({ rows, axes }, [0, 0], across, down).marginLeft;
  const bar = colorBar(palette, Math.min(Math.max(down - 2, 80), 220));
  const markup = [
    `<g font-size="${INDEX_SIZE}" fill="#57606a">`,
    ...ticks(columns, cellWidth).map((k) =>
      text(left + (k + 0.5) * cellWidth, TOP - 12, "middle", k),
    ),
    ...ticks(rows, cellHeight).map((k) => text(left - 9, TOP + (k + 0.5) * cellHeight, "end", k)),
    `</g><g font-size="${NAME_SIZE}" font-style="italic" font-weight="600" fill="#111111">`,
    text(left + across / 2, 7, "middle", axes[1]),
    text(2, TOP + down / 2, "start", axes[0]),
    "</g>",
    place(bar, left + across + GAP, TOP - 7),
  ].join("");
  const width = left + across + GAP + bar.width;
  return { markup, width, height: TOP + Math.max(down + 4, bar.height - 7), left, top: TOP };
}

function text(x: number, y: number, anchor: string, words: string | number): string {
  return `<text x="${x}" y="${y}" dy="0.32em" text-anchor="${anchor}">${words}</text>`;
}
