// Answers with tables, with totals, and in sentences that say more than was asked.
import { describe, expect, test } from "vitest";
import { cases, given, refusals } from "./tables.js";

describe("tables of words", () => {
  cases("1a", [
    [
      "| index | from | to |\n|---|---|---|\n| k1 | 0 | 1 |\n| k2 | 0 | 1 |",
      "k1 from 0 to 1, k2 from 0 to 1",
    ],
    ["index\tlower\tupper\nk2\t2\t5\nk1\t3\t4", "k1 from 3 to 4, k2 from 2 to 5"],
  ]);
  cases("1b", [["| columns | rows |\n| 4 | 5 |", "5, 4"]]);
  cases("1c", [["| value | row | column |\n| 6 | 1 | 0 |", "6 at (1, 0)"]]);
  cases("2a", [
    [
      "| | rows | columns | channels |\n| Z | 46 | 62 | 20 |\n| U | 46 | 62 | 10 |",
      "Z: 46, 62, 20; U: 46, 62, 10",
    ],
  ]);
  // A line that is shorter than the head leaves open what its cells are.
  refusals("1a", [
    ["| index | from | to |\n| k1 | 0 |\n| k2 | 0 | 1 |", "I cannot tell from where to where"],
  ]);
});

describe("limits of one side for both indices", () => {
  cases("1a", [
    ["lower limit 0 for both, upper limit 2 for k1 and 1 for k2", "k1 from 0 to 2, k2 from 0 to 1"],
    [
      "Lower limits: k1 = 0, k2 = 1. Upper limits: k1 = 3, k2 = 2.",
      "k1 from 0 to 3, k2 from 1 to 2",
    ],
    ["upper limit 2 for k2 and 4 for k1, both start at 1", "k1 from 1 to 4, k2 from 1 to 2"],
    [
      "lower limits are both 0; upper limits are 2 (k1) and 1 (k2)",
      "k1 from 0 to 2, k2 from 0 to 1",
    ],
    ["k1_max = 2, k2_max = 1, and both start at 0", "k1 from 0 to 2, k2 from 0 to 1"],
    ["first 0, last 1 for k1 and for k2", "k1 from 0 to 1, k2 from 0 to 1"],
    ["0 to 1 for k1, for k2 0 to 2", "k1 from 0 to 1, k2 from 0 to 2"],
  ]);
});

describe("other names of the indices", () => {
  cases("1a", [
    ["p = 0..1, q = 0..2", "k1 from 0 to 1, k2 from 0 to 2"],
    ["\\sum_{m=0}^2\\sum_{n=0}^1 W[m,n] X[i+m,j+n]", "k1 from 0 to 2, k2 from 0 to 1"],
    ["for u in range(3): for v in range(2):", "k1 from 0 to 2, k2 from 0 to 1"],
    ["c: 0..1, r: 0..2", "k1 from 0 to 2, k2 from 0 to 1"],
    ["W has K = 3 rows and L = 2 columns, so 0..2 and 0..1", "k1 from 0 to 2, k2 from 0 to 1"],
  ]);
  refusals("1a", [
    // Which of them counts the rows cannot be told.
    ["q = 0..1, p = 0..2", "“q” is not a word"],
    ["p = 0..1 (columns), q = 0..2 (rows)", "“p” is not a word"],
    ["i = 0..1, j = 0..2", "is not a word"],
    ["k = 0..2, l = 0..1, m = 0..3", "“k” is not a word"],
    ["upper limit 2 for k1 and 1 for k2", "The lower limit of k1 is missing."],
  ]);
});

describe("rows and columns counted in words", () => {
  cases("1c", [
    ["6 in the second row and the first column, that is (1, 0)", "6 at (1, 0)"],
    ["6 in the 2nd row (i = 1), first column (j = 0)", "6 at (1, 0)"],
  ]);
  refusals("1c", [
    ["6 in the first row and the first column, that is (1, 0)", "which start at 0"],
    ["6 in the second row, first column", "which start at 0"],
  ]);
});

describe("a total before or behind the numbers", () => {
  cases("1b", [
    ["20 pixels: 5 × 4", "5, 4"],
    ["5 × 4, 20 pixels", "5, 4"],
    ["R^{5x4}", "5, 4"],
    ["Z: R⁵ˣ⁴", "5, 4"],
  ]);
  cases("2a", [
    ["57040 numbers: 46 × 62 × 20", "46, 62, 20"],
    ["both are 46×62×20 tensors", "46, 62, 20"],
  ]);
  test("only where it is their product", () => {
    expect(given("1b", "21 pixels: 5 × 4").right).toBe(false);
    expect(given("1b", "5, 4, 0").right).toBe(false);
  });
});

describe("how a count was found", () => {
  cases("2c", [
    ["90 products for each of 57040 entries = 5133600", "5133600"],
    ["90 for each of the 57040 entries", "5133600"],
    ["5,133,600 multiplications (90 for each entry of Z)", "5133600"],
    ["46 × 62 = 2852 pixels, × 20 channels = 57040 entries, × 90 products = 5133600", "5133600"],
  ]);
  cases("2c", [
    ["about 5.13 million, exactly 5133600", "5133600"],
    ["57040 · 90 = 5·... = 5133600", "5133600"],
  ]);
  cases("2d", [
    ["one bias per output channel: 1800 + 20 = 1820", "1820"],
    ["1820 in all, of which 20 are biases", "1820"],
  ]);
  refusals("2c", [["57040, of which each needs 90", "One number is asked for"]]);
  // This is not how the layer is.
  refusals("2d", [
    ["one bias per input channel: 1800 + 10 = 1810", "is not a word that I know here"],
  ]);
});

describe("channels of X and of Z", () => {
  cases("2b", [
    ["10 channels in X, 20 channels in Z", "10, 20"],
    ["20 channels in Z, 10 channels in X", "10, 20"],
    ["20 kernels, so 20 output channels; each has 10 input channels", "10, 20"],
    ["There are 10 channels going in and 20 coming out", "10, 20"],
    ["Conv2d(10, 20)", "10, 20"],
  ]);
});

describe("what is said of U", () => {
  cases("2a", [
    ["shape Z = [46, 62, 20]; shape U = shape Z", "46, 62, 20"],
    ["Z: (46, 62, 20), and U = f(Z) doesn't change the shape", "46, 62, 20"],
    ["Z has 20 channels of 46 × 62 pixels and U is just as large", "46, 62, 20"],
  ]);
});

describe("what speaks of X, or of an interval, names no pixel of Z", () => {
  refusals("1e", [
    ["X is 0 at (0,1)", "should say where Z has its value"],
    ["the input vanishes at (0,1)", "should say where Z has its value"],
    ["between (0,1)", "beside a pixel"],
    ["the interval (0,1)", "“interval” is not a word"],
    ["anything inside (0,1)", "beside a pixel"],
  ]);
  cases("1e", [
    ["It occurs twice, at (0, 1) and (1, 2)", "(0, 1) and (1, 2)"],
    ["X is constant there, so (0, 1)", "(0, 1)"],
  ]);
});
