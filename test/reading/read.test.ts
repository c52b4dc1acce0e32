// What a verdict says an answer was read as.
import { check } from "convbook";
import { describe, expect, test } from "vitest";
import { asking, one } from "../judge/inputs.js";

/** A matrix of 1, 2, 3, … and what its numbers are read as. */
function readOf(rows: number, columns: number, answer: "list" | "array"): string {
  const A = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => i * columns + j + 1),
  );
  return check("3a", answer === "list" ? A.flat() : A, asking(A)).read;
}

test("up to twelve numbers are repeated", () => {
  expect(check("1b", "5×4", one).read).toBe("5, 4");
  expect(check("1d", "none", one).read).toBe("none");
  expect(readOf(3, 4, "array")).toBe("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12");
});

test("of more the first three are, and the shape", () => {
  expect(readOf(1, 13, "list")).toBe("13 numbers, beginning with 1, 2, 3");
  expect(readOf(4, 4, "list")).toBe("16 numbers, beginning with 1, 2, 3");
  expect(readOf(4, 4, "array")).toBe("16 numbers (4×4), beginning with 1, 2, 3");
});

test("with six digits where a program computed more", () => {
  const A = [Array.from({ length: 13 }, (_, k) => (4 - k) / 3)];
  expect(check("3a", A, asking(A)).read).toBe(
    "13 numbers (1×13), beginning with 1.33333, 1, 0.666667",
  );
});

describe("what was typed looks like no other number, and the solution has six digits", () => {
  const rows: [answer: string, entry: number, read: string, solution: string][] = [
    ["100000.5 at (0, 0)", 100000.5, "100000.5", "100001"],
    ["1234567.25 at (0, 0)", 1234567.25, "1234567.25", "1.23457e6"],
    ["0.123456789012345 at (0, 0)", 0.123456789012345, "0.123456789012345", "0.123457"],
    ["1/3 at (0, 0)", 1 / 3, "0.333333333333333", "0.333333"],
    ["0.333 at (0, 0)", 1 / 3, "0.333", "0.333333"],
    ["9007199254740991 at (0, 0)", 2 ** 53 - 1, "9007199254740991", "9007199254740991"],
    ["0.0000125 at (0, 0)", 0.0000125, "1.25e−5", "1.25e−5"],
  ];
  test.each(rows)("%s for %s", (answer, entry, read, solution) => {
    const verdict = check("1c", answer, { X: [[entry]], W: [[1]] });
    expect(verdict.right).toBe(true);
    expect(verdict.read).toBe(`${read} at (0, 0)`);
    expect(verdict.solution).toContain(` is ${solution}, at (0, 0)`);
  });

  test("with the fraction of a large number", () => {
    const large = 1e15 + 0.5;
    const inputs = { X: [[large, 1]], W: [[1]] };
    expect(check("1c", [large, 0, 0], inputs).read).toBe("1000000000000000.5 at (0, 0)");
    expect(check("1c", [0.1 + 0.2, 0, 0], inputs).read).toBe("0.3 at (0, 0)");
  });

  test("in a list of typed numbers too", () => {
    const A = [[100000.5, 2]];
    expect(check("3a", "100000.5, 2", asking(A)).read).toBe("100000.5, 2");
  });

  test("where two numbers differ", () => {
    const { reason } = check("2c", "1000.125 * 800 = 800100.5", {
      shapeX: [2, 2, 1],
      shapeW: [1, 1, 1, 1],
    });
    expect(reason).toContain("not equal: 800100 and 800100.5.");
  });
});
