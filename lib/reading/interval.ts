// The lower and the upper limit of k1 and of k2, from the ways to write a range of whole numbers.

import type { Value } from "../notation/literal";
import { Unreadable } from "../notation/unreadable";
import { formatTyped } from "../tensor/number";

/** The limits of an index, both included; undefined where one is not given. */
export type Interval = readonly [lower: number | undefined, upper: number | undefined];

/**
 * The limits that a range names.
 *
 * @param code how it is written: a letter n for each number, and the signs around them
 * @param numbers its numbers
 */
export function interval(code: string, numbers: readonly Value[]): Interval {
  const values = numbers.map(({ value }) => value);
  const [first, last] = [values[0], values[values.length - 1]];
  const signs = code.match(/[<≤>≥]/g);
  if (signs !== null) return bounded(code, signs, values);
  if (values.length > 2 || (code.startsWith("{") && !code.includes("…"))) checkSteps(code, values);
  const lower = /^\(.*\]/.test(code) ? first + 1 : first;
  const upper = /^\[.*[)[]|x$/.test(code) ? last - 1 : last;
  return [lower, upper];
}

/** 2 ≤ k1 < 5, or one side of it; a strict limit is not reached. */
function bounded(code: string, signs: readonly string[], values: readonly number[]): Interval {
  const isRising = /[<≤]/.test(signs[0]);
  if (signs.some((sign) => /[<≤]/.test(sign) !== isRising)) {
    throw new Unreadable("The signs < and > point in different directions.");
  }
  const inward = (sign: string) => (/[<>]/.test(sign) ? 1 : 0);
  if (signs.length === 2) {
    const [low, high] = isRising ? [0, 1] : [1, 0];
    return [values[low] + inward(signs[low]), values[high] - inward(signs[high])];
  }
  // A number before "<" and one behind ">" are lower limits.
  return code.startsWith("n") === isRising
    ? [values[0] + inward(signs[0]), undefined]
    : [undefined, values[0] - inward(signs[0])];
}

/** 2, 3, 4 or 2, 3, …, 7: the numbers that are written must follow each other. */
function checkSteps(code: string, values: readonly number[]): void {
  const written = code.includes("…") ? values.slice(0, -1) : values;
  if (written.every((value, k) => k === 0 || value === written[k - 1] + 1)) return;
  throw new Unreadable(
    `The numbers ${values.map(formatTyped).join(", ")} do not follow each other.`,
  );
}

/** Limits joined with those that were read before. */
function narrowed(before: Interval | undefined, next: Interval, index: string): Interval {
  const side = (k: 0 | 1) => {
    const [old, now] = [before?.[k], next[k]];
    if (old === undefined || now === undefined || old === now) return now ?? old;
    throw new Unreadable(
      `There are two ${k === 0 ? "lower" : "upper"} limits of ${index}, ${old} and ${now}.`,
    );
  };
  return [side(0), side(1)];
}

/** What has been read of k1 and of k2, or of indices without a name in their order. */
export class Limits {
  readonly named: (Interval | undefined)[] = [undefined, undefined];
  readonly unnamed: Interval[] = [];
  /** Whether it was said that one has the limits of the other. */
  isSame = false;

  add(indices: readonly number[], limits: Interval): void {
    if (indices.length === 0) this.unnamed.push(limits);
    for (const k of indices) this.named[k] = narrowed(this.named[k], limits, `k${k + 1}`);
  }
}
