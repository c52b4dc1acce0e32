import { check, variant } from "convbook";
import { describe, expect, test } from "vitest";
import { each, forward, type Nested, numbersIn, slide, times } from "../homework/layer.js";
import { FUNCTIONS, type Problem3 } from "../homework/problem-3.js";
import {
  largest,
  places,
  right1,
  type Student,
  smallest,
  students1,
} from "../homework/students-1.js";
import { right3, students3 } from "../homework/students-3.js";

const SEEDS = Array.from({ length: 2000 }, (_, k) => `student ${k}`);

/** Numbers alike to what an answer is rounded to. */
const written = (answer: Nested) =>
  JSON.stringify(answer, (_, value) => (typeof value === "number" ? +value.toFixed(5) + 0 : value));

/** Students whose wrong answer happens to be right, and pairs of them who give the same answer. */
function lookAlikes<Problem>(
  students: readonly Student<Problem>[],
  right: Record<string, (problem: Problem) => Nested | "none">,
  problem: Problem,
): string[] {
  return Object.entries(right).flatMap(([part, solve]) => {
    const solved = solve(problem);
    const given = new Map([[solved === "none" ? solved : written(solved), "right"]]);
    return students.flatMap((student) => {
      const answer = student.part === part ? student.answer(problem) : undefined;
      if (answer === undefined) return [];
      const text = written(answer);
      const other = given.get(text);
      if (other === undefined) given.set(text, student.does);
      return other === undefined ? [] : [`${part}: ${student.does} / ${other}`];
    });
  });
}

/** The sentences that occur, each once, with how often. */
function counted(sentences: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const sentence of sentences) counts[sentence] = (counts[sentence] ?? 0) + 1;
  return counts;
}

function problem3(seed: string): Problem3 {
  const { X, W, b, dU } = variant(3, seed);
  const Z = forward([X], W, b);
  const U = each(Z, FUNCTIONS.sigmoid);
  const dZ = times(
    [dU],
    each(U, (u) => u * (1 - u)),
  );
  return { activation: "sigmoid", batched: false, X: [X], W, b, Z, U, dU: [dU], dZ };
}

describe("a variant of Problem 1", { timeout: 120_000 }, () => {
  const drawn = SEEDS.map((seed) => {
    const { X, W } = variant(1, seed);
    return { X, W, Z: slide(X, W) };
  });

  test("has one largest positive, one most negative and one zero pixel", () => {
    for (const { Z } of drawn) {
      const values = numbersIn(Z);
      const [[max], [min]] = [largest(Z), smallest(Z)];
      expect(max).toBeGreaterThan(0);
      expect(min).toBeLessThan(0);
      for (const wanted of [max, min, 0]) {
        expect(values.filter((value) => value === wanted).length).toBe(1);
      }
    }
  });

  test("has no pixel that answers two questions, and none on which row and column are alike", () => {
    for (const { Z } of drawn) {
      for (const [value, i, j] of places(Z)) {
        if (value === 0) expect(i).not.toBe(j);
      }
    }
  });

  test("tells the mistakes apart", () => {
    const alike = drawn.flatMap((problem) => lookAlikes(students1, right1, problem));
    expect(counted(alike)).toEqual({});
  });

  test("is small enough for a hand, of whole numbers, and never the same twice", () => {
    for (const { X, W, Z } of drawn) {
      expect(numbersIn([X, W]).every(Number.isInteger)).toBe(true);
      expect(Math.max(...numbersIn([X, W]).map(Math.abs))).toBeLessThan(10);
      expect(numbersIn(Z).length).toBeLessThanOrEqual(30);
    }
    expect(new Set(drawn.map((problem) => JSON.stringify(problem))).size).toBe(SEEDS.length);
  });
});

describe("a variant of Problem 2", () => {
  const drawn = SEEDS.map((seed) => {
    const { shapeX, shapeW } = variant(2, seed);
    const [R, C, N] = shapeX;
    const [A, B, , M] = shapeW;
    return { R, C, N, A, B, M, given: shapeW[2] };
  });

  test("is a layer with different lengths, whose X and W fit together", () => {
    for (const { R, C, N, A, B, M, given } of drawn) {
      expect(given).toBe(N);
      for (const [one, other] of [
        [R, C],
        [N, M],
        [A, B],
      ])
        expect(one).not.toBe(other);
      expect(R - A).not.toBe(C - B);
    }
  });

  test("tells the mistakes in counting apart", () => {
    for (const { R, C, N, A, B, M } of drawn) {
      // Each factor of the products left out, put in twice, or another in its place.
      const [I, J] = [R - A + 1, C - B + 1];
      const factors = [I, J, A, B, N, M];
      const product = (list: number[]) => list.reduce((a, b) => a * b, 1);
      const counts = [
        product(factors),
        product([R, C, A, B, N, M]),
        product([R - A, C - B, A, B, N, M]),
        product([R + A - 1, C + B - 1, A, B, N, M]),
        product([I, J, M]),
        product([A, B, N]),
        product([I, J, A, B]),
        ...[4, 5].map((left) => product(factors.filter((_, k) => k !== left))),
        ...[4, 5].map((twice) => product([...factors, factors[twice]])),
      ];
      const weights = A * B * N * M;
      const parameters = [M, 0, 1, N, N * M, N + M, I * J, I * J * M].map((more) => weights + more);
      const simpler = [A * B * M + M, A * B * M, A * B * N + M, A * B * N + 1, A * B * (N + M) + M];
      expect(new Set(counts).size).toBe(counts.length);
      expect(new Set([...parameters, ...simpler]).size).toBe(parameters.length + simpler.length);
    }
  });
});

describe("a variant of Problem 3", { timeout: 120_000 }, () => {
  const drawn = SEEDS.map(problem3);

  test("tells the mistakes apart", () => {
    const alike = drawn.flatMap((problem) => lookAlikes(students3, right3, problem));
    expect(counted(alike)).toEqual({});
  });

  test("has different lengths, whole numbers and no zero bias, and is never the same twice", () => {
    for (const { X, W, b, dU } of drawn) {
      const [[image], [slope]] = [X, dU];
      const lengths = [image, W, slope].map((A) => [A.length, A[0].length]);
      for (const [rows, columns] of lengths.slice(0, 2)) expect(rows).not.toBe(columns);
      expect(slope.length).toBe(image.length - W.length + 1);
      expect(W[0][0].length).not.toBe(b.length);
      expect(numbersIn([X, W, b, dU] as Nested).every(Number.isInteger)).toBe(true);
      expect(b).not.toContain(0);
    }
    expect(new Set(drawn.map(({ X, W }) => JSON.stringify([X, W]))).size).toBe(SEEDS.length);
  });
});

describe("variant", () => {
  test("gives the same for the same student, however the name is typed", () => {
    expect(variant(1, "Émile 7")).toEqual(variant(1, "  e\u0301MILE 7 "));
    expect(variant(3, 42)).toEqual(variant(3, "42"));
    expect(variant(1, "ada")).not.toEqual(variant(1, "adb"));
  });

  test("gives what check takes", () => {
    const verdicts = [
      check("1b", "", variant(1, "ada")),
      check("2c", "", variant(2, "ada")),
      check("3b", "", variant(3, "ada")),
    ];
    expect(verdicts.map(({ solution }) => solution.length > 0)).toEqual([true, true, true]);
  });

  test("refuses what is no student and no problem", () => {
    expect(() => variant(4 as 1, "ada")).toThrow("variant: problem must be 1, 2 or 3, but got 4");
    expect(() => variant(1, "")).toThrow(
      'variant: student must be a name or a number, but got the text ""; write yours between the quotes',
    );
    expect(() => variant(1, "  ")).toThrow("write yours between the quotes");
    expect(() => variant(1, Number.NaN)).toThrow(
      /^variant: student must be a name or a number, but got NaN$/,
    );
    expect(() => variant(1, ["ada"] as unknown as string)).toThrow(TypeError);
  });
});
