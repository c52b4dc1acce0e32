// How the window moves: stride, padding and dilation, read and applied along one axis.
import { describe, describeList, isArray, isWhole } from "../tensor/arguments";
import { KindError, ValueError } from "../tensor/errors";

/** How the window moves over X. Pairs are typed as lists, for that is what `const stride = [2, 1]` is. */
export interface ConvOptions {
  /** Pixels from one position of the window to the next: a number, or a pair [down, across]. @default 1 */
  stride?: number | readonly number[];
  /**
   * Zeros around X: "valid" for none, "same" for an output of ⌈length / stride⌉, "full" for every
   * position at which the window still touches X; or a number of rows and columns on every side, or
   * a pair [above and below, left and right]. @default "valid"
   */
  padding?: "valid" | "same" | "full" | number | readonly number[];
  /** Pixels between neighbouring entries of the window: a number, or a pair [down, across]. @default 1 */
  dilation?: number | readonly number[];
}

/** What the window does along one axis. */
export interface Along {
  before: number;
  after: number;
  /** How many pixels the window covers. */
  span: number;
  output: number;
}

type Padding = "valid" | "same" | "full" | readonly [number, number];

/** The padding and the output's length along one axis: 0 for rows, 1 for columns. */
export function along(
  length: number,
  k: number,
  stride: number,
  dilation: number,
  padding: Padding,
  axis: number,
): Along {
  const span = dilation * (k - 1) + 1;
  let before = 0;
  let after = 0;
  if (padding === "same") {
    const all = Math.max((Math.ceil(length / stride) - 1) * stride + span - length, 0);
    before = Math.floor(all / 2);
    after = all - before;
  } else if (padding === "full") {
    before = span - 1;
    after = span - 1;
  } else if (padding !== "valid") {
    before = padding[axis];
    after = padding[axis];
  }
  const output = Math.floor((length + before + after - span) / stride) + 1;
  return { before, after, span, output };
}

/** Reads the option padding. */
export function readPadding(given: unknown = "valid"): Padding {
  if (given === "valid" || given === "same" || given === "full") return given;
  if (typeof given === "string") {
    throw new ValueError(
      `padding must be "valid", "same", "full" or numbers, but got ${describe(given)}`,
    );
  }
  return pair("padding", given, 0);
}

/** Reads one number for both axes, or a pair. */
export function pair(name: string, given: unknown, least: number): readonly [number, number] {
  if (isWhole(given, least)) return [given, given];
  const both = isArray(given) ? Array.from(given) : [given, given];
  const [first, second] = both;
  if (both.length === 2 && isWhole(first, least) && isWhole(second, least)) return [first, second];
  const came = isArray(given) ? describeList(given) : describe(given);
  const message = `${name} must be a whole number of at least ${least} or a pair of them, but got ${came}`;
  throw both.every((value) => typeof value === "number")
    ? new ValueError(message)
    : new KindError(message);
}
