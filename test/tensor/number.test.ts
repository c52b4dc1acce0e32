import { formatNumber, tensor } from "convbook";
import fc from "fast-check";
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
    [[0.00004, 1], ["4e−5", "1"]],
    [[0.00005, 1], ["0.0001", "1.0000"]],
    [[0.00006, 1], ["0.0001", "1.0000"]],
    [[0.0002, 1], ["0.0002", "1.0000"]],
    // A difference of less than a millionth of a millionth is taken for a rounding error.
    [[0.5 * (1 + 5e-13)], ["0.5"]],
    [[0.5 * (1 + 5e-12)], ["0.5000"]],
    [[1000.5 * (1 + 5e-13)], ["1000.5"]],
    // Whole numbers are whole as long as they are exact; fractions from 1e7 on have three digits.
    [[9999999999], ["9999999999"]],
    [[-1e10], ["−10000000000"]],
    [[2 ** 53, 2 ** 60], ["9007199254740992", "1.15e18"]],
    [[1000000.5, 1], ["1000000.5", "1.0"]],
    [[9999999.5], ["9999999.5"]],
    [[10000000.5, 1], ["1e7", "1"]],
    // Whole numbers from 1e7 on have no decimals, even beside numbers that have some.
    [[1000000, 0.25], ["1000000.00", "0.25"]],
    [[10000000, 0.25], ["10000000", "0.25"]],
  ];
  for (const [values, texts] of written) {
    test(`[${values.join(", ")}]`, () => expect(printed(...values)).toEqual(texts));
  }
});

describe("formatNumber", () => {
  test("writes whole numbers whole, and nothing that is not exact as if it were", () => {
    // biome-ignore format: a table
    const written: [value: number, text: string][] = [
      [0.1 + 0.2, "0.3"], [-0, "0"], [1 / 3, "0.333333"], [-6, "−6"], [2.5, "2.5"],
      [1234567, "1234567"], [1234567.25, "1.23457e6"], [999999.7, "1e6"], [-999999.25, "−999999"],
      [2 ** 53, "9007199254740992"], [2 ** 53 + 2, "9.0072e15"], [-1e20, "−1e20"],
      [0.0001, "0.0001"], [0.00001, "1e−5"], [1.5e-12, "1.5e−12"], [1e-300, "1e−300"],
      [Infinity, "∞"], [-Infinity, "−∞"], [Number.NaN, "NaN"],
    ];
    for (const [value, text] of written) expect(formatNumber(value)).toBe(text);
  });

  test("agrees with the platform's own rounding to six digits", () => {
    const six = { maximumSignificantDigits: 6, useGrouping: false } as const;
    const plain = new Intl.NumberFormat("en", six);
    const scientific = new Intl.NumberFormat("en", { ...six, notation: "scientific" });
    const number = fc.tuple(
      fc.double({ min: 1, max: 10, noNaN: true }),
      fc.integer({ min: -30, max: 30 }),
    );
    fc.assert(
      fc.property(number, fc.boolean(), ([mantissa, power], negative) => {
        const value = (negative ? -1 : 1) * mantissa * 10 ** power;
        const rounded = Math.abs(Number(scientific.format(value)));
        const expected =
          Number.isInteger(value) && Math.abs(value) <= 2 ** 53
            ? BigInt(value).toString()
            : rounded >= 1e6 || rounded < 1e-4
              ? scientific.format(value).toLowerCase()
              : plain.format(value);
        expect(formatNumber(value)).toBe(expected.replaceAll("-", "−"));
      }),
    );
  });
});
