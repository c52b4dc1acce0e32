// Which part of a text is the answer: all of it, or what stands behind the way to it.
import { describe, expect, test } from "vitest";
import { cases, given, refusals } from "./tables.js";

describe("a whole text that can be read", () => {
  cases("1e", [
    // What begins as a condition may be a part of the answer.
    ["For (i, j) = (0, 1), (0, 2)", "(0, 1) and (0, 2)"],
  ]);
});

describe("the conclusion", () => {
  cases("1b", [
    ["Finally rows: 5, columns: 4", "5, 4"],
    ["Because W has 2 rows Z has 5 rows and 4 columns", "5, 4"],
    ["Listing rows and columns, thus 5 × 4", "5, 4"],
    ["Sliding row by row, thus 5 × 4", "5, 4"],
    ["Sliding over rows, thus 4 columns and 5 rows", "5, 4"],
  ]);
  refusals("1b", [
    // The order in which they are named would be lost.
    ["Listing columns and rows, thus 4 × 5", "“Listing” is not a word that I know here."],
    ["columns and rows when sliding, thus 4 × 5", "“sliding” is not a word that I know here."],
  ]);
  cases("1e", [
    ["X has 6 rows. (0, 1), so also (0, 2)", "(0, 1) and (0, 2)"],
    ["There is no zero, the smallest value is 2", "none"],
  ]);
  refusals("1e", [
    ["(1, 2), so none", "There are two answers: (1, 2), and then none."],
    ["none, so (1, 2)", "There are two answers: none, and then (1, 2)."],
    ["There is no zero here, (1, 2)", "“no” is not a word that I know here."],
  ]);

  test("is not looked for in a long text", () => {
    const long = (length: number) => "5 × 4 because a".padEnd(length, "a");
    expect(given("1b", long(1000)).read).toBe("5, 4");
    expect(given("1b", long(1001)).reason).toContain("“because” is not a word that I know here.");
  });
});

describe("a number that is computed in steps", () => {
  cases("2c", [
    // The last step computes with a number of those before it,
    ["W slides to 2852 places, 2852 · 1800 = 5133600", "5133600"],
    ["W slides over X to 2852 places, 2852 · 90 = 256680, thus 256680 · 20 = 5133600", "5133600"],
    // or follows from them, as a word says, and as they show if there are any.
    ["W has 90 weights for each kernel, so 2852 · 1800", "5133600"],
    ["W slides to 2852 places with 1800 products, so 5133600", "5133600"],
    ["W slides to 46 by 62 places with 1800 products, so 5133600", "5133600"],
    ["The products are added up at every pixel, so it takes 5133600", "5133600"],
  ]);
  refusals("2c", [
    ["W slides to 46 rows and 62 columns: 62", "“W” is not a word that I know here."],
    ["W slides to 2852 places, so 5133601", "“W” is not a word that I know here."],
    ["W slides to 2852 places, 1800 · 20 = 36000", "“W” is not a word that I know here."],
  ]);
  cases("2d", [
    ["W slides over 48 rows and 64 columns, 20 kernels, 90 weights and 1 bias, so 1820", "1820"],
  ]);
  refusals("2d", [
    // Among more than eight numbers the way to the result is not looked for.
    [
      "W slides over 48 rows and 64 columns, 20 kernels, 90 weights, 1 bias and 2 more, so 1820",
      "“slides” is not a word that I know here.",
    ],
  ]);
});
