// The scales of a chart: round numbers along an axis, and names that do not cover one another.

/** Where an axis begins and ends, and the numbers that stand beside it, both ends among them. */
export interface Scale {
  domain: readonly [number, number];
  ticks: readonly number[];
}

/** Differences below this are too small to divide by. */
const SMALLEST = 1e-290;

/**
 * A scale of round numbers, evenly spaced, that reaches from at or below the smallest value to at or
 * above the largest.
 *
 * @param values finite numbers, at least one
 * @param most how many steps there may be between the ticks, at most
 */
export function roundScale(values: readonly number[], most: number): Scale {
  const low = values.reduce((least, value) => Math.min(least, value));
  const high = values.reduce((largest, value) => Math.max(largest, value));
  // Equal values have a scale of length 1, or a tenth of their size when that is more.
  const range = high - low < SMALLEST ? Math.max(1, Math.abs(high) / 10) : high - low;
  const step = Math.max(roundUp(range / most), values.every(Number.isInteger) ? 1 : 0);
  // What differs from a whole number of steps by rounding alone needs no step more.
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => (first + k) * step);
  return { domain: [ticks[0], ticks[ticks.length - 1]], ticks };
}

/** The next of … 0.5, 1, 2, 5, 10, 20 … */
function roundUp(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  const factor = [1, 2, 5].find((round) => round * power >= length) ?? 10;
  return factor * power;
}

/** Places at or near those wanted, at least `distance` apart, from 0 to `end` where there is room. */
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
