// The card that every picture is drawn on, and the pieces placed on it.
import { escapeText } from "./text";

/** The fonts of all figures; an image cannot bring its own. */
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/** The margin around a figure's content, and the size of the title above it. */
export const PADDING = 12;
export const TITLE = { size: 14, height: 24 };

/** A piece of a picture: SVG markup whose corner is at (0, 0), and its size in pixels. */
export interface Piece {
  markup: string;
  width: number;
  height: number;
}

/**
 * A position rounded to a thousandth of a pixel, so that two orders of a sum, which may differ in the
 * last bit, give the same picture.
 */
export function px(position: number): number {
  return Math.round(position * 1000) / 1000;
}

/** A piece with its corner at (x, y). */
export function place(piece: Piece, x: number, y: number): string {
  return `<g transform="translate(${x},${y})">${piece.markup}</g>`;
}

/**
 * A complete SVG document: an opaque card, which looks the same on dark and light pages, with a title
 * in bold, a remark after it, and the content below.
 */
export function card(
  width: number,
  height: number,
  title: string,
  remark: string,
  content: string,
): string {
  const name = `<tspan font-weight="700" fill="#111111">${escapeText(title)}</tspan>`;
  const heading = title === "" ? remark : `${name}<tspan dx="8">${remark}</tspan>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" font-size="12">`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6" fill="#ffffff" stroke="#d0d7de"/>`,
    `<text x="${PADDING}" y="${PADDING + TITLE.size - 2}" font-size="${TITLE.size}" fill="#57606a">${heading}</text>`,
    content,
    "</svg>",
  ].join("");
}
