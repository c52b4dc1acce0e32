// Right answers for a student, found without the library, as code for the second argument of check.
import { variant } from "convbook";
import { each, forward, slide, times } from "../homework/layer.js";
import { FUNCTIONS, type Problem3 } from "../homework/problem-3.js";
import { right1 } from "../homework/students-1.js";
import { right3 } from "../homework/students-3.js";

/** Code for the second argument of check, by question. */
export type Answers = Record<string, string>;

export const RULES = {
  "3a": "(i, j, m, { U, dU }) => dU.at(i, j, m) * U.at(i, j, m) * (1 - U.at(i, j, m))",
  "3b": `(k1: number, k2: number, n: number, m: number, { X, dZ, rows, columns }) => {
    let sum = 0;
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) sum += dZ.at(i, j, m) * X.at(i + k1, j + k2, n);
    return sum;
  }`,
  "3db": `({ dZ, rows, columns, M }) => {
    const all = Array.from({ length: M }, () => 0);
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++)
        for (let m = 0; m < M; m++) all[m] += dZ.at(i, j, m);
    return all;
  }`,
  "3c": `(i, j, n, { W, dZ, rows, columns, K1, K2, M }) => {
    let sum = 0;
    for (let k1 = 0; k1 < K1; k1++)
      for (let k2 = 0; k2 < K2; k2++)
        for (let m = 0; m < M; m++)
          if (i >= k1 && j >= k2 && i - k1 < rows && j - k2 < columns)
            sum += W.at(k1, k2, n, m) * dZ.at(i - k1, j - k2, m);
    return sum;
  }`,
};

/** To all questions; those of Problem 3 as rules. */
export function rightAnswers(student: string): Answers {
  const { X, W } = variant(1, student);
  const { shapeX, shapeW } = variant(2, student);
  const [rows, columns, n] = shapeX;
  const [k1, k2, , m] = shapeW;
  const [I, J] = [rows - k1 + 1, columns - k2 + 1];
  const first = { X, W, Z: slide(X, W) };
  return {
    ...Object.fromEntries(
      Object.entries(right1).map(([part, solve]) => [part, JSON.stringify(solve(first))]),
    ),
    "2a": `"${I}×${J}×${m}"`,
    "2b": `[${n}, ${m}]`,
    "2c": `${I} * ${J} * ${m} * ${k1} * ${k2} * ${n}`,
    "2d": `"${k1 * k2 * n * m + m}"`,
    ...RULES,
  };
}

/** The gradients of Problem 3 as numbers. */
export function rightNumbers(student: string): Answers {
  const { X, W, b, dU } = variant(3, student);
  const Z = forward([X], W, b);
  const U = each(Z, FUNCTIONS.sigmoid);
  const dZ = times(
    [dU],
    each(U, (u) => u * (1 - u)),
  );
  const arrays = { X: [X], W, b, Z, U, dU: [dU], dZ };
  const problem: Problem3 = { activation: "sigmoid", batched: false, ...arrays };
  return Object.fromEntries(
    Object.entries(right3).map(([part, solve]) => [part, JSON.stringify(solve(problem))]),
  );
}

/** A cell's code with answers in the place of those that are empty, and the student's name. */
export function withAnswers(source: string, student: string, answers: Answers): string {
  return source
    .replace('const student = ""', `const student = "${student}"`)
    .replace(/check\("(\w+)", (?:""|\([^)]*\) => \{\n[\s\S]*?\n\})/g, (call, question) =>
      question in answers ? `check("${question}", ${answers[question]}` : call,
    );
}
