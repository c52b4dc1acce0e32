// Numbers that are drawn from a seed, so that every run of the audit is the same.

/** @typedef {ReturnType<typeof seeded>} Draw */

/** @param {number} seed */
export function seeded(seed) {
  let state = (seed * 2654435761 + 12345) >>> 0;
  /** A number from 0 to 1. */
  const next = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  /** A whole number from low to high. @param {number} low @param {number} high */
  const whole = (low, high) => low + Math.floor(next() * (high - low + 1));
  /** One of several. @template T @param {readonly T[]} list @returns {T} */
  const one = (list) => list[whole(0, list.length - 1)];
  return { next, whole, one };
}
