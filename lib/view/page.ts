/** The fonts of all figures; an image cannot bring its own. */
export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/** A piece of a picture: SVG markup whose corner is at (0, 0), and its size in pixels. */
export interface Piece {
  markup: string;
  width: number;
  height: number;
}

/** About how wide a text is, in pixels: a picture is laid out without a screen to measure on. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) {
    units += character > "\u2e7f" ? 1.05 : /[mwMW@]/.test(character) ? 0.95 : 0.62;
  }
  return units * size;
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

/** A text whose numbers have the minus sign of printed mathematics. */
export function typographic(text: string): string {
  return text.replace(/(?<!\w)-(?=\d)|(?<=\de)-(?=\d)/g, "−");
}
