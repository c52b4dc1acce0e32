// The bar that shows which colour stands for which value.
import { formatNumbers } from "../tensor/number";
import { type Piece, px } from "./page";
import type { Palette } from "./palette";
import { textWidth } from "./text";

const BAR = 14;
/** The number of steps between exact colours; within a step the colours blend. */
const STEPS = 24;
const LABEL_DISTANCE = 14;
const MARGIN = 7;

/**
 * The colours next to their values: the largest value at the top, the smallest at the bottom, 0 in
 * between. If 0 is close to an end, its label is moved away from the label of that end.
 */
export function colorBar(palette: Palette, height: number): Piece {
  const [low, high] = palette.ends;
  // In halves, because the difference of the largest and the smallest number there is overflows.
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
  // Named by its colours, so that the same name always means the same colours on a page.
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

/** The position nearest to y at which a label touches neither the label at 0 nor the one at `height`. */
function between(y: number, height: number): number {
  return Math.min(Math.max(y, LABEL_DISTANCE), height - LABEL_DISTANCE);
}

/** A short name for a text. Different texts share one only with a chance of about one in a billion. */
function fingerprint(text: string): string {
  let hash = 0;
  for (let k = 0; k < text.length; k++) hash = (Math.imul(hash, 31) + text.charCodeAt(k)) >>> 0;
  return hash.toString(36);
}
