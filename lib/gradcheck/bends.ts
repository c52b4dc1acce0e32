// Where an activation bends: a step across such a place has no derivative to be compared with.

/** How often a stretch is divided before a change that remains counts as sudden. */
const DIVISIONS = 24;
/** A bend that is smaller beside the slopes themselves does not show in a comparison. */
const SMALLEST = 1e-6;

/**
 * Whether the slope of an activation changes suddenly between two numbers, or has no finite value there.
 * The stretch is divided again and again: a gradual change becomes smaller with it, a sudden one remains.
 */
export function bends(slope: (z: number) => number, from: number, to: number): boolean {
  // A formula may have no value at a single point, often 0; so that is kept off the ends and the middle.
  const margin = (to - from) / 10;
  let [low, high] = [from - margin, to + margin];
  let [below, above] = [slope(low), slope(high)];
  const whole = Math.abs(above - below);
  if (whole <= SMALLEST * Math.max(Math.abs(below), Math.abs(above))) return false;
  for (let k = 0; k < DIVISIONS; k++) {
    const middle = low + 0.45 * (high - low);
    const between = slope(middle);
    const [first, second] = [Math.abs(between - below), Math.abs(above - between)];
    if (!Number.isFinite(first + second)) return true;
    // Where the bend has a slope of its own, half of the change lies on either side of it.
    if (Math.max(first, second) < whole / 4) return false;
    if (first > second) [high, above] = [middle, between];
    else [low, below] = [middle, between];
  }
  return true;
}
