// Text in figures: how it is written as markup, how wide it is, and how numbers are typeset.

/** Text with a space in place of each character that XML forbids. */
export function printable(text: string): string {
  return text.replace(/[^ -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, " ");
}

/** Text for HTML and SVG, and for their attributes, with special characters escaped. */
export function escapeText(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Bytes as base64 text. */
export function toBase64(bytes: Uint8Array): string {
  // A call takes only some ten thousand arguments.
  const most = 8192;
  let text = "";
  for (let k = 0; k < bytes.length; k += most) {
    // Spreading the bytes would read them one by one, which is slower.
    text += String.fromCharCode.apply(null, bytes.subarray(k, k + most) as unknown as number[]);
  }
  return btoa(text);
}

const WIDE = /[mwMW@%—−∞]/;
const LARGE = /\p{Lu}|[^\p{ASCII}\p{P}]/u;

/** About how wide a text is, in pixels: there is no screen on which it could be measured. */
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

/** A text of at most `most` characters, cut at its end. */
export function clip(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : text;
}

/** A text whose numbers have the minus sign, and the sign for infinity, of printed mathematics. */
export function typographic(text: string): string {
  return text
    .replace(/(?<!\w)-(?=\d|Infinity)|(?<=\de)-(?=\d)/g, "−")
    .replace(/\bInfinity\b/g, "∞");
}
