import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Kernel } from "../../scripts/kernel.mjs";
import { notebookFiles } from "../../scripts/project.mjs";
import { codeCells, runCells, type Shown, visible } from "./cells.js";

type Matrix = number[][];

const { before, inputs, below } = codeCells(
  notebookFiles().find((path) => path.includes("01-")) as string,
);

const X0 = [
  [0, 0, 0, 0, 0],
  [0, 3, 3, 3, 0],
  [0, 3, 3, 3, 0],
  [0, 3, 2, 3, 0],
  [0, 3, 2, 3, 0],
  [0, 0, 0, 0, 0],
];
const W0 = [
  [1, -1],
  [1, -1],
];
const fill = (rows: number, columns: number, value: (i: number, j: number) => number): Matrix =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => value(i, j)));
const digits = (i: number, j: number) => ((7 * i * i + 5 * j + 3 * i * j) % 19) - 9;

/** Inputs that a reader may try, of every kind that one of the sentences depends on. */
const cases: [string, Matrix, Matrix, [number, number]?][] = [
  ["as stored", X0, W0],
  [
    "Sobel",
    X0,
    [
      [1, 0, -1],
      [2, 0, -2],
      [1, 0, -1],
    ],
    [1, 1],
  ],
  [
    "Sobel, quarter turn",
    X0,
    [
      [1, 2, 1],
      [0, 0, 0],
      [-1, -2, -1],
    ],
  ],
  ["a blur in fractions", X0, fill(3, 3, () => 1 / 9)],
  [
    "a Laplacian",
    X0,
    [
      [0, 1, 0],
      [1, -4, 1],
      [0, 1, 0],
    ],
  ],
  [
    "a diagonal kernel",
    X0,
    [
      [1, 0],
      [0, -1],
    ],
  ],
  [
    "the reversed kernel",
    X0,
    [
      [-1, 1],
      [-1, 1],
    ],
  ],
  ["a 1×1 kernel", X0, [[2]], [5, 4]],
  ["a 1×1 kernel of 0", X0, [[0]]],
  ["a kernel as large as X", fill(3, 4, digits), fill(3, 4, (i, j) => i - j)],
  ["a 1×1 X", [[5]], [[-3]], [0, 0]],
  ["one row", [[1, 4, 2, 8, 5, 7]], [[1, -1]]],
  ["one row, one weight", [[1, 4, 2]], [[3]]],
  ["one column", [[1], [4], [2], [8]], [[1], [1]]],
  ["all zeros", fill(4, 4, () => 0), W0],
  ["no zero in Z", fill(4, 5, (i, j) => i + 2 * j + 1), fill(2, 2, () => 1)],
  ["no positive entry", fill(4, 5, (i, j) => i + j + 1), fill(2, 2, () => -1)],
  ["none positive, some zero", X0, [[-1]]],
  [
    "ties everywhere",
    fill(5, 5, () => 4),
    [
      [1, 1],
      [1, 1],
    ],
  ],
  ["all entries 0 from an even X", fill(5, 5, () => 4), W0],
  [
    "halves and quarters",
    fill(4, 4, (i, j) => (i - j) / 4),
    [
      [0.5, -0.25],
      [0.125, 1],
    ],
  ],
  ["tenths, which round", fill(3, 6, (_, j) => j / 10), [[1, -2, 1]]],
  [
    "negative numbers",
    fill(5, 4, (i, j) => -digits(i, j)),
    [
      [-1, -2],
      [-3, 4],
    ],
  ],
  [
    "large numbers",
    fill(4, 4, (i, j) => 1e6 * digits(i, j)),
    [
      [1000, -1],
      [1, -1000],
    ],
  ],
  ["very small numbers", fill(4, 4, (i, j) => Number(`${digits(i, j)}e-9`)), W0],
  [
    "whole numbers beyond 2^53",
    fill(4, 4, (i, j) => 1e9 * digits(i, j)),
    fill(2, 2, (i, j) => 1e9 * (1 - i - j)),
  ],
  [
    "very small times very large",
    fill(5, 5, (i, j) => Number(`${digits(i, j)}e-9`)),
    fill(2, 3, (i, j) => 1e9 * (j - 1 - i)),
  ],
  [
    "too small for a hundred decimals",
    fill(4, 4, (i, j) => Number(`${digits(i, j)}e-70`)),
    [[1e-60, -2e-60]],
  ],
  ["a kernel of 7×6", fill(9, 9, digits), fill(7, 6, (i, j) => ((i + j) % 3) - 1)],
  ["a blur of 6×6", fill(8, 7, digits), fill(6, 6, () => 1 / 36)],
  ["a kernel of zeros", X0, fill(3, 3, () => 0)],
  ["a large X and a large kernel", fill(40, 40, digits), fill(12, 12, (i, j) => ((i * j) % 5) - 2)],
  ["a larger X", fill(12, 16, digits), fill(3, 5, (i, j) => ((i + 2 * j) % 5) - 2), [9, 11]],
  ["a wide X", fill(2, 30, digits), [[1, -1]]],
  ["a pixel outside Z", X0, W0, [5, 4]],
  ["a pixel that is not whole", X0, W0, [0.5, 1]],
];

/** Z computed another way: every pixel of X is added to the pixels of Z that it goes into. */
function scattered(X: Matrix, W: Matrix): Matrix {
  const Z = fill(X.length - W.length + 1, X[0].length - W[0].length + 1, () => 0);
  W.forEach((row, k1) => {
    row.forEach((weight, k2) => {
      X.forEach((line, a) => {
        line.forEach((value, b) => {
          if (Z[a - k1]?.[b - k2] !== undefined) Z[a - k1][b - k2] += weight * value;
        });
      });
    });
  });
  return Z;
}

/** Numbers as multiples of a power of ten, whose sums are exact; NaN if there is no such power. */
function onPaper(A: Matrix): Matrix {
  for (let power = 12; power >= -80; power--) {
    const whole = A.map((row) => row.map((value) => Math.round(value / 10 ** power)));
    const isIt = (value: number, k: number, row: number) =>
      Math.abs(Number(`${whole[row][k]}e${power}`) - value) <= 2 ** -52 * Math.abs(value);
    if (A.every((values, row) => values.every((value, k) => isIt(value, k, row)))) return whole;
    if (whole.flat().some((value) => Math.abs(value) > 1e6)) break;
  }
  return A.map((row) => row.map(() => Number.NaN));
}

const places = (Z: Matrix, wanted: number) =>
  Z.flatMap((row, i) => row.flatMap((value, j) => (value === wanted ? [[i, j]] : [])));

/** The index tuples in a text, in order. */
const tuples = (text: string) =>
  [...text.matchAll(/\((\d+), (\d+)\)/g)].map((match) => [Number(match[1]), Number(match[2])]);

/** The numbers in a text. */
const numbers = (text: string) =>
  [...text.matchAll(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g)].map((match) => Number(match[0]));

/** The answers that a reader can open, as text with a plain minus sign. */
const revealed = ({ text }: Shown) =>
  [...text.matchAll(/<details.*?<\/details>/gs)].map(([details]) =>
    details
      .replace(/<summary.*?<\/summary>/s, "")
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll("−", "-")
      .trim(),
  );

/** The pictures of a cell, as SVG. */
const pictures = (text: string) =>
  [...text.matchAll(/base64,([\w+/=]+)/g)].map((match) =>
    Buffer.from(match[1], "base64").toString(),
  );

const literal = (X: Matrix, W: Matrix, pixel: readonly number[]) =>
  `const X = ${JSON.stringify(X)};\nconst W = ${JSON.stringify(W)};\nconst pixel = ${JSON.stringify(pixel)};`;

describe("01-2d-convolution follows its inputs", () => {
  const kernel = new Kernel();
  beforeAll(async () => {
    await runCells(kernel, [...before, inputs, ...below]);
  }, 60_000);
  afterAll(() => kernel.close());

  expect(cases.length).toBeGreaterThanOrEqual(25);
  for (const [name, X, W, pixel = [0, 0]] of cases) {
    test(name, async () => {
      check(await runCells(kernel, [literal(X, W, pixel), ...below]), X, W, pixel);
    });
  }

  test("mathjs matrices", async () => {
    const source = `import { matrix } from "mathjs";\nconst X = matrix(${JSON.stringify(X0)});\nconst W = matrix(${JSON.stringify(W0)});\nconst pixel = [2, 1];`;
    check(await runCells(kernel, [source, ...below]), X0, W0, [2, 1]);
  });

  const refused: [string, string, RegExp][] = [
    ["ragged", "const X = [[1, 2], [3]];", /X is ragged: X\[1\] has 1, but X\[0\] has 2/],
    ["empty", "const X = [];", /X is empty/],
    ["no columns", "const W = [[]];", /W\[0\] is empty/],
    ["NaN", "const X = [[1, 2], [NaN, 4]];", /X\[1\]\[0\] must be a finite number, but got NaN/],
    [
      "an infinity",
      "const W = [[1 / 0]];",
      /W\[0\]\[0\] must be a finite number, but got Infinity/,
    ],
    [
      "text",
      'const X = [[1, "two"], [3, 4]];',
      /X\[0\]\[1\] must be a number, but got the text "two"/,
    ],
    ["only text", 'const W = "1 2 3";', /W must be a nested array of numbers.* the text "1 2 3"/],
    [
      "a kernel larger than X",
      `const W = ${JSON.stringify(fill(7, 2, () => 1))};`,
      /the kernel W is 7×2 but X is only 6×5/,
    ],
    ["three axes", "const X = [[[1]]];", /W must have the axes .* because X has 3 axes/],
    [
      "an X with one axis",
      "const X = [1, 2, 3];",
      /X must have the axes \[i, j\].*but got the shape 3$/m,
    ],
    [
      "a W with one axis",
      "const W = [1, -1];",
      /W must have the axes \[k1, k2\] because X has 2 axes, but got the shape 2$/m,
    ],
  ];
  for (const [name, change, message] of refused) {
    test(`refuses ${name} in one line and works after the fix`, async () => {
      const good = literal(X0, W0, [1, 3]);
      const bad = await runCells(kernel, [
        `${good}\n`.replace(/const (\w).*\n/g, (line, name) =>
          change.startsWith(`const ${name} `) ? `${change}\n` : line,
        ),
        ...below,
      ]);
      expect(bad.complaint).toMatch(message);
      expect(bad.complaint.trim()).toMatch(/^[^\n]*$/);
      expect(bad.ran).toBeLessThan(5);
      expect(visible(bad.text)).not.toMatch(/undefined|NaN/);
      check(await runCells(kernel, [good, ...below]), X0, W0, [1, 3]);
    });
  }
});

/** Compares everything that the notebook says and draws with the same, computed another way. */
function check(shown: Shown, X: Matrix, W: Matrix, pixel: readonly number[]): void {
  expect(shown.complaint).toBe("");
  expect(shown.ran).toBe(below.length + 1);
  const text = shown.text.replaceAll("−", "-");
  const size = (A: Matrix) => A.flat().reduce((sum, value) => sum + Math.abs(value), 0);
  const Z = scattered(X, W);
  const flat = Z.flat();
  // Sentences have six significant digits; sums on another route differ in the last of sixteen.
  const close = (value: number) =>
    expect.toSatisfy(
      (shown: number) =>
        Math.abs(shown - value) <= Math.abs(value) * 6e-6 + 1e-14 * size(X) * size(W),
      `${value}, to six digits`,
    );

  // (a) and (b)
  expect(text).toContain(`\\sum_{k_1=0}^{${W.length - 1}}\\sum_{k_2=0}^{${W[0].length - 1}}`);
  const [a, b, c, d, e] = revealed(shown);
  const limits = [W.length - 1, W[0].length - 1].map((last) => `from 0 to ${last}`);
  expect(a).toContain(`k1 runs ${limits[0]} and k2 ${limits[1]}`);
  expect(b).toContain(`Z is ${Z.length}×${Z[0].length}.`);

  // One pixel step by step, or the first one where the pixel is outside.
  const inside = Z[pixel[0]]?.[pixel[1]] !== undefined;
  const [i, j] = inside ? pixel : [0, 0];
  expect(text.includes("is worked out instead")).toBe(!inside);
  const stepByStep = text.match(/\$Z\[(\d+),(\d+)\]\$ = \*\*(\S+)\*\*/);
  expect(stepByStep?.slice(1, 3).map(Number)).toEqual([i, j]);
  expect(Number(stepByStep?.[3])).toEqual(close(Z[i][j]));
  const gap = text.match(/Largest difference between the loops and `conv2d`: (\S+)\./)?.[1];
  expect(Number(gap)).toBeLessThanOrEqual(1e-15 * size(X) * size(W));
  expect(text.includes("in another order")).toBe(gap !== "0");

  // A figure to point at and the frames of the window's path, or the reason why there is none.
  const cells = [X, W, Z].reduce((sum, A) => sum + A.length * A[0].length, 0);
  const terms = flat.length * W.length * W[0].length;
  expect(text.includes('data-convbook="explore"')).toBe(
    !text.includes(`There is no picture here: X, W and Z have ${cells} cells together; at most`) &&
      !text.includes(`There is no picture here: the entries of Z have ${terms} terms together;`),
  );
  expect(text.includes(`Frame 1 of ${flat.length}:`)).toBe(
    !text.includes(`There is no picture here: Z has ${flat.length} pixels, so there would be`),
  );

  // (c), (d) and (e): the values from the inputs, the places from the inputs as written on paper.
  const paper = scattered(onPaper(X), onPaper(W));
  const exact = paper.flat().every(Number.isSafeInteger);
  const [max, min] = [Math.max(...flat), Math.min(...flat)];
  if (/^The/.test(c)) expect(numbers(c.replace(/, at .*/, ""))).toEqual([close(max)]);
  if (/^The/.test(d)) expect(numbers(d.replace(/, at .*/, ""))).toEqual([close(min)]);
  if (exact) {
    const [top, bottom] = [Math.max(...paper.flat()), Math.min(...paper.flat())];
    const zeros = places(paper, 0);
    expect(c.startsWith("The largest positive value")).toBe(top > 0);
    expect(d.startsWith("The most negative value")).toBe(bottom < 0);
    expect(e.startsWith("Z is 0 at")).toBe(zeros.length > 0);
    const listed = text.match(/Pixels of Z that are zero: (.*)\./)?.[1] ?? "";
    expect(tuples(listed)).toEqual(zeros.slice(0, 40));
    if (zeros.length === 0) expect(listed).toBe("none");
    const answers: [string, number[][]][] = [
      ...(top > 0 ? ([[c, places(paper, top)]] as [string, number[][]][]) : []),
      ...(bottom < 0 ? ([[d, places(paper, bottom)]] as [string, number[][]][]) : []),
      ...(zeros.length > 0 ? ([[e, zeros]] as [string, number[][]][]) : []),
    ];
    for (const [answer, expected] of answers) {
      expect(tuples(answer)).toEqual(expected.slice(0, 40));
      if (expected.length > 40) expect(answer).toContain(`and ${expected.length - 40} more`);
    }
    // The heatmap of Z outlines all of the extremes.
    const picture = pictures(text).find((svg) => svg.includes("largest: ")) ?? "";
    const outlined = [
      ...parseHTML(picture).document.querySelectorAll('g[stroke="#111111"][aria-label="outline"]'),
    ].map((group) => group.querySelectorAll("rect").length);
    expect(outlined).toEqual([places(paper, top).length, places(paper, bottom).length]);
  }

  // What the kernel looks for: its answers to an even patch and to two steady slopes.
  const weigh = (value: (k1: number, k2: number) => number) =>
    W.flatMap((row, k1) => row.map((weight, k2) => weight * value(k1, k2))).reduce(
      (a, b) => a + b,
      0,
    );
  const answers = [weigh(() => 1), weigh((k1) => k1), weigh((_, k2) => k2)];
  const table = [...text.matchAll(/\| (?:flat|brighter [a-z ]+) \| (\S+) \|/g)].map((match) =>
    Number(match[1]),
  );
  // Along an axis of length 1 there is no slope to speak of.
  const spoken = answers.filter((_, k) => [2, W.length, W[0].length][k] > 1);
  expect(table).toEqual(spoken.map(close));
  const silent = Math.abs(answers[0]) < 1e-12 * size(W);
  if (W.flat().every((weight) => weight === 0)) expect(text).toContain("All weights are 0");
  else if (W.flat().length > 1) expect(text.includes("The weights add up to 0")).toBe(silent);
}
