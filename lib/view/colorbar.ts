import { formatNumbers } from "../tensor/number";
import { type Piece, textWidth, typographic } from "./page";
import type { Palette } from "./palette";
import { drawing, markupOf } from "./plot";

const BAR = 14;
const STEPS = 60;
const LABEL_DISTANCE = 14;
const MARGIN = 7;

/**
 * The colours beside their values, drawn from cells: the largest value at the top, the smallest at
 * the bottom, 0 where it belongs. Where 0 is close to an end its label makes room.
 */
export function colorBar(palette: Palette, height: number): Piece {
  const { Plot, document } = drawing();
  const [low, high] = palette.ends;
  const position = (value: number) => (low === high ? 0.5 : (high - value) / (high - low)) * height;
  const write = formatNumbers([low, high]);
  const ticks = [...new Set([high, 0, low])].map((value) => ({
    at: position(value),
    label: typographic(write(value)),
    y: low < 0 && 0 < high && value === 0 ? between(position(0), height) : position(value),
  }));
  const steps = Array.from({ length: STEPS }, (_, k) => (k * height) / STEPS);
  const colorAt = (y: number) =>
    palette.color(high - ((y + height / STEPS / 2) / height) * (high - low));
  const width = Math.ceil(BAR + 9 + Math.max(...ticks.map((tick) => textWidth(tick.label, 11))));
  const bar = Plot.plot({
    document,
    width,
    height: height + 2 * MARGIN,
    margin: 0,
    x: { axis: null, domain: [0, width], range: [0, width] },
    y: { axis: null, domain: [0, height], range: [MARGIN, MARGIN + height] },
    marks: [
      Plot.rect(steps, {
        x1: 0,
        x2: BAR,
        y1: (y: number) => y,
        y2: (y: number) => y + height / STEPS,
        fill: colorAt,
        shapeRendering: "crispEdges",
      }),
      Plot.rect([0], {
        x1: 0.5,
        x2: BAR - 0.5,
        y1: 0,
        y2: height,
        fill: "none",
        stroke: "#8c959f",
      }),
      Plot.link(ticks, { x1: BAR, x2: BAR + 5, y1: "at", y2: "y", stroke: "#57606a" }),
      Plot.text(ticks, {
        x: BAR + 8,
        y: "y",
        text: "label",
        textAnchor: "start",
        fontSize: 11,
        fill: "#111111",
      }),
    ],
  });
  return { markup: markupOf(bar), width, height: height + 2 * MARGIN };
}

/** The place nearest to y at which a label touches neither the one at 0 nor the one at `height`. */
function between(y: number, height: number): number {
  return Math.min(Math.max(y, LABEL_DISTANCE), height - LABEL_DISTANCE);
}
