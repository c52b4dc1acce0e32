// How limits of sums, and values with their pixels, are read.
import { describe } from "vitest";
import { cases, refusals } from "./tables.js";

describe("limits", () => {
  cases("1a", [
    ["k1 = 0 to k1 = 1, k2 = 2 to k2 = 3", "k1 from 0 to 1, k2 from 2 to 3"],
    [
      "The lower limit of k1 is 0, the upper limit of k1 is 4, the lower limit of k2 is 1 and the upper limit of k2 is 3",
      "k1 from 0 to 4, k2 from 1 to 3",
    ],
    ["0 - 1, 0 - 2", "k1 from 0 to 1, k2 from 0 to 2"],
    ["-2 -1, -4 -3", "k1 from −2 to −1, k2 from −4 to −3"],
    ["1 2 3; 4 5 6", "k1 from 1 to 3, k2 from 4 to 6"],
    ["0; 0", "k1 from 0 to 0, k2 from 0 to 0"],
    ["0 to 2 each", "k1 from 0 to 2, k2 from 0 to 2"],
    ["0 to 1 (both)", "k1 from 0 to 1, k2 from 0 to 1"],
    ["k1 from 0 to 5 (exclusive), k2 from 0 to 3 (columns)", "k1 from 0 to 4, k2 from 0 to 3"],
    [
      "k1 starts at 0 and stops before 5; k2 starts at 1 and stops before 4",
      "k1 from 0 to 4, k2 from 1 to 3",
    ],
    ["k1, k2 ≥ 0, k1 ≤ 1, k2 ≤ 2", "k1 from 0 to 1, k2 from 0 to 2"],
    // Half-open intervals need no names.
    ["[0,2),[0,3)", "k1 from 0 to 1, k2 from 0 to 2"],
    ["[0, 2) and [0, 3)", "k1 from 0 to 1, k2 from 0 to 2"],
    ["[0, 2) × [0, 3)", "k1 from 0 to 1, k2 from 0 to 2"],
    ["[0, 2[, [0, 3[", "k1 from 0 to 1, k2 from 0 to 2"],
    ["(-1, 1], (-1, 2]", "k1 from 0 to 1, k2 from 0 to 2"],
    ["[0, 1], [0, 3)", "k1 from 0 to 1, k2 from 0 to 2"],
    ["(0, 1), (0, 2)", "k1 from 0 to 1, k2 from 0 to 2"],
    // All pairs, written out.
    ["(2,3), (2,4), (3,3), (3,4), (4,3), (4,4)", "k1 from 2 to 4, k2 from 3 to 4"],
    ["(4,0), (4,1), (5,1), (5,0)", "k1 from 4 to 5, k2 from 0 to 1"],
  ]);
  refusals("1a", [
    ["0 1 2", "There are limits for one index only, and both k1 and k2 need them."],
    ["[0, 2)", "There are limits for one index only, and both k1 and k2 need them."],
    ["k1 from 0 to 1, 2 to 3", "I cannot tell which limits belong to which index."],
    ["0 to 1, 0 to 1, 0 to 1", "There are limits for more than two indices."],
    ["(0,0), (0,1), (1,0)", "There are limits for more than two indices."],
    ["(0,0), (0,1), (1,0), (1,0)", "There are limits for more than two indices."],
    ["(0,0), (0,1), (1,0), (1,1), (1,1)", "There are limits for more than two indices."],
    ["k1 to k2", "I cannot tell from where to where k1 and k2 run."],
    ["k1 from 0 % 1", "“%” has no meaning here."],
  ]);
});

describe("a value and its pixels", () => {
  cases("1c", [
    ["6", "6"],
    ["5+1 1 3", "6 at (1, 3)"],
    ["6 | 1 | 3", "6 at (1, 3)"],
    ["6 at (1, 3) / (2, 3)", "6 at (1, 3) and (2, 3)"],
    ["2,5 at (1, 3)", "2.5 at (1, 3)"],
  ]);
  refusals("1c", [
    ["6 - 1 3", "A pixel has two indices"],
    ["6 = 7 at (1, 3)", "The two sides of “=” are not equal: 6 and 7."],
    ["6 7 at (1, 3)", "I cannot tell which number is the value of Z, 6 and 7."],
    ["value (1, 3)", "After “value” there is a pixel. Write it like “value at (row, column)”"],
  ]);
});

describe("pixels", () => {
  const six = "(0,1) (0,2) (1,1) (1,2) (4,1) (3,1)";
  cases("1e", [
    ["1 2", "(1, 2)"],
    ["0 1 0 2", "(0, 1) and (0, 2)"],
    ["Z_{12}", "(1, 2)"],
    ["Z12 = 0", "0 at (1, 2)"],
    ["(1, 2), counting from 0", "(1, 2)"],
    ["rows 1, 2, column 0", "(1, 0) and (2, 0)"],
    ["column 0 (rows 1, 2)", "(1, 0) and (2, 0)"],
    ["row 1 (columns 1, 2)", "(1, 1) and (1, 2)"],
    ["rows 1 to 3, column 0", "(1, 0), (2, 0) and (3, 0)"],
    ["column 0, rows 1..3", "(1, 0), (2, 0) and (3, 0)"],
    ["rows 1–2, columns 0–1", "(1, 0), (1, 1), (2, 0) and (2, 1)"],
    ["i = 1, 2 and j = 0, 1", "(1, 0), (1, 1), (2, 0) and (2, 1)"],
    ["i ∈ {1, 2}, j = 0", "(1, 0) and (2, 0)"],
    ["1 ≤ i < 3, j = 0", "(1, 0) and (2, 0)"],
    ["j = 0, 1 ≤ i ≤ 3", "(1, 0), (2, 0) and (3, 0)"],
    ["(i, 0), i = 1, 2", "(1, 0) and (2, 0)"],
    ["(0, j), j = 1, 2", "(0, 1) and (0, 2)"],
    ["(0, j) with 1 ≤ j ≤ 2", "(0, 1) and (0, 2)"],
    ["I think (1, 2)", "(1, 2)"],
    [six, "(0, 1), (0, 2), (1, 1), (1, 2), (4, 1) and (3, 1)"],
    [`${six} (2,1)`, "(0, 1), (0, 2), (1, 1), (1, 2), (4, 1), (3, 1) and 1 more"],
  ]);
  refusals("1e", [
    ["row 1", "A pixel needs a row and a column. Write it like “(row, column)”"],
    ["1 2 3", "A pixel has two indices"],
    ["rows 3 to 1, column 0", "A pixel needs a row and a column."],
    ["rows 0 to 99999, column 0", "The answer names too many pixels."],
    ["rows 0 to 999, columns 0 to 999", "The answer names too many pixels."],
    ["1 % 2", "“%” has no meaning here."],
  ]);
});
