import { check, convLayer, tensor } from "convbook";
import { describe, expect, test } from "vitest";
import { asking, three } from "./inputs.js";

describe("the differences of an array", () => {
  const inputs = {
    X: Array.from({ length: 5 }, (_, i) =>
      Array.from({ length: 5 }, (_, j) => ((7 * i + 3 * j) % 11) - 4),
    ),
    W: [
      [1, 2],
      [0, -1],
    ],
    activation: "none",
    dU: Array.from({ length: 4 }, (_, i) =>
      Array.from({ length: 4 }, (_, j) => 1 + ((i * 5 + j * 2) % 7)),
    ),
  };
  const { dX } = convLayer({ W: inputs.W }).backward(
    convLayer({ W: inputs.W }).forward(inputs.X),
    inputs.dU,
  );
  const changed = (rule: (value: number, i: number, j: number) => number) =>
    check(
      "3c",
      dX.toArray().map((row, i) => row.map((value: number, j: number) => rule(value, i, j))),
      inputs,
    ).differences;

  test("one entry", () => {
    expect(changed((x, i, j) => (i === 2 && j === 3 ? x + 0.5 : x))).toEqual({
      entries: [[2, 3]],
      text: "1 of 25 entries is wrong: (2, 3).",
    });
  });

  const patterns: [string, (value: number, i: number, j: number) => number, string][] = [
    [
      "the border",
      (x, i, j) => (i * j * (4 - i) * (4 - j) === 0 ? x + 0.5 : x),
      "All of them are at the border.",
    ],
    [
      "all but the border",
      (x, i, j) => (i * j * (4 - i) * (4 - j) === 0 ? x : x - 0.5),
      "None of them is at the border.",
    ],
    ["a row", (x, i) => (i === 1 ? x + 0.5 : x), "All of them are in the row i = 1."],
    [
      "two columns",
      (x, _i, j) => (j === 1 || j === 3 ? x + 0.5 : x),
      "All of them are in the columns j = 1, 3.",
    ],
    ["a factor", (x) => -3 * x, "Every entry is −3 times the right one."],
    ["a divisor", (x) => x / 7, "Every entry is the right one divided by 7."],
    [
      "a shift",
      (_x, i, j) => (i > 0 ? dX.at(i - 1, j) : 99),
      "They are the right numbers, shifted by (1, 0).",
    ],
  ];
  for (const [name, rule, text] of patterns) {
    test(name, () => expect(changed(rule).text).toContain(text));
  }

  test("one channel", () => {
    const colour = {
      X: tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]),
      W: tensor([1, -1, 2, 3, 0, 1], [1, 1, 2, 3]),
      activation: "none",
      dU: tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3], [2, 2, 3]),
    };
    const answer = colour.dU.toArray();
    answer[0][1][2] += 0.5;
    answer[1][0][2] += 0.25;
    expect(check("3a", answer, colour).differences.text).toBe(
      "2 of 12 entries are wrong: (0, 1, 2) and (1, 0, 2). All of them are in the output channel m = 2.",
    );
  });

  test("another shape", () => {
    expect(
      check(
        "3c",
        [
          [1, 2],
          [3, 4],
        ],
        inputs,
      ).differences.text,
    ).toBe("The answer has the shape 2×2, but ∂J/∂X has the shape 5×5.");
    const wide = { ...inputs, X: inputs.X.slice(1), dU: inputs.dU.slice(1) };
    const wrong = tensor(inputs.dU.slice(1).flat(), [4, 3]);
    expect(check("3a", wrong, wide).mistakes).toEqual([
      "giving the right numbers in another shape than 3×4",
    ]);
  });
});

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
    expect(off(matrix(2, 5), (_, j) => j !== 2)).not.toContain("border");
  });

  test("rows or columns that are at most half of all", () => {
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

  test("a single number needs no more words, nor do the right ones in another shape", () => {
    expect(told([[3]], 4)).toBe("");
    expect(told([[3, 5]], [4, 5])).toBe("1 of 2 entries is wrong: (0, 0).");
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
    expect(wide.differences).toEqual({ entries: [], text: "" });
    expect(check("3a", "none", three).differences).toEqual({
      entries: [],
      text: "There is a ∂J/∂Z.",
    });
  });
});
