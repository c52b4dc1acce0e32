// The scales of a chart: round numbers along an axis, and places for names that do not overlap.

/** The ends of an axis, and the numbers that are written along it, including both ends. */
export interface Scale {
  domain: readonly [number, number];
  ticks: readonly number[];
}

/** Smaller differences count as 0, because they are too small to divide by. */
const SMALLEST = 1e-290;

/**
 * A scale of evenly spaced round numbers that includes all values.
 *
 * @param values finite numbers, at least one
 * @param most the largest number of steps from tick to tick that the values may need
 */
export function roundScale(values: readonly number[], most: number): Scale {
  const low = values.reduce((least, value) => Math.min(least, value));
  const high = values.reduce((largest, value) => Math.max(largest, value));
  // If all values are equal, the scale has length 1, or a tenth of their size if that is more.
  const range = high - low < SMALLEST ? Math.max(1, Math.abs(high) / 10) : high - low;
  const step = Math.max(roundUp(range / most), values.every(Number.isInteger) ? 1 : 0);
  // A rounding error must not add a step.
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => (first + k) * step);
  return { domain: [ticks[0], ticks[ticks.length - 1]], ticks };
}

/** The next number of … 0.5, 1, 2, 5, 10, 20 … */
function roundUp(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  const factor = [1, 2, 5].find((round) => round * power >= length) ?? 10;
  return factor * power;
}

/** Places at or near the wanted ones, at least `distance` apart, and from 0 to `end` if there is room. */
export function apart(wanted: readonly number[], distance: number, end: number): number[] {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b]);
  const places = [...wanted];
  let least = Number.NEGATIVE_INFINITY;
  for (const k of order) {
    places[k] = Math.max(places[k], least);
    least = places[k] + distance;
  }
  let most = end;
  for (const k of order.reverse()) {
    places[k] = Math.min(places[k], most);
    most = places[k] - distance;
  }
  return places;
}
