// What a verdict says an answer was read as.
import { check } from "convbook";
import { expect, test } from "vitest";
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

test("with four digits", () => {
  const A = [Array.from({ length: 13 }, (_, k) => (4 - k) / 3)];
  expect(check("3a", A, asking(A)).read).toBe("13 numbers (1×13), beginning with 1.333, 1, 0.6667");
});
