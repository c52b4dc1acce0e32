// The bar that shows which colour means which value.
import { formatNumbers } from "../tensor/number";
import { type Piece, px } from "./page";
import type { Palette } from "./palette";
import { textWidth } from "./text";

const BAR = 14;
/** The number of colours that are exact; between them they blend. */
const STEPS = 24;
const LABEL_DISTANCE = 14;
const MARGIN = 7;

/**
 * The colours next to their values: the largest value at the top, the smallest at the bottom, 0 in its
 * place between. Where 0 is close to an end, its label moves away from that of the end.
 */
export function colorBar(palette: Palette, height: number): Piece {
  const [low, high] = palette.ends;
  // Halves, since the largest number less the smallest is infinite.
  const range = high / 2 - low / 2;
  const position = (value: number) =>
    (low === high ? 0.5 : (high / 2 - value / 2) / range) * height;
  const write = formatNumbers([low, high]);
  const ticks = [...new Set([high, 0, low])].map((value) => ({
    at: MARGIN + position(value),
    label: write(value),
    y:
      MARGIN +
      (low < 0 && 0 < high && value === 0 ? between(position(0), height) : position(value)),
  }));
  const colors = Array.from({ length: STEPS + 1 }, (_, k) =>
    palette.color(2 * (high / 2 - (k / STEPS) * range)),
  );
  // Named after its colours: on a page with other bars the same name means the same colours.
  const name = `bar${fingerprint(colors.join(""))}`;
  const stops = colors.map((color, k) => `<stop offset="${px(k / STEPS)}" stop-color="${color}"/>`);
  const lines = ticks.map(
    ({ at, y, label }) =>
      `<path d="M${BAR},${px(at)}L${BAR + 5},${px(y)}" stroke="#57606a" stroke-width="1.5"/><text x="${BAR + 8}" y="${px(y)}" dy="0.32em" font-size="11" fill="#111111">${label}</text>`,
  );
  const markup = [
    `<linearGradient id="${name}" x2="0" y2="1">${stops.join("")}</linearGradient>`,
    `<rect x="0.5" y="${MARGIN}" width="${BAR - 1}" height="${height}" fill="url(#${name})" stroke="#8c959f"/>`,
    ...lines,
  ].join("");
  const width = Math.ceil(BAR + 9 + Math.max(...ticks.map((tick) => textWidth(tick.label, 11))));
  return { markup, width, height: height + 2 * MARGIN };
}

/** The place nearest to y at which a label touches neither the one at 0 nor the one at `height`. */
function between(y: number, height: number): number {
  return Math.min(Math.max(y, LABEL_DISTANCE), height - LABEL_DISTANCE);
}

/** A short name that different texts do not share, but by chance of one in a billion. */
function fingerprint(text: string): string {
  let hash = 0;
  for (let k = 0; k < text.length; k++) hash = (Math.imul(hash, 31) + text.charCodeAt(k)) >>> 0;
  return hash.toString(36);
}
