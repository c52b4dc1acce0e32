import { plot } from "./plot";

/** What kind of array a picture shows: it decides the colours. */
type Role = "input" | "map" | "weight";

const ROLES = new Map<string | undefined, Role>([
  ["X", "input"],
  ...["W", "dW", "b", "db"].map((name) => [name, "weight"] as const),
  ...["Z", "U", "dZ", "dU", "dX"].map((name) => [name, "map"] as const),
]);

/** The background of an entry that is no finite number: a pale yellow, which no scale has. */
export const GAP = "#fff1b8";
/** Colours tell values apart up to this one. */
const FARTHEST = Number.MAX_VALUE / 4;

/** The colours for one range of values. */
export interface Palette {
  /** The colour of a value, as "#rrggbb"; {@link GAP} when it is no finite number. */
  color(value: number): string;
  /** The ends of the colour bar: the range of the values, stretched to hold 0. */
  ends: readonly [number, number];
  /** Whether equally large values of both signs are equally strong. */
  diverging: boolean;
}

/**
 * Greys from black to white for an input X; red over white to blue, centred on 0, for maps such as
 * Z; brown over white to green, centred on 0, for weights. An array without a known name gets greys
 * when nothing in it is negative.
 */
export function paletteFor(name: string | undefined, data: ArrayLike<number>): Palette {
  let low = 0;
  let high = 0;
  for (let k = 0; k < data.length; k++) {
    if (!Number.isFinite(data[k])) continue;
    low = Math.min(low, data[k]);
    high = Math.max(high, data[k]);
  }
  const role = ROLES.get(name) ?? (low < 0 ? "map" : "input");
  // The library of the scales computes with the difference of their ends, which must be finite.
  const [from, to] = [Math.max(low, -FARTHEST), Math.min(high, FARTHEST)];
  const reach = Math.max(-from, to) || 1;
  const Plot = plot();
  const scale =
    role === "input"
      ? Plot.scale({
          color: {
            type: "linear",
            scheme: "greys",
            reverse: true,
            domain: [from, from === to ? 1 : to],
          },
        })
      : Plot.scale({
          color: {
            type: "diverging",
            scheme: role === "weight" ? "BrBG" : "RdBu",
            domain: [-reach, reach],
            pivot: 0,
          },
        });
  return {
    color: (value) => (Number.isFinite(value) ? toHex(String(scale?.apply(value))) : GAP),
    ends: [low, high],
    diverging: role !== "input",
  };
}

/** "rgb(1, 2, 3)" as "#010203": the form that every place a figure goes to lets through. */
function toHex(color: string): string {
  const parts = color.match(/\d+/g);
  if (color.startsWith("#") || parts === null) return color;
  return `#${parts
    .slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, "0"))
    .join("")}`;
}

/** Black or white, whichever stands out more against the background: at least 4.5 to 1. */
export function inkOn(background: string): string {
  const luminance = [1, 3, 5]
    .map((start) => Number.parseInt(background.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, k) => sum + [0.2126, 0.7152, 0.0722][k] * part, 0);
  return luminance > 0.179 ? "#000000" : "#ffffff";
}
