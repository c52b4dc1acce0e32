// How far an answer may be from the right numbers, by what was typed.
import { check } from "convbook";
import { describe, expect, test } from "vitest";
import { asking, one } from "./inputs.js";

const judged = (A: number[], answer: number[] | string) => check("3a", answer, asking([A]));

describe("numbers of an array are right", () => {
  const right: [A: number[], answer: number[] | string, why: string][] = [
    [[0, 0], "0 0", "all zeros"],
    [[0.5, 0.0051], "0.5 5e-3", "an exponent counts as decimals"],
    [[1.5, 0.25], [1.500002, 0.25], "float32 leaves millionths of the largest"],
    [[0.01, 0.0022], "0.010 0.002", "three decimals"],
    [[0.0094, 0.0022], "0.009 0.002", "three decimals of small numbers"],
    [[0, 1234.56], "0 1235", "three digits, 0 is 0"],
    [[1234.56, 0.5], "1.23e3 0.500", "three digits with an exponent"],
    [[1e6, 3], [1000000.0005, 3], "whole numbers up to the last digits of float64"],
    [[1e9, 3], [1e9 + 0.05, 3], "the largest whole numbers up to a tenth"],
  ];
  test.each(right)("%j: %j, for %s", (A, answer) => {
    expect(judged(A, answer).right).toBe(true);
  });

  const wrong: [A: number[], answer: number[] | string, why: string][] = [
    [[1.5, 0.25], [1.50001, 0.25], "more than float32 leaves"],
    [[0.1236, 0.5], "0.123 0.5", "the last digit is cut off"],
    [[0, 123.456], "0.4 123", "0 has no digits to round"],
    [[3.4, 120.3], [3, 120], "decimals are lost"],
    [[1e6, 3], [1000000.005, 3], "a whole number is exact"],
    [[1e9, 3], [1e9 + 0.5, 3], "a large whole number is exact"],
  ];
  test.each(wrong)("%j: not %j, since %s", (A, answer) => {
    expect(judged(A, answer).right).toBe(false);
  });

  test("exactly, where no digit was left out; else up to rounding", () => {
    const first = (A: number[], answer: number[]) => String(judged(A, answer)).split("\n")[0];
    const large = 1e9 + 0.5;
    expect(first([large, 3], [large + 0.3, 3])).toBe("That is right.");
    expect(first([1.5, 0.25], [1.5 + 1e-9, 0.25])).toBe("That is right.");
    expect(first([1.5, 0.25], [1.5 + 1e-8, 0.25])).toBe("That is right, up to rounding.");
    expect(first([1e-9, 2.5], [1e-9, 2.5])).toBe("That is right.");
  });
});

describe("a wrong answer", () => {
  const [CUT, COARSE] = ["cutting digits off, or rounding before the end", "rounding too much"];
  const causes: [A: number[], answer: string, cause: string | undefined][] = [
    [[0.1236, 0.5], "0.123 0.500", CUT],
    [[2, 0.1236], "2 0.123", CUT],
    [[0.12345, 0.5], "0.122 0.5", undefined],
    [[0.52, 3.14], "0.5 3.1", COARSE],
    [[0.1, 0.03], "0.1 0.0", COARSE],
    [[1234.56, 4321.9], "1.2e3 4.3e3", COARSE],
    [[1234.56, 4321.9], "1e3 4e3", undefined],
    [[3.4, 120.3], "3 120", undefined],
  ];
  test.each(causes)("%j: %j comes from %s", (A, answer, cause) => {
    expect(judged(A, answer).mistakes).toEqual(cause === undefined ? [] : [cause]);
  });

  test("is not called wrong where it is rounded", () => {
    const entries = (A: number[], answer: string) => judged(A, answer).differences.entries;
    expect(entries([0.0625, 0.5, 0.75], "0.063 0.500 0.900")).toEqual([[0, 2]]);
    expect(entries([0, 0, 0], "0 1 0")).toEqual([[0, 1]]);
  });

  test("names a place without the sign of −0", () => {
    expect(check("1d", [-6, -0, 9], one).differences.entries).toEqual([[0, 9]]);
  });
});
