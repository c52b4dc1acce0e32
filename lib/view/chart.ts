// Lines over an axis, such as a loss that goes down.
import { readText } from "../draw/grid";
import { card, PADDING, place, TITLE } from "../draw/page";
import { picture, plot } from "../draw/plot";
import { clip, printable, textWidth, typographic } from "../draw/text";
import { describe, isArray, isPlainObject, readOptions } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { formatNumber } from "../tensor/number";
import { type Figure, pictureFigure } from "./figure";

/** A line of a {@link chart}. */
export interface Series {
  /** Its name, written at its end. */
  label: string;
  /** Its points [x, y], from left to right. */
  points: readonly (readonly number[])[];
}

/** The options of {@link chart}. */
export interface ChartOptions {
  /** The heading. @default none */
  title?: string;
  /** The label of the horizontal axis. @default none */
  x?: string;
  /** The label of the vertical axis. @default none */
  y?: string;
}

/** Dark enough for text on white; their dashes differ as well. */
const COLORS = ["#0b5cad", "#9a3d00", "#2f6b1f", "#6b2f8a"];
const DASHES = ["none", "7 3", "2 3", "9 3 2 3"];
const WIDTH = 460;
const HEIGHT = 270;

/**
 * A chart of lines, for example of a loss that goes down step by step. The vertical axis begins at
 * 0, or at the smallest value when that is negative.
 *
 * @param series at least one line, each with a label and at least one point
 * @param options title, x, y
 * @returns a figure for {@link show}
 * @throws ValueError when there is no line, or a point is not two finite numbers
 * @throws TypeError when a line is not { label, points }, or an option is unknown
 *
 * @example
 * chart([{ label: "J", points: [[0, 4], [1, 1]] }], { title: "Loss" }).alt // "Chart of Loss: J from 4 at 0 to 1 at 1."
 */
export function chart(series: readonly Series[], options: ChartOptions = {}): Figure {
  return publicly("chart", () => {
    const given = readOptions(options, ["title", "x", "y"]);
    const [title, x, y] = (["title", "x", "y"] as const).map((name) =>
      printable(readText(name, given[name]) ?? ""),
    );
    const lines = readSeries(series);
    const Plot = plot();
    const heights = lines.flatMap((line) => line.points.map(([, height]) => height));
    const low = heights.reduce((least, height) => Math.min(least, height), 0);
    const high = heights.reduce((most, height) => Math.max(most, height), low + 1e-300);
    const labelRoom = Math.max(...lines.map(({ label }) => textWidth(label, 12))) + 14;
    const drawn = picture({
      width: WIDTH + labelRoom,
      height: HEIGHT,
      marginLeft: 64,
      marginRight: labelRoom,
      marginTop: 26,
      marginBottom: 40,
      x: { label: x, nice: true },
      y: {
        tickFormat: shortNumber,
        label: y,
        nice: true,
        domain: [low, high],
      },
      marks: [
        Plot.gridY({ stroke: "#d0d7de", strokeOpacity: 1 }),
        Plot.ruleY([0], { stroke: "#57606a" }),
        ...lines.flatMap((line, k) => [
          Plot.line(line.points, {
            stroke: COLORS[k % COLORS.length],
            strokeWidth: 2,
            strokeDasharray: DASHES[k % DASHES.length],
          }),
          Plot.dot(line.points, { fill: COLORS[k % COLORS.length], r: 2.5 }),
          Plot.text([line.points[line.points.length - 1]], {
            text: () => line.label,
            fill: COLORS[k % COLORS.length],
            fontWeight: 600,
            textAnchor: "start",
            dx: 8,
          }),
        ]),
      ],
    });
    const alt = `Chart of ${title || "values"}: ${lines.map(inWords).join("; ")}.`;
    const width =
      Math.ceil(Math.max(WIDTH + labelRoom, textWidth(title, TITLE.size))) + 2 * PADDING;
    const height = HEIGHT + TITLE.height + 2 * PADDING;
    const content = place(drawn, PADDING, PADDING + TITLE.height);
    return pictureFigure(card(width, height, title, "", content), width, height, alt);
  });
}

function readSeries(series: unknown): Series[] {
  if (!isArray(series)) {
    throw new KindError(`series must be a list of { label, points }, but got ${describe(series)}`);
  }
  if (series.length === 0) throw new ValueError("series must have at least one line");
  return Array.from(series).map((line) => {
    if (!isPlainObject(line) || typeof line.label !== "string" || !isArray(line.points)) {
      throw new KindError("a line must be { label, points }");
    }
    const points = Array.from(line.points);
    const wrong = points.findIndex(
      (point) => !isArray(point) || point.length !== 2 || !Array.from(point).every(Number.isFinite),
    );
    if (wrong >= 0 || points.length === 0) {
      throw new ValueError(
        `the line ${JSON.stringify(clip(line.label, 40))} needs points [x, y] of finite numbers, but ${points.length === 0 ? "has none" : `point ${wrong} is not`}`,
      );
    }
    return { label: clip(printable(line.label), 40), points: points as Series["points"] };
  });
}

/** A number for an axis: thousands and millions with a letter, small ones as they are. */
function shortNumber(value: number): string {
  if (Math.abs(value) >= 1e15) return typographic(value.toExponential(1));
  const units = [
    [1e12, " T"],
    [1e9, " G"],
    [1e6, " M"],
    [1e3, " k"],
  ] as const;
  const [size, letter] = units.find((unit) => Math.abs(value) >= unit[0]) ?? [1, ""];
  return typographic(`${formatNumber(value / size)}${letter}`);
}

function inWords({ label, points }: Series): string {
  const [first, last] = [points[0], points[points.length - 1]];
  return `${label} from ${formatNumber(first[1])} at ${first[0]} to ${formatNumber(last[1])} at ${last[0]}`;
}
