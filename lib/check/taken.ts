// Whether a function took from its last argument what its answer depends on.
import type { Backward } from "../homework/backward";

/** Of each group one name is enough; the first of them stands for the group. */
type Groups = readonly (readonly string[])[];

const ARRAYS: Record<string, Groups> = {
  dZ: [["dU"], ["Z", "U", "X"]],
  dW: [["dZ", "dU"], ["X"]],
  dX: [["dZ", "dU"], ["W"]],
  db: [["dZ", "dU"]],
};
const SIZES = ["rows", "columns", "height", "width", "K1", "K2", "N", "M", "batch"];
const ROWS = ["rows", "height", "K1"];
const COLUMNS = ["columns", "width", "K2"];

/** What a function took from its last argument, and the function as text. */
export interface Taker {
  taken: ReadonlySet<string>;
  source: string;
}

/** The arrays that a function needs or names, but did not take from its last argument. */
export function arraysFromElsewhere(symbol = "", taker: Taker): string[] {
  const groups = ARRAYS[symbol] ?? [];
  return missing(groups, taker, ["X", "W", "Z", "U", "dU", "dZ"]);
}

/** The sizes that a function needs or names, but did not take from its last argument. */
export function sizesFromElsewhere(symbol = "", taker: Taker, back: Backward): string[] {
  const { rank } = back.pass.X;
  const images = rank === 4 && symbol !== "dX" ? [["batch"]] : [];
  const channels = rank > 2 && symbol === "dX" ? [["M"]] : [];
  const groups = symbol === "dZ" ? [] : [ROWS, COLUMNS, ...images, ...channels];
  return missing(groups, taker, SIZES);
}

function missing(groups: Groups, { taken, source }: Taker, names: readonly string[]): string[] {
  const isNamed = (name: string) => new RegExp(`\\b${name}\\b`).test(source);
  const named = names.filter((name) => !taken.has(name) && isNamed(name));
  const needed = groups
    .filter((group) => !group.some((name) => taken.has(name) || named.includes(name)))
    .map(([name]) => name);
  return [...named, ...needed];
}
