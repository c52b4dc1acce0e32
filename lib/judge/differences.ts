// Where a wrong array differs from the right one, in words.

import type { Typed } from "../notation/typed";
import type { Answer } from "../reading/answer";
import { formatShape } from "../tensor/arguments";
import { formatPlaces, indexOf } from "../tensor/indices";
import { formatNumber } from "../tensor/number";
import type { Tensor } from "../tensor/tensor";
import { agreement, differing } from "./rounding";
import type { Differences } from "./verdict";

const MOST_PLACES = 6;
const FURTHEST_SHIFT = 2;

/** What an index counts. */
export const COUNTED: Record<string, string> = {
  b: "image",
  i: "row",
  j: "column",
  k1: "row",
  k2: "column",
  n: "input channel",
  m: "output channel",
};

/** Which entries of a wrong array differ from the right one, and how, without the right numbers. */
export function describeDifferences(
  name: string,
  { kind, numbers, shape }: Answer,
  right: Tensor,
  axes: readonly string[],
): Differences {
  if (kind === "none") return { entries: [], text: `There is a ${name}.` };
  if (numbers.length !== right.data.length) {
    return {
      entries: [],
      text: `The answer has the shape ${formatShape(shape)}, but ${name} has the shape ${formatShape(right.shape)}.`,
    };
  }
  const wrong = differing(numbers, right.data);
  const entries = wrong.map((position) => indexOf(position, right.shape));
  // With one number there is no more to say than that the answer is wrong.
  if (wrong.length === 0 || numbers.length === 1) return { entries, text: "" };
  const all = wrong.length === numbers.length;
  const share = all
    ? `All ${wrong.length} entries are wrong.`
    : `${wrong.length} of ${numbers.length} entries ${wrong.length === 1 ? "is" : "are"} wrong: ${formatPlaces(entries, MOST_PLACES)}.`;
  const how =
    factor(numbers, right) ?? shift(numbers, right, axes) ?? where(entries, right.shape, axes);
  return { entries, text: how === undefined ? share : `${share} ${how}` };
}

/** A factor that all entries have in common. */
function factor(numbers: readonly Typed[], { data }: Tensor): string | undefined {
  const largest = data.reduce((at, value, k) => (Math.abs(value) > Math.abs(data[at]) ? k : at), 0);
  const ratio = Number((numbers[largest].value / data[largest]).toPrecision(4));
  if (!Number.isFinite(ratio) || ratio === 0) return undefined;
  const inverse = Number((data[largest] / numbers[largest].value).toPrecision(4));
  const exact = Number.isInteger(inverse) ? 1 / inverse : ratio;
  const multiple = data.map((value) => value * exact);
  if (differing(numbers, multiple).length > 0) return undefined;
  return exact === ratio
    ? `Every entry is ${formatNumber(ratio)} times the right one.`
    : `Every entry is the right one divided by ${formatNumber(inverse)}.`;
}

/** The axes of rows and columns. */
function spatial(axes: readonly string[]): number[] {
  return ["i", "j", "k1", "k2"].map((axis) => axes.indexOf(axis)).filter((axis) => axis >= 0);
}

/** A shift along rows and columns, when the overlap holds at least half of the entries. */
function shift(
  numbers: readonly Typed[],
  right: Tensor,
  axes: readonly string[],
): string | undefined {
  const plane = spatial(axes);
  if (plane.length < 2) return undefined;
  const { shape, data } = right;
  const agrees = agreement(numbers, data);
  const steps = plane.map((axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const isShifted = (by: readonly number[]): boolean => {
    const offset = by[0] * steps[0] + by[1] * steps[1];
    const values = new Set<number>();
    let overlap = 0;
    for (let position = 0; position < data.length; position++) {
      const inside = plane.every((axis, k) => {
        const at = (Math.floor(position / steps[k]) % shape[axis]) + by[k];
        return at >= 0 && at < shape[axis];
      });
      if (!inside) continue;
      if (!agrees(numbers[position + offset].value, position)) return false;
      overlap++;
      values.add(data[position]);
    }
    // Equal numbers look shifted wherever they stand.
    return 2 * overlap >= data.length && values.size > 1;
  };
  for (let di = -FURTHEST_SHIFT; di <= FURTHEST_SHIFT; di++) {
    for (let dj = -FURTHEST_SHIFT; dj <= FURTHEST_SHIFT; dj++) {
      if ((di !== 0 || dj !== 0) && isShifted([di, dj])) {
        return `They are the right numbers, shifted by (${di}, ${dj}).`;
      }
    }
  }
  return undefined;
}

/** What the wrong entries have in common: the border, or a row, column, channel or image. */
function where(
  entries: readonly (readonly number[])[],
  shape: readonly number[],
  axes: readonly string[],
): string | undefined {
  if (entries.length < 2) return undefined;
  const plane = spatial(axes);
  const onBorder = (index: readonly number[]) =>
    plane.some((axis) => index[axis] === 0 || index[axis] === shape[axis] - 1);
  const inner = plane.length === 2 && plane.every((axis) => shape[axis] > 2);
  if (inner && entries.every(onBorder)) return "All of them are at the border.";
  if (inner && !entries.some(onBorder)) return "None of them is at the border.";
  for (const [axis, letter] of axes.entries()) {
    const found = [...new Set(entries.map((index) => index[axis]))];
    if (found.length <= shape[axis] / 2) {
      const counted = `${COUNTED[letter]}${found.length > 1 ? "s" : ""}`;
      return `All of them are in the ${counted} ${letter} = ${found.sort((a, b) => a - b).join(", ")}.`;
    }
  }
  return undefined;
}
