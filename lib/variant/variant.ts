// The public variant: inputs of a problem for each student.
import { describe } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { drawFrom } from "./draw";
import { draw1, type Problem1Inputs } from "./problem1";
import { draw2, type Problem2Inputs } from "./problem2";
import { draw3, type Problem3Inputs } from "./problem3";

const DRAWS = { 1: draw1, 2: draw2, 3: draw3 };

/**
 * Inputs of a problem in small whole numbers, of which every student gets others: the same for the
 * same student on every machine. They are chosen so that each question has an answer, for 1c to 1e a
 * single pixel, and so that each of the common mistakes gives another answer.
 *
 * | problem | result |
 * | --- | --- |
 * | 1 | { X, W }: X[i, j] with 5 to 7 rows and columns, W[k1, k2] of 2×3 or 3×2 |
 * | 2 | { shapeX, shapeW }: [i, j, n] and [k1, k2, n, m] |
 * | 3 | { X, W, b, dU }: X[i, j, n], W[k1, k2, n, m], b[m], and dU[i, j, m] for ∂J/∂U |
 *
 * @param problem 1, 2 or 3
 * @param student a student's name or number; small and capital letters are the same
 * @returns the inputs as nested arrays, as {@link check} takes them
 * @throws ValueError when there is no such problem, or the student is empty or not finite
 * @throws TypeError when the student is neither text nor a number
 *
 * @example
 * variant(1, "ada").W // [[-2, -1, -2], [2, 2, -1]]
 * @example
 * variant(2, "ada") // { shapeX: [21, 45, 7], shapeW: [4, 5, 7, 19] }
 */
export function variant(problem: 1, student: string | number): Problem1Inputs;
export function variant(problem: 2, student: string | number): Problem2Inputs;
export function variant(problem: 3, student: string | number): Problem3Inputs;
export function variant(problem: 1 | 2 | 3, student: string | number): object {
  return publicly("variant", () => {
    if (!Object.hasOwn(DRAWS, problem)) {
      throw new ValueError(`problem must be 1, 2 or 3, but got ${describe(problem)}`);
    }
    const name = readName(student);
    for (let attempt = 0; ; attempt++) {
      const inputs = DRAWS[problem](drawFrom(hash(`${problem} ${attempt} ${name}`)));
      if (inputs !== undefined) return inputs;
    }
  });
}

function readName(student: unknown): string {
  const needed = `student must be a name or a number, but got ${describe(student)}`;
  if (typeof student !== "string" && typeof student !== "number") throw new KindError(needed);
  if (typeof student === "number" && !Number.isFinite(student)) throw new ValueError(needed);
  const name = String(student).normalize("NFC").trim().toLowerCase();
  // A handout leaves the quotes for the student to fill.
  if (name === "") throw new ValueError(`${needed}; write yours between the quotes`);
  return name;
}

/** FNV-1a over the text's UTF-16 units: 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) {
    state = Math.imul(state ^ text.charCodeAt(k), 0x01000193);
  }
  return state >>> 0;
}
