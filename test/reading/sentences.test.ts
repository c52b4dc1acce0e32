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
    ["3*3*10*20 = 1800\n1800 + 20 = 1820", "1820"],
    ["1.8k + 20 = 1820", "1820"],
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
    ["10 input channels since X is 48×64×10 and 20 output channels since W is 3×3×10×20", "10, 20"],
    ["X: 48×64×10 → 10 input channels; W: 3×3×10×20 → 20 output channels", "10, 20"],
    ["There are 10 channels going in and 20 coming out", "10, 20"],
    ["Conv2d(10, 20)", "10, 20"],
  ]);
});

describe("what is said of U", () => {
  cases("2a", [
    ["Z = (46, 62, 20) = U", "46, 62, 20"],
    ["Each channel of Z is 46×62 and there are 20 channels; U is the same size", "46, 62, 20"],
    ["The output is 46×62 with 20 channels", "46, 62, 20"],
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
    ["(0, 1) is the only one", "(0, 1)"],
    ["The only one is (0, 1)", "(0, 1)"],
    ["There is only one: (0, 1)", "(0, 1)"],
    ["(0, 1) is the one", "(0, 1)"],
    ["1 at (0, 1)", "1 at (0, 1)"],
  ]);
});
