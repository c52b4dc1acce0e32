// A chart of lines, such as a loss that goes down.
import { readText } from "../draw/grid";
import { card, PADDING, place, TITLE } from "../draw/page";
import { picture, plot } from "../draw/plot";
import { apart, roundScale } from "../draw/scale";
import { clip, printable, textWidth } from "../draw/text";
import { describe, isArray, isPlainObject, readOptions } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { formatNumber } from "../tensor/number";
import { type Figure, pictureFigure } from "./figure";

/** A line of a {@link chart}. */
export interface Series {
  /** Its name, written at its end. */
  label: string;
  /** Its points [x, y], from left to right; those that are not finite are left out. */
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
/** The room for the lines, and the margins above and below it. */
const ROOM = { width: 380, height: 204 };
const MARGIN = { top: 26, bottom: 40 };
const FONT = 12;
/** Larger numbers are left out like infinite ones, so that the length of an axis does not overflow. */
const LARGEST = 1e300;

/**
 * A chart of lines, for example of a loss that goes down step by step. The vertical axis includes 0, and
 * each axis begins and ends with a round number.
 *
 * @param series at least one line, each with a label and at least one finite point
 * @param options title, x, y
 * @returns a figure for {@link show}
 * @throws ValueError when there is no line, a point is not two numbers, or a line has no point that is
 *   finite
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
    const points = lines.flatMap((line) => line.points.filter(isDrawn));
    const across = roundScale(
      points.map(([at]) => at),
      8,
    );
    const up = roundScale([0, ...points.map(([, height]) => height)], 6);
    const marginLeft = 16 + Math.max(...up.ticks.map((tick) => widthOf(formatNumber(tick))));
    const marginRight = 14 + Math.max(...lines.map(({ label }) => widthOf(label)));
    const drawn = picture({
      width: marginLeft + ROOM.width + marginRight,
      height: MARGIN.top + ROOM.height + MARGIN.bottom,
      ...{ marginLeft, marginRight, marginTop: MARGIN.top, marginBottom: MARGIN.bottom },
      x: { label: x || null, tickFormat: formatNumber, ...across },
      y: { label: y || null, tickFormat: formatNumber, ...up },
      marks: [
        plot().gridY(up.ticks, { stroke: "#d0d7de", strokeOpacity: 1 }),
        plot().ruleY([0], { stroke: "#57606a" }),
        ...marksOf(lines, up.domain),
      ],
    });
    const alt = `Chart of ${title || "values"}: ${lines.map(inWords).join("; ")}.`;
    const top = PADDING + (title === "" ? 0 : TITLE.height);
    const width = Math.ceil(Math.max(drawn.width, textWidth(title, TITLE.size))) + 2 * PADDING;
    const height = Math.ceil(drawn.height) + top + PADDING;
    const content = place(drawn, PADDING, top);
    return pictureFigure(card(width, height, title, "", content), width, height, alt);
  });
}

/** The lines with their points, and the name of each at its end. */
function marksOf(lines: readonly Series[], [low, high]: readonly [number, number]) {
  const Plot = plot();
  const ends = lines.map(({ points }) => points.filter(isDrawn).slice(-1));
  const heights = ends.map(([[, height]]) => ((high - height) / (high - low)) * ROOM.height);
  const places = apart(heights, FONT + 3, ROOM.height);
  return lines.flatMap(({ label, points }, k) => {
    const color = COLORS[k % COLORS.length];
    const name = { text: () => label, fill: color, fontWeight: 600, textAnchor: "start" } as const;
    return [
      // The line is broken where a point is left out.
      Plot.line(
        points.map((point) => (isDrawn(point) ? point : [Number.NaN, Number.NaN])),
        { stroke: color, strokeWidth: 2, strokeDasharray: DASHES[k % DASHES.length] },
      ),
      Plot.dot(points.filter(isDrawn), { fill: color, r: 2.5 }),
      Plot.text(ends[k], { ...name, dx: 8, dy: places[k] - heights[k] }),
    ];
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
    const whose = `the line ${JSON.stringify(clip(line.label, 40))}`;
    const points = Array.from(line.points);
    const wrong = points.findIndex(
      (point) =>
        !isArray(point) ||
        point.length !== 2 ||
        !Array.from(point).every((value) => typeof value === "number"),
    );
    if (wrong >= 0) {
      throw new ValueError(`${whose} needs points [x, y] of numbers, but point ${wrong} is not`);
    }
    if (!(points as Series["points"]).some(isDrawn)) {
      throw new ValueError(`${whose} needs at least one point [x, y] of finite numbers`);
    }
    return { label: clip(printable(line.label), 40), points: points as Series["points"] };
  });
}

function isDrawn(point: readonly number[]): boolean {
  return point.every((value) => Math.abs(value) <= LARGEST);
}

function widthOf(text: string): number {
  return textWidth(text, FONT);
}

function inWords({ label, points }: Series): string {
  const drawn = points.filter(isDrawn);
  const [from, to] = [drawn[0], drawn[drawn.length - 1]].map(
    ([x, y]) => `${formatNumber(y)} at ${formatNumber(x)}`,
  );
  const missing = points.length - drawn.length;
  const gaps =
    missing === 0 ? "" : `, without ${missing} that ${missing === 1 ? "is" : "are"} not finite`;
  return `${label} from ${from} to ${to}${gaps}`;
}
