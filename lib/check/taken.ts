// What a function needs for its answer, but did not take from its last argument.
import { geometry } from "../geometry/geometry";
import type { Backward } from "../homework/backward";
import type { Source } from "./source";

/** Of each group one name is enough; the first of them stands for the group. */
type Groups = readonly (readonly string[])[];

const ARRAYS: Record<string, Groups> = {
  dZ: [["dU"], ["Z", "U", "X"]],
  dW: [["dZ", "dU"], ["X"]],
  dX: [["dZ", "dU"], ["W"]],
  db: [["dZ", "dU"]],
};
const SIZES = ["rows", "columns", "height", "width", "K1", "K2", "N", "M", "batch"];
/** The sizes along each axis: of two of them the third follows. */
export const ROWS = ["rows", "height", "K1"];
export const COLUMNS = ["columns", "width", "K2"];

/** What a function took from its last argument, and its text. */
export interface Taker {
  taken: ReadonlySet<string>;
  source: Source;
}

/** Names of what a function did not take from its last argument. */
export interface Missing {
  /** Those that stand in the function; they come from elsewhere. */
  named: string[];
  /** Those that it needs, one of each group. It knows them from elsewhere, or goes without. */
  needed: string[];
}

/** The arrays that a function did not take. */
export function missingArrays(symbol = "", taker: Taker): Missing {
  return missing(ARRAYS[symbol] ?? [], taker, ["X", "W", "Z", "U", "dU", "dZ"]);
}

/** The sizes that a function did not take. */
export function missingSizes(symbol = "", taker: Taker, back: Backward): Missing {
  const { rank } = back.pass.X;
  const images = rank === 4 && symbol !== "dX" ? [["batch"]] : [];
  const channels = rank > 2 && symbol === "dX" ? [["M"]] : [];
  const groups = symbol === "dZ" ? [] : [ROWS, COLUMNS, ...images, ...channels];
  return missing(groups, taker, SIZES);
}

/** Whether a sum whose limit a function goes without has a single term here, so that it is not missed. */
export function hasOneTerm(symbol = "", { needed }: Missing, { pass, batch }: Backward): boolean {
  const { output, kernel, outputChannels: M } = geometry(pass.X.shape, pass.W.shape, pass.moves);
  const [rows, columns] = output.map((length, axis) =>
    symbol === "dX" ? Math.min(length, kernel[axis]) : length,
  );
  const terms: Record<string, number> = { rows, columns, batch, M };
  return needed.some((name) => terms[name] === 1);
}

/** Both kinds together. */
export function allOf({ named, needed }: Missing): string[] {
  return [...named, ...needed];
}

function missing(groups: Groups, { taken, source }: Taker, names: readonly string[]): Missing {
  const isNamed = (name: string) => new RegExp(`\\b${name}\\b`).test(source.code);
  const named = names.filter((name) => !taken.has(name) && isNamed(name));
  const needed = groups
    .filter((group) => !group.some((name) => taken.has(name) || named.includes(name)))
    .map(([name]) => name);
  return { named, needed };
}
