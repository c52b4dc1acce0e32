// Pieces of a picture on one card: lines of panels, a title above, remarks below.
import { card, PADDING, type Piece, place, TITLE } from "./page";
import { textWidth } from "./text";

const GAP = 18;
/** A piece that would reach further than this begins a new line. */
const MOST_WIDTH = 760;
const LINE = 18;

/** A picture of pieces, and the corner of each of them. */
export interface Flow {
  svg: string;
  width: number;
  height: number;
  corners: { x: number; y: number }[];
}

/** A card with a title, lines of pieces side by side, and remarks below. */
export function flow(
  title: string,
  remark: string,
  lines: readonly (readonly Piece[])[],
  remarks: readonly string[],
): Flow {
  const corners: { x: number; y: number }[] = [];
  let y = PADDING + TITLE.height + 6;
  let right = textWidth(`${title}  ${remark}`, TITLE.size);
  for (const line of lines) {
    let x = PADDING;
    let height = 0;
    for (const piece of line) {
      if (x > PADDING && x + piece.width > MOST_WIDTH) {
        x = PADDING;
        y += height + GAP;
        height = 0;
      }
      corners.push({ x, y });
      x += piece.width + GAP;
      height = Math.max(height, piece.height);
      right = Math.max(right, x - GAP);
    }
    y += height + GAP;
  }
  right = Math.max(right, ...remarks.map((text) => PADDING + textWidth(text, 12) * 0.93));
  const width = Math.ceil(right + PADDING);
  const height = Math.ceil(
    y - GAP + (remarks.length > 0 ? remarks.length * LINE + 8 : 0) + PADDING,
  );
  const drawn = lines.flat().map((piece, k) => place(piece, corners[k].x, corners[k].y));
  const words = remarks.map(
    (text, k) =>
      `<text x="${PADDING}" y="${Math.ceil(y - GAP + 8 + k * LINE + 12)}" fill="#24292f">${text}</text>`,
  );
  const svg = card(width, height, title, remark, [...drawn, ...words].join(""));
  return { svg, width, height, corners };
}
