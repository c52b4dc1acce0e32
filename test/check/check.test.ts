import { type CheckInputs, check, convLayer, ShapeError, tensor, ValueError } from "convbook";
import * as math from "mathjs";
import { describe, expect, test } from "vitest";
import {
  four,
  generator,
  gradientW,
  gradientX,
  grid,
  type Nested,
  numbersIn,
} from "../homework/layer.js";
import { noisyAnswers, rightAnswers, students } from "../homework/runs.js";
import { gradients, one, three } from "../judge/inputs.js";

/** A nested array as a tensor has it; [6, [1, 0]] is none. */
const isArray = (nested: Nested): nested is Nested[] =>
  typeof nested !== "number" && new Set(nested.map((entry) => typeof entry)).size === 1;

describe("check names the mistake of a student who", () => {
  const RUNS = 4;

  for (const { part, does, named, verdicts } of students) {
    test(`${part}: ${does}`, () => {
      const judged = verdicts(RUNS);
      const recognized = judged.filter(({ mistakes }) => mistakes.some((name) => named.test(name)));
      expect(judged.length).toBe(RUNS);
      // Where others give the same numbers, only the three likeliest are named.
      expect(recognized.length, String(judged[0])).toBeGreaterThanOrEqual(RUNS - 1);
    });
  }

  test("no two of them are told the same", () => {
    const told = students.map((student) => ({ ...student, verdicts: student.verdicts(RUNS) }));
    for (const { part, does, named } of told) {
      const others = told.filter((other) => other.part === part && other.does !== does);
      const mistaken = others.filter(
        ({ verdicts }) =>
          verdicts.filter(({ mistakes: [first = ""] }) => named.test(first)).length > 1,
      );
      expect(
        mistaken.map((other) => other.does),
        `${part}: ${does}`,
      ).toEqual([]);
    }
  });

  test("all parts have such students", () => {
    expect(students.length).toBeGreaterThan(140);
    expect(new Set(students.map(({ part }) => part)).size).toBe(13);
  });
});

describe("check on answers that no mistake gives", () => {
  test("right answers are right, and nothing is named, in every form", () => {
    const judged = rightAnswers(60, [
      (answer) => answer,
      (answer) => (isArray(answer) ? math.matrix(answer as number[]) : answer),
      (answer) => numbersIn(answer).join(" "),
      (answer) => (isArray(answer) ? tensor(answer) : answer),
      (answer) => JSON.stringify(answer),
    ]);
    const failed = judged.filter(({ verdict }) => !verdict.right || verdict.mistakes.length > 0);
    expect(judged.length).toBe(780);
    expect(failed.map(({ part, answer }) => [part, answer])).toEqual([]);
  });

  test("noise in an array is never explained, and in a list of whole numbers seldom", () => {
    const judged = noisyAnswers(40);
    const explained = judged.filter(({ verdict }) => verdict.mistakes.length > 0);
    expect(judged.length).toBeGreaterThan(450);
    expect(explained.filter(({ part }) => part.startsWith("3"))).toEqual([]);
    expect(explained.length / judged.length).toBeLessThan(0.06);
  });
});

test("check takes the stride, padding and dilation of a layer", () => {
  const inputs = {
    ...three,
    dU: [
      [1, -1],
      [2, 1],
    ],
    stride: 2,
    padding: 1,
  };
  const strided = convLayer({
    W: three.W,
    b: three.b,
    activation: "sigmoid",
    stride: 2,
    padding: 1,
  });
  const { dX } = strided.backward(strided.forward(three.X), inputs.dU);
  expect(check("3c", dX, inputs).right).toBe(true);
  expect(check("3c", gradients.dX, inputs).right).toBe(false);
});

test("check recognises gradients that leave out the stride", () => {
  const { next } = generator(3);
  const X = four([1, 6, 7, 2], next);
  const W = four([2, 3, 2, 2], next);
  const dU = four([1, 3, 3, 2], next);
  const inputs = { X: X[0], W, dU: dU[0], activation: "none", stride: 2 };
  // Without the stride, the windows of the 3×3 pixels of Z reach over 4×5 pixels of X.
  const reached = X.map((image) => image.slice(0, 4).map((row) => row.slice(0, 5)));
  expect(check("3b", gradientW(reached, dU), inputs).mistakes).toEqual(["leaving out the stride"]);
  const [inner] = gradientX(W, dU);
  const around = X[0].map((row, i) => row.map((_, j) => inner[i]?.[j] ?? [0, 0]));
  expect(check("3c", around, inputs).mistakes).toEqual(["leaving out the stride"]);
});

test("the solution follows the stride, padding and dilation of the layer", () => {
  const moves = { stride: [2, 1], padding: 1, dilation: [1, 3] };
  const X = grid(5, 6, (i, j) => i - j);
  const dU = grid(3, 5, (i, j) => i + j);
  const inputs = { X, W: grid(2, 2, (k1, k2) => k1 + k2), dU, ...moves };
  expect(check("3b", "", inputs).solution).toContain("X[2·i + k1 − 1, j + 3·k2 − 1]");
  expect(check("3c", "", inputs).solution).toContain("∂J/∂Z[(i + 1 − k1)/2, j + 1 − 3·k2]");
});

describe("check refuses", () => {
  const refused: [string, unknown, unknown, unknown, new (message: string) => Error, string][] = [
    [
      "an unknown part",
      "4a",
      1,
      one,
      ValueError,
      'check: there is no question "4a"; the questions are 1a, 1b, 1c, 1d, 1e, 2a, 2b, 2c, 2d, 3a, 3b, 3c, 3db',
    ],
    [
      "a part that is no text",
      1,
      1,
      one,
      TypeError,
      'check: question must be text such as "1a", but got 1',
    ],
    [
      "an unknown input",
      "1a",
      1,
      { ...one, b: 1 },
      TypeError,
      'check: Problem 1 has no input "b"; its inputs are X, W',
    ],
    [
      "inputs that are no object",
      "2a",
      1,
      [1],
      TypeError,
      "check: inputs must be an object with the inputs of Problem 2, shapeX, shapeW, but got a list",
    ],
    [
      "a missing input",
      "3a",
      1,
      one,
      TypeError,
      "check: dU must be a nested array of numbers, a Tensor or a mathjs matrix, but got undefined",
    ],
    [
      "a missing shape",
      "2a",
      1,
      {},
      TypeError,
      "check: the shape of X must be a list of whole numbers such as [6, 5], but got undefined",
    ],
    [
      "three axes in Problem 1",
      "1a",
      1,
      { X: [[[1]]], W: one.W },
      ShapeError,
      "check: X must have 2 axes in Problem 1, but got 3",
    ],
    [
      "a kernel larger than X",
      "1b",
      1,
      { X: [[1]], W: one.W },
      ShapeError,
      "check: the kernel W is 2×2 but X is only 1×1; a valid convolution needs W no larger than X",
    ],
    [
      "a gradient of another shape",
      "3b",
      1,
      { ...three, dU: [[1]] },
      ShapeError,
      "check: dU must have the shape of Z, 2×2, but got 1×1",
    ],
    [
      "an unknown activation",
      "3b",
      1,
      { ...three, activation: "swish" },
      ValueError,
      'check: activation must be one of none, relu, sigmoid, tanh or an expression in z, but got the text "swish"',
    ],
  ];
  for (const [title, part, answer, inputs, kind, message] of refused) {
    test(title, () => {
      const call = () => check(part as string, answer as string, inputs as CheckInputs);
      expect(call).toThrow(kind);
      expect(call).toThrow(message);
    });
  }
});
