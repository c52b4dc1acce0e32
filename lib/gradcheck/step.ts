// The step of a difference quotient: a smaller one where the usual one is longer than what is steep.

/** A difference quotient D(h), and how far it may be off. */
export interface Estimate {
  /** D(h). */
  quotient: number;
  /** D(2h). */
  coarse: number;
  /** How far J may be off at p + h because numbers are rounded, divided by h. */
  rounding: number;
  /** |D(2h) − D(h)| / 3 and the rounding. */
  expectedError: number;
}

/** How often a step is divided by ten. */
const DIVISIONS = 8;
/** Where within a stretch the slopes are compared: not evenly, so that no wave has the same one in all. */
const PLACES = [0, 0.19, 0.43, 0.71, 1];
/** A slope that changes by less within a step does not spoil the quotient. */
const CHANGE = 0.01;

/** Whether the slope of an activation changes so much between two numbers that a quotient may miss it. */
export function isSteep(slope: (z: number) => number, from: number, to: number): boolean {
  const slopes = PLACES.map((place) => slope(from + place * (to - from)));
  const [least, most] = [Math.min(...slopes), Math.max(...slopes)];
  return most - least > CHANGE * Math.max(-least, most);
}

/**
 * The quotient with the step h if a tenth of h confirms it, else with the largest step after it that is
 * confirmed; undefined if there is none.
 */
export function confirmed(
  at: (h: number) => Estimate,
  h: number,
  first: Estimate,
): Estimate | undefined {
  let [here, next] = [first, at(h / 10)];
  if (confirms(next, here)) return here;
  for (let k = 2; k <= DIVISIONS; k++) {
    [here, next] = [next, at(h / 10 ** k)];
    if (confirms(next, here)) return next.expectedError < here.expectedError ? next : here;
  }
  return undefined;
}

/**
 * Whether a tenth of the step gives what is expected of it: the error of a quotient falls with the square
 * of the step, so it leaves 1/100 of |D(2h) − D(h)| / 3.
 */
function confirms(next: Estimate, { quotient, coarse }: Estimate): boolean {
  const third = Math.abs(quotient - coarse) / 3;
  const left = Math.min(third, Math.abs(next.quotient - next.coarse) / 3);
  const expected = quotient + (0.99 * (quotient - coarse)) / 3;
  return Math.abs(next.quotient - expected) <= 2 * left + 10 * next.rounding;
}
