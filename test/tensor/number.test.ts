import { formatNumber, tensor } from "convbook";
import { describe, expect, test } from "vitest";

/** The numbers of a list as a tensor prints them, side by side. */
const printed = (...values: number[]) => String(tensor(values)).split("\n")[1].trim().split(/\s+/);

describe("a printed tensor writes all its numbers in one form", () => {
  // biome-ignore format: a table
  const written: [values: number[], texts: string[]][] = [
    // The fewest decimals that show every value, at most four.
    [[1, 0.25], ["1.00", "0.25"]],
    [[0.25, 1], ["0.25", "1.00"]],
    [[1 / 3, 2], ["0.3333", "2.0000"]],
    [[0.1 + 0.2, 1], ["0.3", "1.0"]],
    [[-0, 0], ["0", "0"]],
    // A number that four decimals would round to 0 has an exponent, and adds no decimals to the others.
    [[0.00004, 1], ["4e-5", "1"]],
    [[0.00005, 1], ["0.0001", "1.0000"]],
    [[0.00006, 1], ["0.0001", "1.0000"]],
    [[0.0002, 1], ["0.0002", "1.0000"]],
    // A difference of less than a millionth of a millionth is taken for a rounding error.
    [[0.5 * (1 + 5e-13)], ["0.5"]],
    [[0.5 * (1 + 5e-12)], ["0.5000"]],
    [[1000.5 * (1 + 5e-13)], ["1000.5"]],
    // Whole numbers from 1e10 on, and fractions from 1e7 on, have three digits.
    [[9999999999], ["9999999999"]],
    [[1e10], ["1e+10"]],
    [[123456789012], ["1.23e+11"]],
    [[1000000.5, 1], ["1000000.5", "1.0"]],
    [[9999999.5], ["9999999.5"]],
    [[10000000.5, 1], ["1e+7", "1"]],
    // Whole numbers from 1e7 on have no decimals, even beside numbers that have some.
    [[1000000, 0.25], ["1000000.00", "0.25"]],
    [[10000000, 0.25], ["10000000", "0.25"]],
  ];
  for (const [values, texts] of written) {
    test(`[${values.join(", ")}]`, () => expect(printed(...values)).toEqual(texts));
  }
});

test("formatNumber writes up to ten digits", () => {
  expect([0.1 + 0.2, -0, 1 / 3, 12345678901.5, 1e-300].map(formatNumber)).toEqual([
    "0.3",
    "0",
    "0.3333333333",
    "12345678900",
    "1e-300",
  ]);
  expect(formatNumber(Number.MAX_SAFE_INTEGER)).toBe("9007199254740991");
});
