// Limits for both indices at once, in sentences and in code, and under other names.
import { describe } from "vitest";
import { cases, refusals } from "./tables.js";

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
    [
      "The lower limit of both sums is 0, the upper limits are 1 and 2.",
      "k1 from 0 to 1, k2 from 0 to 2",
    ],
    ["k1_max = 2, k2_max = 1, and both start at 0", "k1 from 0 to 2, k2 from 0 to 1"],
    ["first 0, last 1 for k1 and for k2", "k1 from 0 to 1, k2 from 0 to 1"],
    ["0 to 1 for k1, for k2 0 to 2", "k1 from 0 to 1, k2 from 0 to 2"],
  ]);
});

describe("sums in sentences and in code", () => {
  cases("1a", [
    ["Sum 1: 0 to 1, Sum 2: 0 to 2", "k1 from 0 to 1, k2 from 0 to 2"],
    [
      "for k1 = 0 to 1, for k2 = 0 to 2: s += W[k1,k2] * X[i+k1,j+k2]",
      "k1 from 0 to 1, k2 from 0 to 2",
    ],
    [
      "k1 runs from 0 to 1 because W has 2 rows, and k2 runs from 0 to 2 because W has 3 columns",
      "k1 from 0 to 1, k2 from 0 to 2",
    ],
    ["k1 ∈ ℕ, 0 ≤ k1 ≤ 1, and k2 ∈ ℕ, 0 ≤ k2 ≤ 2", "k1 from 0 to 1, k2 from 0 to 2"],
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
    ["i = 0..1, j = 0..2", "“i” counts pixels; the sums run over k1 and k2."],
    ["i from 0 to 4", "“i” counts pixels; the sums run over k1 and k2."],
    ["k1 from 0 to 1, j from 0 to 1", "“j” counts pixels; the sums run over k1 and k2."],
    ["k = 0..2, l = 0..1, m = 0..3", "“k” is not a word"],
    ["upper limit 2 for k1 and 1 for k2", "The lower limit of k1 is missing."],
  ]);
});
