// What may be left out of an answer: remarks, words before the first number, and reasons.
import { describe } from "vitest";
import { cases, refusals } from "./tables.js";

describe("in parentheses", () => {
  cases("1b", [
    ["5 × 4 (smaller than X)", "5, 4"],
    ["5 × 4 (the kernel is 2 × 2)", "5, 4"],
    ["5 × 4 (kernel 2 × 2)", "5, 4"],
  ]);
  refusals("1b", [
    // What contradicts the answer, or corrects it, is no remark.
    ["5 × 4 (which is 6 × 5)", "There are two answers: 5, 4, and then 6, 5."],
    ["6 × 5 (without the edge 5 × 4)", "“without” is not a word that I know here."],
    ["6 × 5 (the size doesn't shrink to 5 × 4)", "“doesn't” is not a word that I know here."],
    ["6 × 5 (the neighbouring ones are 5 × 4)", "“neighbouring” is not a word that I know here."],
  ]);
  cases("2c", [["5133600 (which is over 5 million)", "5133600"]]);
  refusals("2c", [["5.1336 (in millions)", "“millions” has no meaning here."]]);
});

describe("before the first number", () => {
  cases("1b", [
    ["By sliding the kernel over X: 5 × 4", "5, 4"],
    ["By sliding the kernel: [5, 4]", "5, 4"],
  ]);
  refusals("1e", [
    // They are pixels of other images.
    ["X[1, 2]", "“X” is not a word that I know here."],
    ["the pixel U(1, 2)", "“U” is not a word that I know here."],
  ]);
});

describe("reasons", () => {
  cases("1b", [
    ["5 × 4, as the kernel is 2 × 2", "5, 4"],
    ["5 rows and 4 columns, where W is 2 × 2", "5, 4"],
    // Each ends with its sentence.
    ["5 rows, because W has 2 rows. 4 columns, because W has 2 columns.", "5, 4"],
    ["5 rows, because W has 2 rows; columns: 4", "5, 4"],
    // One that stands first ends at the comma behind it, which is not the one in parentheses.
    ["Given X (6 × 5, with a border of zeros) and W (2 × 2), rows: 5, columns: 4", "5, 4"],
  ]);
  refusals("2c", [
    // Here the answer belongs to the sentence with the reason.
    [
      "Because W has 1800 entries it takes 5133600 multiplications. In the lecture it was 256680.",
      "“Because” is not a word that I know here.",
    ],
  ]);
});
