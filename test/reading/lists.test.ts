// How sizes and shapes are read: numbers with labels, lists for several things, what "=" repeats.
import { describe, expect, test } from "vitest";
import { cases, given, refusals } from "./tables.js";

describe("rows and columns", () => {
  cases("1b", [
    ["5-by-4", "5, 4"],
    ["\\frac{10}{2} × \\frac{8}{2}", "5, 4"],
    // A label belongs to the number beside it, but not across a comma.
    ["5 rows columns 4", "5, 4"],
    ["5, rows: 4", "4, 5"],
    ["4, 5 rows", "5, 4"],
    ["5 rows, columns = 4", "5, 4"],
    ["4 x 5 (columns x rows)", "5, 4"],
    ["5 rows, 5 rows, 4 columns", "5, 4"],
    ["5, 4, since W is 2 by 2", "5, 4"],
    ["Because W is 2×2, Z is 5×4", "5, 4"],
    ["5 × 4, because W is 2×2. It is smaller than X.", "5, 4"],
    ["W is 2×2, so Z is 5×4", "5, 4"],
    ["X is 6×5. Z is 5×4.", "5, 4"],
    ["5 × 4 (that is smaller than X)", "5, 4"],
    ["7 × 9, 63 pixels", "7, 9"],
    // The indices of Z, all of them.
    ["0 ≤ i < 5, 0 ≤ j ≤ 3", "5, 4"],
    ["i = 0..4, j = 0..3", "5, 4"],
  ]);
  refusals("1b", [
    ["5 -4", "is never negative"],
    ["5 rows", "There is no number for “columns”."],
    ["4 columns", "There is no number for “rows”."],
    ["5, rows 4, columns", "There is no number for “columns”."],
    ["5 rows, 6 rows", "There are two numbers for “rows”, 5 and 6."],
    ["5 rows, 4 columns, 3", "I cannot tell what 3 stands for."],
    ["Z is 6×5. Thus Z is 5×4", "There are two answers: 6, 5, and then 5, 4."],
    ["5 ×", "There is no number behind the last ×."],
    ["5 + rows", "“+” has no meaning here."],
  ]);
});

describe("what stands behind “=” has to agree", () => {
  cases("1b", [
    ["(6-2+1) × (5-2+1) = 5 × 4", "5, 4"],
    ["5 × 4 = 20", "5, 4"],
    ["(rows, columns) = (5, 4)", "5, 4"],
  ]);
  refusals("1b", [
    ["5 × 4 = 21", "The two sides of “=” are not equal: 20 and 21."],
    ["5 × 4 = 5 × 3", "The two sides of “=” are not equal: 20 and 15."],
    ["5 × 4 = 6 × 4", "The two sides of “=” are not equal: 20 and 24."],
    ["20 = 5 × 4", "The two sides of “=” are not equal: 20 and 5."],
  ]);
});

describe("lists and fields", () => {
  const deep = (levels: number, value: unknown, wrap: (inner: unknown) => unknown): unknown =>
    levels === 0 ? value : deep(levels - 1, wrap(value), wrap);
  const endless: Record<string, unknown> = {};
  endless.rows = endless;
  cases("1b", [
    [deep(10, [5, 4], (inner) => [inner]), "5, 4"],
    [deep(10, { rows: 5, columns: 4 }, (inner) => ({ z: inner })), "5, 4"],
  ]);

  test("that are empty, however deep, are no answer yet", () => {
    expect(
      given(
        "1b",
        deep(10, [], (inner) => [inner]),
      ).state,
    ).toBe("missing");
  });

  test("that have no end, or cannot be looked at", () => {
    expect(given("1b", endless).reason).toMatch(/^A list of the answer holds itself/);
    const closed = {
      get rows() {
        throw "Rows are closed";
      },
    };
    expect(given("1b", closed).reason).toMatch(/^Rows are closed\. Write it like/);
  });
});

describe("the shapes of Z and U", () => {
  cases("2a", [
    ["Z: 46×62×20, U: 46×62×20", "46, 62, 20"],
    ["Z: 46×62×20, U: 46×62×21", "Z: 46, 62, 20; U: 46, 62, 21"],
    ["U: 1 2 3, Z: 4 5 6", "Z: 4, 5, 6; U: 1, 2, 3"],
    ["46 62 20 for Z, 40 60 20 for U", "Z: 46, 62, 20; U: 40, 60, 20"],
    ["46 62 20 46 62 21", "Z: 46, 62, 20; U: 46, 62, 21"],
    ["Z: 46 62, U: 46 62", "46, 62"],
    ["Z and U both have the shape (46, 62, 20)", "46, 62, 20"],
    ["46×62×20 for both", "46, 62, 20"],
    ["Both have 46×62×20, so U is 46×62×20", "46, 62, 20"],
    ["Both have 46×62×20, so Z is 46×62×20", "46, 62, 20"],
    ["Z is 46 × 62 × 20, U the same", "46, 62, 20"],
    ["(46, 62, 20), and U the same", "46, 62, 20"],
    ["Z 46 62 20, U also 46 62 21", "Z: 46, 62, 20; U: 46, 62, 21"],
  ]);
  refusals("2a", [
    ["Z is 46 × 62 × 20, U", "There is no shape for U."],
    ["Z: 46 62 20, U: 46 62", "Each of the shapes needs all of its axes."],
    ["Z and U", "There is no number in the answer."],
  ]);
});
