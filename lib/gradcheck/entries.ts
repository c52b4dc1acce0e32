// A gradient compared entry by entry, and what is listed instead.
import { indexOf } from "../tensor/indices";
import type { Tensor } from "../tensor/tensor";
import type { GradientCheck, WorstEntry } from "./report";

/** An entry's difference quotient, how far it may be off, and how far a gradient may be from it. */
interface Compared {
  quotient: number;
  expectedError: number;
  limit: number;
}

/** Whether an error is no longer small beside a gradient that is not 0. */
function isHidden(error: number, largest: number): boolean {
  return largest > 0 && error > largest / 10;
}

/** Compares entry by entry; in the worst one the ratio of the error to its limit is the largest. */
export function collect(
  name: GradientCheck["name"],
  gradient: Tensor,
  compare: (entry: number) => Compared | "kink" | "unreliable",
): GradientCheck {
  const kinks: number[][] = [];
  const unreliable: number[][] = [];
  let worst: WorstEntry | undefined;
  let largest = -1;
  let entries = 0;
  gradient.data.forEach((value, entry) => {
    const compared = compare(entry);
    const at = indexOf(entry, gradient.shape);
    if (compared === "kink" || compared === "unreliable") {
      (compared === "kink" ? kinks : unreliable).push(at);
      return;
    }
    const { quotient, expectedError, limit } = compared;
    entries++;
    const error = Math.abs(value - quotient);
    const ratio = error === 0 ? 0 : error / limit;
    if (ratio > largest) {
      largest = ratio;
      worst = { at, gradient: value, quotient, error, expectedError };
    }
  });
  const passed = entries > 0 && largest <= 1;
  const hidden = passed && worst !== undefined && isHidden(worst.error, largestOf(gradient));
  return { name, passed, entries, hidden, ...(worst && { worst }), kinks, unreliable };
}

/** The largest absolute value of an entry. */
export function largestOf({ data }: Tensor): number {
  return data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
