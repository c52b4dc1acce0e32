// Whether a function took from its last argument what its answer depends on.
import type { Backward } from "./backward";

/** Of each group one name is enough; the first of them stands for the group. */
type Groups = readonly (readonly string[])[];

const ARRAYS: Record<string, Groups> = {
  dZ: [["dU"], ["Z", "U", "X"]],
  dW: [["dZ", "dU"], ["X"]],
  dX: [["dZ", "dU"], ["W"]],
  db: [["dZ", "dU"]],
};
const ROWS = ["rows", "height", "K1"];
const COLUMNS = ["columns", "width", "K2"];

/** The arrays that a function cannot do without and did not take. */
export function missingArrays(symbol = "", taken: ReadonlySet<string>): string[] {
  return missing(ARRAYS[symbol] ?? [], taken);
}

/** The sizes that a function cannot do without and did not take. */
export function missingSizes(symbol = "", taken: ReadonlySet<string>, back: Backward): string[] {
  if (symbol === "dZ") return [];
  const { rank } = back.pass.X;
  const images = rank === 4 && symbol !== "dX" ? [["batch"]] : [];
  const channels = rank > 2 && symbol === "dX" ? [["M"]] : [];
  return missing([ROWS, COLUMNS, ...images, ...channels], taken);
}

function missing(groups: Groups, taken: ReadonlySet<string>): string[] {
  return groups.filter((group) => !group.some((name) => taken.has(name))).map(([name]) => name);
}
