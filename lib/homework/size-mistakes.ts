// Mistakes in the size of Z, which Problems 1 and 2 share.
import type { ListMistake } from "../judge/list";

/** The rows and columns of X, W and Z. */
export interface Sizes {
  rows: number;
  columns: number;
  K1: number;
  K2: number;
  I: number;
  J: number;
}

export const EDGE =
  "How many places are there for the kernel's first row, if its last must lie on X?";

/** What is taken for the rows and columns of Z, most likely first. */
export function otherSizes({ rows, columns, K1, K2, I, J }: Sizes): ListMistake[] {
  const each = "The kernel moves along the rows and along the columns, one pixel at a time.";
  return [
    ["forgetting the + 1", [rows - K1, columns - K2], EDGE],
    ["taking the size of X, as with “same” padding", [rows, columns], EDGE],
    [
      "adding the size of the kernel, as with “full” padding",
      [rows + K1 - 1, columns + K2 - 1],
      EDGE,
    ],
    ["adding 1 once too often", [rows - K1 + 2, columns - K2 + 2], EDGE],
    [
      "exchanging the rows and columns of the kernel",
      [rows - K2 + 1, columns - K1 + 1],
      "The first axis of W lies along the rows.",
    ],
    ["moving the kernel by its own size", [Math.floor(rows / K1), Math.floor(columns / K2)], each],
    ["forgetting the + 1 in the rows", [rows - K1, J], EDGE],
    ["forgetting the + 1 in the columns", [I, columns - K2], EDGE],
  ];
}

/** Two mistakes made together: the names of both, and the hint to the first. */
export function both(
  [first, , hint]: readonly [string, unknown, string],
  [second]: readonly [string, ...unknown[]],
): [name: string, hint: string] {
  return [`${first}, and also ${second}`, hint];
}
