// The colours of an array: chosen by the kind of array, scaled to its values.
import type * as ColorsModule from "./colors";

/** The kind of array that a picture shows, which decides the colours. */
type Role = "input" | "map" | "weight";

const ROLES = new Map<string | undefined, Role>([
  ["X", "input"],
  ...["W", "dW", "b", "db"].map((name) => [name, "weight"] as const),
  ...["Z", "U", "dZ", "dU", "dX"].map((name) => [name, "map"] as const),
]);

/** The background of an entry that is not a finite number: a pale yellow, which is on no scale. */
export const GAP = "#fff1b8";
/** The farthest end of a scale of colours, so that the difference of its ends is finite. */
const FARTHEST = Number.MAX_VALUE / 4;

/** The colours for one range of values. */
export interface Palette {
  /** The colour of a value, as "#rrggbb"; {@link GAP} when it is not a finite number. */
  color(value: number): string;
  /** The colour at a fraction of the scale's domain, from 0 to 1. */
  at(fraction: number): string;
  /** The values at the fractions 0 and 1. */
  domain: readonly [number, number];
  /** The ends of the colour bar: the range of the values, stretched to hold 0. */
  ends: readonly [number, number];
}

/**
 * Greys from black to white for an input X; red through white to blue, centred on 0, for maps such as
 * Z; brown through white to green, centred on 0, for weights. An array with any other name has the
 * colours of an input if no entry is negative, else those of a map.
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
  const [from, to] = [Math.max(low, -FARTHEST), Math.min(high, FARTHEST)];
  const reach = Math.max(-from, to) || 1;
  const domain =
    role === "input" ? ([from, from === to ? 1 : to] as const) : ([-reach, reach] as const);
  // Loaded with the first picture, so that a reader who only computes does not wait for it.
  const at = (require("./colors") as typeof ColorsModule).colorsOf(role);
  return {
    at,
    domain,
    ends: [low, high],
    color: (value) =>
      Number.isFinite(value)
        ? at(Math.min(Math.max((value - domain[0]) / (domain[1] - domain[0]), 0), 1))
        : GAP,
  };
}

/** Black or white, whichever contrasts more with the background: at least 4.5 to 1. */
export function inkOn(background: string): string {
  const luminance = [1, 3, 5]
    .map((start) => Number.parseInt(background.slice(start, start + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
    .reduce((sum, channel, k) => sum + [0.2126, 0.7152, 0.0722][k] * channel, 0);
  return luminance > 0.179 ? "#000000" : "#ffffff";
}
