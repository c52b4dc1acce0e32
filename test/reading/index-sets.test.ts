// How pixels are read that are named by sets of rows and columns.
import { describe } from "vitest";
import { cases, refusals } from "./tables.js";

describe("a pair with ranges", () => {
  cases("1e", [
    ["(0 to 1, 2)", "(0, 2) and (1, 2)"],
    ["(0, 1 to 2)", "(0, 1) and (0, 2)"],
    ["(0–1, 1–2)", "(0, 1), (0, 2), (1, 1) and (1, 2)"],
    ["(0 to 1, 1 to 2)", "(0, 1), (0, 2), (1, 1) and (1, 2)"],
    ["(3, 1), (0 .. 1, 2)", "(3, 1), (0, 2) and (1, 2)"],
    ["(3, 1), (4, 1) and (0, 1..2)", "(3, 1), (4, 1), (0, 1) and (0, 2)"],
    // What does not grow is a difference.
    ["(3 - 2, 2)", "(1, 2)"],
    ["(2 - 2, 1)", "(0, 1)"],
  ]);
  cases("1d", [["(0 - 6) at (1, 0)", "−6 at (1, 0)"]]);
  refusals("1e", [["(1 to 0, 1)", "A pixel has two indices"]]);
});

describe("a pair with a letter", () => {
  cases("1e", [
    ["(i, 2) for i from 0 to 1", "(0, 2) and (1, 2)"],
    ["(3, 1), (4, 1), (i, 2), i = 0, 1", "(3, 1), (4, 1), (0, 2) and (1, 2)"],
    ["(3, 1), (4, 1), (1, j), j = 1, 2", "(3, 1), (4, 1), (1, 1) and (1, 2)"],
  ]);
  cases("1c", [["6 at (i, 3), i = 1 to 3", "6 at (1, 3), (2, 3) and (3, 3)"]]);
});

describe("rows and columns", () => {
  cases("1e", [
    ["rows 0 and 3, column 1", "(0, 1) and (3, 1)"],
    ["rows from 0 to 1, column 2", "(0, 2) and (1, 2)"],
    ["rows: 0 to 1, column: 2", "(0, 2) and (1, 2)"],
    ["row 2 - 2, column 1", "(0, 1)"],
    ["column 2 (0 ≤ i ≤ 1)", "(0, 2) and (1, 2)"],
    ["0 < i ≤ 2, j = 1", "(1, 1) and (2, 1)"],
    ["column 2, row 0, column 1, row 1", "(0, 2) and (1, 1)"],
    ["rows 6000 to 6001, column 1", "(6000, 1) and (6001, 1)"],
    [
      "rows 0 to 99, columns 0 to 99",
      "(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (0, 5) and 9994 more",
    ],
  ]);
  cases("1c", [
    // The last number is the value.
    ["rows 1 and 2, column 3, 6", "6 at (1, 3) and (2, 3)"],
    ["column 3, rows 1 to 3; 6", "6 at (1, 3), (2, 3) and (3, 3)"],
  ]);
  refusals("1e", [
    ["rows 0 to 100, columns 0 to 99", "The answer names too many pixels."],
    ["0 ≤ i < 0, j = 1", "There is no number in the answer."],
    ["row 0, columns 1 ..", "“..” has no meaning here."],
    ["(2, 3), counting from 1", "“counting” is not a word that I know here."],
  ]);
});
