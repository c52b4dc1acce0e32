// A correlation along one axis, rows or columns: which pixels of the source each result reads.
import type { ConvGeometry } from "../geometry/geometry";

/** An index k of W, and the position in the source that it reads for the first result of a class. */
export interface Tap {
  k: number;
  at: number;
}

/** The results start, start + spacing, start + 2·spacing, …, which all have the same taps. */
export interface ResultClass {
  start: number;
  count: number;
  taps: Tap[];
}

/** One axis of a correlation. The source is padded with zeros, so that every tap reads a number. */
export interface Axis {
  /** Length of the source without the zeros. */
  source: number;
  /** Number of zeros in front of the source. */
  before: number;
  /** Length of the source with the zeros. */
  padded: number;
  /** Distance in the source from one result of a class to the next. */
  step: number;
  /** The largest `at` of all taps. */
  reach: number;
  /** Number of results. */
  results: number;
  /** Distance among the results from one of a class to the next. */
  spacing: number;
  classes: ResultClass[];
}

/** From X to Z: result i reads the source at s·i + d·k − p. */
export function forwardAxis(sizes: ConvGeometry, axis: 0 | 1): Axis {
  const d = sizes.dilation[axis];
  const taps = Array.from({ length: sizes.kernel[axis] }, (_, k) => ({ k, at: d * k }));
  const results = sizes.output[axis];
  return withZeros({
    source: sizes.input[axis],
    before: sizes.before[axis],
    step: sizes.stride[axis],
    results,
    spacing: 1,
    classes: [{ start: 0, count: results, taps }],
  });
}

/**
 * From dZ to dX: result a reads the source at i = (a + p − d·k) / s, for every k that makes i an
 * integer. These k are the same for a, a + s, a + 2s, …, so there are s classes of results.
 */
export function backwardAxis(sizes: ConvGeometry, axis: 0 | 1): Axis {
  const [s, d, p] = [sizes.stride[axis], sizes.dilation[axis], sizes.before[axis]];
  const [K, results] = [sizes.kernel[axis], sizes.input[axis]];
  const classes: ResultClass[] = [];
  for (let start = 0; start < Math.min(s, results); start++) {
    const taps: Tap[] = [];
    for (let k = K - 1; k >= 0; k--) {
      if ((start + p - d * k) % s === 0) taps.push({ k, at: (start + p - d * k) / s });
    }
    classes.push({ start, count: Math.ceil((results - start) / s), taps });
  }
  const all = classes.flatMap(({ taps }) => taps);
  const before = all.reduce((most, { at }) => Math.max(most, -at), 0);
  for (const tap of all) tap.at += before;
  return withZeros({ source: sizes.output[axis], before, step: 1, results, spacing: s, classes });
}

function withZeros(axis: Omit<Axis, "padded" | "reach">): Axis {
  let [padded, reach] = [axis.before + axis.source, 0];
  for (const { count, taps } of axis.classes) {
    if (taps.length === 0) continue;
    const last = taps[taps.length - 1].at;
    reach = Math.max(reach, last);
    padded = Math.max(padded, axis.step * (count - 1) + last + 1);
  }
  return { ...axis, padded, reach };
}

/**
 * The distance of each run from the start of the window. A run is a stretch of the window that lies in
 * one piece in memory: a row of taps with all their channels, or a single tap if there are gaps.
 *
 * @param row the distance from one row of the source to the next
 * @param pixel the distance from one pixel of the source to the next
 */
export function runsOf(
  down: readonly Tap[],
  across: readonly Tap[],
  row: number,
  pixel: number,
): number[] {
  const starts = areAdjacent(across) ? across.slice(0, 1) : across;
  return down.flatMap((k1) => starts.map((k2) => k1.at * row + k2.at * pixel));
}

/** Whether the taps read neighbouring positions. */
export function areAdjacent(taps: readonly Tap[]): boolean {
  return taps.every(({ at }, k) => at === taps[0].at + k);
}
