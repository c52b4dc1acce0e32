// The forms that answers have, and what is said of each to somebody who wrote another.

import type { Value } from "../notation/literal";
import { typed } from "../notation/typed";
import { vocabulary } from "../notation/words";
import { formatPlaces } from "../tensor/indices";
import { formatTyped } from "../tensor/number";
import type { Form } from "./form";
import type { Labels } from "./labels";
import { readGroups } from "./read-groups";
import { readLimits } from "./read-limits";
import { readList } from "./read-list";
import { readNumber } from "./read-number";
import { readPlaces } from "./read-places";
import { isStep } from "./steps";

/** More pixels than these are counted. */
const MOST_PLACES = 6;

const listed = (values: readonly Value[]) =>
  values.map(({ value }) => formatTyped(value)).join(", ");
const namesOf = (labels: Labels) => Object.fromEntries(labels.map((words, k) => [`#${k}`, words]));
const pattern = (labels: Labels) => labels.map((words) => `… ${words.split(" ")[0]}`).join(", ");

/** One number; `units` are words for what it counts, `parts` for what is counted on the way. */
export function numberForm(units: string, parts: string): Form {
  return {
    read(text) {
      const value = readNumber(text, units, parts);
      return { numbers: [value], read: formatTyped(value.value) };
    },
    isComplete: () => true,
    names: vocabulary({ silent: `${units} ${parts}` }),
    follows: isStep,
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
    isComplete: ({ numbers }) => numbers.length === labels.length,
    names: vocabulary({ ...namesOf(labels), silent: own }),
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
    isComplete: ({ numbers: { length } }) =>
      length === labels.length || length === labels.length * things.length,
    names: vocabulary({ ...namesOf(labels), "@": `${things.join(" ")} both same so` }),
    like: `Write it like “${pattern(labels)}”.`,
  };
}

/** The limits of k1 and k2. */
export const limitsForm: Form = {
  read(text) {
    const limits = readLimits(text);
    const [a, b, c, d] = limits.map(formatTyped);
    return { numbers: limits.map(typed), read: `k1 from ${a} to ${b}, k2 from ${c} to ${d}` };
  },
  isComplete: () => true,
  names: vocabulary({
    k: "k1 k2 lower upper first last start starts end ends row rows column columns both each same likewise too exclusive excluded",
  }),
  like: "Write it like “k1 from … to …, k2 from … to …”.",
};

/** A pixel, and the value there. `own` are words that the question uses itself, `kind` what may be missing. */
export function placesForm(withValue: boolean, own: string, kind: string): Form {
  return {
    read(text, isTolerant) {
      const { value, at } = readPlaces(text, withValue, own, isTolerant);
      const places = at.length === 0 ? "" : formatPlaces(at, MOST_PLACES);
      const words = [value && formatTyped(value.value), places].filter((part) => part);
      return { numbers: value ? [value] : [], at, read: words.join(" at ") };
    },
    isComplete: ({ numbers, at = [] }) => at.length > 0 && (!withValue || numbers.length > 0),
    names: vocabulary({ i: "i j row rows column columns value", silent: own }),
    like: `Write it like “${withValue ? "value at " : ""}(row, column)”, with numbers, or “none”.`,
    none: kind,
  };
}
