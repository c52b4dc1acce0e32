// Where a wrong array differs, in words.
import { check, tensor } from "convbook";
import { describe, expect, test } from "vitest";
import { asking, three } from "./inputs.js";

type Matrix = number[][];

const told = (A: Matrix, answer: unknown) =>
  check("3a", answer as Matrix, asking(A)).differences.text.replaceAll("−", "-");

/** A matrix whose entries are all different, and whose middle is not like its border. */
const matrix = (rows: number, columns: number): Matrix =>
  Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => 10 * i + j + 0.5 + 100 * ((i * j) % 3)),
  );

describe("an answer that is a multiple is told by which number, to four digits", () => {
  const times = (A: Matrix, rule: (value: number) => number) => A.map((row) => row.map(rule));
  // The largest entry stands neither first nor last.
  const A = [
    [0, 4],
    [2.5, 0],
  ];
  test.each([
    [3, "3 times the right one"],
    [0.3, "0.3 times the right one"],
    [2.346, "2.346 times the right one"],
    [-1, "-1 times the right one"],
    [-3, "-3 times the right one"],
    [1 / 7, "the right one divided by 7"],
    [1 / 1024, "the right one divided by 1024"],
  ])("%s", (factor, words) => {
    expect(
      told(
        A,
        times(A, (value) => factor * value),
      ),
    ).toContain(`Every entry is ${words}.`);
  });

  test("whatever the rounding of the answer", () => {
    expect(told([[1.23456, 0.5]], "2.469 1.000")).toContain("Every entry is 2 times");
    expect(told([[5.0003, 1.5]], "1.667 0.500")).toContain("the right one divided by 3.");
  });

  test("but not where one entry is another, nor when all are 0", () => {
    expect(
      told(A, [
        [0, 12],
        [7.5, 1],
      ]),
    ).not.toContain("Every entry");
    expect(
      told(
        A,
        times(A, () => 0),
      ),
    ).toBe("2 of 4 entries are wrong: (0, 1) and (1, 0).");
  });
});

describe("an answer that is shifted is told how far", () => {
  const shifted = (A: Matrix, di: number, dj: number) =>
    A.map((row, i) => row.map((_, j) => A[i - di]?.[j - dj] ?? 99));

  test.each([
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
    [2, 0],
    [-2, 0],
    [0, 2],
    [0, -2],
    [1, -1],
  ])("(%s, %s), with half of the entries or more in their places", (di, dj) => {
    const A = matrix(4, 4);
    expect(told(A, shifted(A, di, dj))).toContain(
      `They are the right numbers, shifted by (${di}, ${dj}).`,
    );
  });

  test("not beyond 2, nor where fewer than half have their places", () => {
    for (const [A, di, dj] of [
      [matrix(8, 8), 3, 0],
      [matrix(8, 8), 0, -3],
      [matrix(3, 3), 2, 0],
      [matrix(2, 3), 1, 1],
    ] as const) {
      expect(told(A, shifted(A, di, dj))).not.toContain("shifted");
    }
  });

  test("not where the numbers would be alike anyway", () => {
    const [two, one] = [[[1, 2, 1, 2, 7]], [[1, 1, 1, 1, 7]]];
    expect(
      told(
        [
          [9, 9],
          [1, 2],
          [3, 3],
        ],
        [
          [0, 0],
          [9, 9],
          [1, 2],
        ],
      ),
    ).toContain("shifted by (1, 0)");
    expect(told(two, [[5, 1, 2, 1, 2]])).toContain("shifted by (0, 1)");
    expect(told(one, [[5, 1, 1, 1, 1]])).not.toContain("shifted");
  });
});

describe("wrong entries are told by what they have in common", () => {
  /** What is told when the entries at certain places are another number. */
  const off = (A: Matrix, isWrong: (i: number, j: number) => boolean) =>
    told(
      A,
      A.map((row, i) => row.map((value, j) => (isWrong(i, j) ? value + 7 : value))),
    );

  test("the border, from three rows and columns on", () => {
    expect(off(matrix(3, 3), (i, j) => i !== 1 || j !== 1)).toContain(
      "All of them are at the border.",
    );
    const isBorder = (i: number, j: number) => i * j * (4 - i) * (4 - j) === 0;
    expect(off(matrix(5, 5), isBorder)).toContain("All of them are at the border.");
    expect(off(matrix(5, 5), (i, j) => !isBorder(i, j))).toContain(
      "None of them is at the border.",
    );
    expect(off(matrix(2, 5), (_, j) => j !== 2)).not.toContain("border");
  });

  test("an output channel", () => {
    const layer = {
      X: tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]),
      W: tensor([1, -1, 2, 3, 0, 1], [1, 1, 2, 3]),
      activation: "none",
      dU: tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3], [2, 2, 3]),
    };
    const answer = layer.dU.toArray();
    answer[0][1][2] += 0.5;
    answer[1][0][2] += 0.25;
    expect(check("3a", answer, layer).differences.text).toBe(
      "2 of 12 entries are wrong: (0, 1, 2) and (1, 0, 2). All of them are in the output channel m = 2.",
    );
  });

  test("rows or columns that are at most half of all", () => {
    expect(off(matrix(5, 5), (i) => i === 1)).toContain("All of them are in the row i = 1.");
    expect(off(matrix(2, 3), (i) => i === 0)).toContain("All of them are in the row i = 0.");
    expect(off(matrix(3, 2), (i) => i > 0)).not.toContain("All of them are in");
    expect(off(matrix(5, 4), (i, j) => i % 2 === 0 && j === 3 - (i % 4))).toContain(
      "All of them are in the columns j = 1, 3.",
    );
  });

  test("all, or the first six of them", () => {
    expect(off(matrix(2, 2), () => true)).toBe("All 4 entries are wrong.");
    const six = off(matrix(4, 4), (i, j) => 4 * i + j < 6);
    expect(six).toMatch(/^6 of 16 entries are wrong: (\(\d, \d\)(, | and )?){6}\./);
    const seven = off(matrix(4, 4), (i, j) => 4 * i + j < 7);
    expect(seven).toMatch(/^7 of 16 entries are wrong: (\(\d, \d\)(, | and )){6}1 more\./);
  });

  test("the shape alone where it is another", () => {
    const verdict = check("3a", matrix(2, 2), asking(matrix(5, 5)));
    expect(verdict.differences).toEqual({
      entries: [],
      text: "The answer has the shape 2×2, but ∂J/∂Z has the shape 5×5.",
    });
  });

  test("a single number needs no more words, nor do the right ones in another shape", () => {
    expect(told([[3]], 4)).toBe("");
    expect(check("3a", [[4, 5]], asking([[3, 5]])).differences).toEqual({
      entries: [[0, 0]],
      text: "1 of 2 entries is wrong: (0, 0).",
    });
    const wide = check(
      "3a",
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      asking([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    );
    expect(wide.mistakes).toEqual(["giving the right numbers in another shape than 2×3"]);
    expect(wide.differences).toEqual({ entries: [], text: "" });
    expect(check("3a", "none", three).differences).toEqual({
      entries: [],
      text: "There is a ∂J/∂Z.",
    });
  });
});
