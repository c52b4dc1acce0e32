import { escapeText } from "./figure";

/** The fonts of all figures; an image cannot bring its own. */
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/** The room around a figure's content, and that of its title above the content. */
export const PADDING = 12;
export const TITLE = { size: 14, height: 24 };

/** A piece of a picture: SVG markup whose corner is at (0, 0), and its size in pixels. */
export interface Piece {
  markup: string;
  width: number;
  height: number;
}

const WIDE = /[mwMW@%—−∞]/;
const LARGE = /\p{Lu}|[^\p{ASCII}\p{P}]/u;

/** About how wide a text is, in pixels: a picture is laid out without a screen to measure on. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) units += unitsOf(character);
  return units * size;
}

/** About how wide a character is when its size is 1. */
function unitsOf(character: string): number {
  if (character > "\u2e7f") return 1.05;
  if (WIDE.test(character)) return 0.95;
  return LARGE.test(character) ? 0.75 : 0.62;
}

/**
 * A position to a thousandth of a pixel: so the last bit of a sum, which another order of adding
 * changes, changes no picture.
 */
export function px(position: number): number {
  return Math.round(position * 1000) / 1000;
}

/** A text of at most `most` characters, cut at its end. */
export function clip(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : text;
}

/** A piece with its corner at (x, y). */
export function place(piece: Piece, x: number, y: number): string {
  return `<g transform="translate(${x},${y})">${piece.markup}</g>`;
}

/** A text whose numbers have the minus sign, and the sign for infinity, of printed mathematics. */
export function typographic(text: string): string {
  return text
    .replace(/(?<!\w)-(?=\d|Infinity)|(?<=\de)-(?=\d)/g, "−")
    .replace(/\bInfinity\b/g, "∞");
}

/**
 * A complete SVG document: an opaque card, so that dark and light pages show the same, with a title
 * in bold, a remark behind it, and the content below.
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
