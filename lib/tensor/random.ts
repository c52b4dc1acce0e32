// Tensors of random numbers.
import { describe, isWhole, readOptions } from "./arguments";
import { zeros } from "./create";
import { KindError, publicly, ValueError } from "./errors";
import type { Tensor } from "./tensor";

/** How {@link random} draws its values. */
export interface RandomOptions {
  /** A whole number from 0 to 2³² − 1; the same seed gives the same values. @default 1 */
  seed?: number;
  /** The smallest value. @default 0, or −9 for integers */
  low?: number;
  /** The largest value; fractions reach it only by rounding. @default 1, or 9 for integers */
  high?: number;
  /** Whole numbers only. @default false */
  integers?: boolean;
}

/**
 * A tensor of random values, evenly spread from low to high: the same on every machine for the
 * same seed.
 *
 * @param shape the length of every axis, whole numbers ≥ 1
 * @param options seed, low, high, integers
 * @throws ShapeError when the shape is not whole numbers ≥ 1
 * @throws ValueError when the seed is out of range, high is below low, they are too far apart, or
 *   the shape has more than 2³⁰ entries, or more than there is memory for
 * @throws TypeError when the shape is not a list, or an option is unknown or of the wrong kind
 *
 * @example
 * random([2, 2], { seed: 8, integers: true }).toArray() // [[-7, 2], [-4, 4]]
 */
export function random(shape: readonly number[], options: RandomOptions = {}): Tensor {
  return publicly("random", () => {
    const given = readOptions(options, ["seed", "low", "high", "integers"]);
    const { seed = 1, integers = false } = given;
    const { low = integers ? -9 : 0, high = integers ? 9 : 1 } = given;
    if (typeof integers !== "boolean") {
      throw new KindError(`integers must be true or false, but got ${describe(integers)}`);
    }
    for (const [name, value] of Object.entries({ seed, low, high })) {
      if (typeof value !== "number") {
        throw new KindError(`${name} must be a number, but got ${describe(value)}`);
      }
    }
    checkSeed(seed);
    if (!(low <= high && Number.isFinite(high - low))) {
      throw new ValueError(
        `low must be no larger than high, both finite, but got low ${low} and high ${high}`,
      );
    }
    if (integers && !(Number.isInteger(low) && Number.isInteger(high) && high - low < 2 ** 32)) {
      throw new ValueError(
        `low and high must be whole numbers less than 2³² apart when integers is true, but got ${low} and ${high}`,
      );
    }
    const next = mulberry32(seed);
    const result = zeros(shape);
    for (let k = 0; k < result.data.length; k++) {
      result.data[k] = integers
        ? low + Math.floor(next() * (high - low + 1))
        : low + next() * (high - low);
    }
    return result;
  });
}

/** Checks that a seed has 32 bits. */
export function checkSeed(seed: unknown): void {
  if (isWhole(seed, 0) && seed < 2 ** 32) return;
  throw new ValueError(`seed must be a whole number from 0 to 2³² − 1, but got ${describe(seed)}`);
}

/** Mulberry32 by Tommy Ettinger (public domain): uniform in [0, 1), with 32 bits of state. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
