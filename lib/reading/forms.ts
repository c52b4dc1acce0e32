// The forms that answers have, and what is said of each to somebody who wrote another.
import { formatPlaces } from "../tensor/indices";
import { formatNumber } from "../tensor/number";
import type { Form } from "./answer";
import type { Labels } from "./labels";
import type { Value } from "./literal";
import { readGroups } from "./read-groups";
import { readLimits } from "./read-limits";
import { readList } from "./read-list";
import { readNumber } from "./read-number";
import { readPlaces } from "./read-places";
import { typed } from "./typed";

/** More pixels than these are counted. */
const MOST_PLACES = 6;

const listed = (values: readonly Value[]) =>
  values.map(({ value }) => formatNumber(value)).join(", ");
const pattern = (labels: Labels) => labels.map((words) => `… ${words.split(" ")[0]}`).join(", ");

/** One number; `units` are words for what it counts, `parts` for what is counted on the way. */
export function numberForm(units: string, parts: string): Form {
  return {
    read(text) {
      const value = readNumber(text, units, parts);
      return { numbers: [value], read: formatNumber(value.value) };
    },
    like: "Write one number, or a sum or a product of numbers.",
  };
}

/** Numbers in an order, or with labels. `own` are words that the question uses itself. */
export function listForm(labels: Labels, own: string): Form {
  return {
    read(text) {
      const numbers = readList(text, labels, own);
      return { numbers, read: listed(numbers) };
    },
    like: `Write it like “${pattern(labels)}”.`,
  };
}

/** A list that stands for several things, or one for each of them. */
export function groupsForm(labels: Labels, things: readonly string[]): Form {
  return {
    read(text) {
      const numbers = readGroups(text, labels, things);
      const { length } = labels;
      const isEach = numbers.length === length * things.length;
      const each = things.map(
        (thing, k) =>
          `${thing.toUpperCase()}: ${listed(numbers.slice(k * length, (k + 1) * length))}`,
      );
      return { numbers, read: isEach ? each.join("; ") : listed(numbers) };
    },
    like: `Write it like “${pattern(labels)}”.`,
  };
}

/** The limits of k1 and k2. */
export const limitsForm: Form = {
  read(text) {
    const limits = readLimits(text);
    const [a, b, c, d] = limits.map(formatNumber);
    return { numbers: limits.map(typed), read: `k1 from ${a} to ${b}, k2 from ${c} to ${d}` };
  },
  like: "Write it like “k1 from … to …, k2 from … to …”.",
};

/** A pixel, and the value there. `own` are words that the question uses itself, `kind` what may be missing. */
export function placesForm(withValue: boolean, own: string, kind: string): Form {
  return {
    read(text) {
      const { value, at } = readPlaces(text, withValue, own);
      const places = at.length === 0 ? "" : formatPlaces(at, MOST_PLACES);
      const words = [value && formatNumber(value.value), places].filter((part) => part);
      return { numbers: value ? [value] : [], at, read: words.join(" at ") };
    },
    like: `Write it like “${withValue ? "value at " : ""}(row, column)”, with numbers, or “none”.`,
    none: kind,
  };
}
