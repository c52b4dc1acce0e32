// How one number is read: in digits or words, with its unit, as arithmetic, as the result of a sentence.
import { describe, expect, test } from "vitest";
import { cases, given, refusals } from "./tables.js";

// Asked for are 5133600 multiplications and 1820 parameters, of which 1800 are weights.
const counted = (answer: unknown, part = "2c") => given(part, answer);

describe("a number", () => {
  cases("2c", [
    ["2 hundred", "200"],
    ["3 thousand", "3000"],
    ["1 million", "1000000"],
    ["1.5 millions", "1500000"],
    ["2 billion", "2000000000"],
    ["12 345 678", "12345678"],
    ["1,234.5", "1234.5"],
    ["2.470.300", "2470300"],
    ["1'000'000", "1000000"],
    ["1,23", "1.23"],
    ["0,125", "0.125"],
    ["1 1/2", "1.5"],
    ["2 3/4 + 1/4", "3"],
    ["½", "0.5"],
    ["2½", "2.5"],
  ]);
  refusals("2c", [
    ["1234 567", "I read 2: 1234, 567."],
    ["1.5,25", "I read 2: 1.5, 25."],
    ["3 3/2", "I read 2: 3, 1.5."],
    ["3 2/2", "I read 2: 3, 1."],
    ["1.5 1/2", "I read 2: 1.5, 0.5."],
    ["2 1 /2", "I read 2: 2, 0.5."],
    ["2 1/ 2", "I read 2: 2, 0.5."],
    ["1 2/0", "has no result"],
    ["2.470.3", "“2.470.3” is not a number."],
    ["02.470.300", "“02.470.300” is not a number."],
    ["1e999", "“1e999” is too large or too small."],
    ["1e-999", "“1e-999” is too large or too small."],
  ]);

  test("of JavaScript's long ones", () => {
    expect(counted(5133600n).right).toBe(true);
  });
});

describe("arithmetic with fractions and powers", () => {
  cases("2c", [
    ["0.25 + 1", "1.25"],
    ["0.25 * 4", "1"],
    ["1/3 + 1/4", "0.583333333333333"],
    ["1/3 - 1/4", "0.0833333333333333"],
    ["2/3 * 3/5", "0.4"],
    ["(2/3)/(3/5)", "1.11111111111111"],
    ["20 -3", "17"],
    ["2^(6/(-2))", "0.125"],
    ["1e308 / 1e306", "100"],
    ["1^308", "1"],
    ["1^-308", "1"],
    // The numerator alone would be too large for a number.
    ["(10^308 * 4 / 3) / 10^308", "1.33333333333333"],
    ["10^308 * 4 / 3", "1.33333333333333e308"],
  ]);
  refusals("2c", [
    ["(10^10)^31", "has no result"],
    ["46 · 62 ·", "“*” has no meaning here."],
    ["2 +", "“+” has no meaning here."],
    ["2^", "“^” has no meaning here."],
  ]);
});

describe("between equal signs", () => {
  cases("2c", [
    ["2/3 = 0.7", "0.666666666666667"],
    ["0.1236 + 0 = 0.124", "0.1236"],
    ["2/3 = 0.67 + 1 = 1.67", "1.67"],
  ]);
  refusals("2c", [
    // A whole number is not rounded.
    ["2/3 = 1", "not equal: 0.666666666666667 and 1."],
    ["0.1234 + 0 = 0.124", "not equal: 0.1234 and 0.124."],
  ]);
});

describe("among several numbers the result counts", () => {
  cases("2c", [
    ["28520 → 5133600", "5133600"],
    ["[46, 62] → 2,852", "2852"],
    ["[180,200] → 36,000", "36000"],
    ["-1.5, 3, -4.5", "−4.5"],
    ["46 · 62 = 2852; 90 · 20 = 1800; 2852 · 1800 = 5133600", "5133600"],
    ["2852 pixels, 1800 products each. Altogether 5133600", "5133600"],
    ["10 and 20. Together 30", "30"],
    ["20 because 4 times 5 is 20", "20"],
    ["5133600 - multiplications", "5133600"],
  ]);
  refusals("2c", [
    ["46 · 62 = 2852, 3 · 3 = 9", "I read 2: 2852, 9."],
    ["10 and 20, so 31", "I read 3: 10, 20, 31."],
    ["because 4 times 5 is 20", "“because” is not a word that I know here."],
    ["so 90, 5133600", "I read 2: 90, 5133600."],
    ["multiplications", "There is no number in the answer."],
    ["90 each", "“Each” leaves open how many there are in all."],
    ["2852 pixels", "“pixels” is not what is to be counted."],
    ["about 5133600", "“about” leaves the number open."],
  ]);

  test("with its parts in parentheses, or as their sum", () => {
    for (const [answer, read] of [
      ["1820 (1800 weights, 20 biases)", "1820"],
      ["so 1820 (1800 weights, 20 biases)", "1820"],
      ["1800 weights and 20 biases", "1820"],
      ["1800 weights", "1800"],
      ["1820 weights and biases", "1820"],
    ]) {
      expect(counted(answer, "2d").read).toBe(read);
    }
    expect(counted("1820 (1800 weights, 21 biases)", "2d").reason).toMatch(/I read 3: 1820/);
    expect(counted("so (1800 weights, 20 biases)", "2d").reason).toMatch(/I read 2: 1800, 20/);
  });
});

test("digits on both sides of a word are two numbers", () => {
  expect(counted("20 pixels 736").state).toBe("unreadable");
  expect(counted("20 736").read).toBe("20736");
});
