import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Kernel } from "../../scripts/kernel.mjs";
import { notebookFiles } from "../../scripts/project.mjs";
import { codeCells, runCells, type Shown, visible } from "./cells.js";

const { before, inputs, below } = codeCells(
  notebookFiles().find((path) => path.includes("02-")) as string,
);

/** Shapes and activations that a reader may try. */
const cases: [number[], number[], string][] = [
  [[48, 64, 10], [3, 3, 10, 20], "relu"],
  [[48, 64, 10], [3, 3, 10, 20], "sigmoid"],
  [[48, 64, 10], [3, 3, 10, 20], "tanh"],
  [[48, 64, 10], [3, 3, 10, 20], "none"],
  [[48, 64, 10], [1, 1, 10, 20], "relu"],
  [[48, 64, 10], [5, 5, 10, 20], "relu"],
  [[48, 64, 10], [48, 64, 10, 2], "relu"],
  [[48, 64, 1], [3, 3, 1, 1], "relu"],
  [[48, 64, 3], [3, 3, 3, 1], "relu"],
  [[96, 128, 10], [3, 3, 10, 20], "relu"],
  [[1, 64, 10], [1, 3, 10, 20], "relu"],
  [[64, 1, 2], [3, 1, 2, 5], "sigmoid"],
  [[1, 1, 10], [1, 1, 10, 20], "relu"],
  [[1, 1, 1], [1, 1, 1, 1], "none"],
  [[5, 5, 64], [3, 3, 64, 64], "relu"],
  [[32, 32, 3], [5, 5, 3, 6], "tanh"],
  [[28, 28, 1], [5, 5, 1, 6], "sigmoid"],
  [[7, 9, 2], [2, 4, 2, 3], "relu"],
  [[9, 7, 2], [4, 2, 2, 3], "relu"],
  [[10, 10, 4], [10, 1, 4, 4], "relu"],
  [[10, 10, 4], [1, 10, 4, 4], "relu"],
  [[30, 20, 3], [7, 7, 3, 64], "relu"],
  [[20, 30, 100], [3, 3, 100, 2], "relu"],
  [[12, 12, 2], [3, 3, 2, 2], "log(1+exp(z))"],
  [[12, 12, 2], [3, 3, 2, 2], "z^3/10"],
  [[6, 5], [2, 2], "relu"],
  [[4, 12, 10, 3], [3, 3, 3, 5], "relu"],
];

const literal = (shapeX: number[], shapeW: number[], activation: string) =>
  `const shapeX = ${JSON.stringify(shapeX)};\nconst shapeW = ${JSON.stringify(shapeW)};\nconst activation = ${JSON.stringify(activation)};`;

describe("02-convolutional-layer follows its inputs", () => {
  const kernel = new Kernel();
  beforeAll(async () => {
    await runCells(kernel, [...before, inputs, ...below]);
  }, 60_000);
  afterAll(() => kernel.close());

  test("there are at least 25 changes of the inputs", () => {
    expect(cases.length).toBeGreaterThanOrEqual(25);
  });
  for (const [shapeX, shapeW, activation] of cases) {
    test(`x=[${shapeX}] w=[${shapeW}] ${activation}`, async () => {
      check(
        await runCells(kernel, [literal(shapeX, shapeW, activation), ...below]),
        shapeX,
        shapeW,
      );
    });
  }

  const refused: [string, number[], number[], string, RegExp][] = [
    [
      "channels that do not fit",
      [48, 64, 10],
      [3, 3, 9, 20],
      "relu",
      /X has 10 input channels .* takes 9/,
    ],
    [
      "a kernel larger than X",
      [4, 64, 10],
      [5, 3, 10, 20],
      "relu",
      /the kernel W is 5×3 but X is only 4×64/,
    ],
    ["PyTorch's order", [48, 64, 10], [20, 10, 3, 3], "relu", /looks like PyTorch's order/],
    [
      "a length of 0",
      [48, 0, 10],
      [3, 3, 10, 20],
      "relu",
      /the shape of X must be whole numbers of at least 1/,
    ],
    [
      "an unknown activation",
      [8, 8, 1],
      [3, 3, 1, 1],
      "swish",
      /activation must be one of none, relu, sigmoid, tanh/,
    ],
  ];
  for (const [name, shapeX, shapeW, activation, message] of refused) {
    test(`refuses ${name} in one line and works after the fix`, async () => {
      const bad = await runCells(kernel, [literal(shapeX, shapeW, activation), ...below]);
      expect(bad.complaint).toMatch(message);
      expect(bad.complaint.trim()).toMatch(/^[^\n]*$/);
      expect(bad.ran).toBe(2);
      expect(visible(bad.text)).not.toMatch(/undefined|NaN/);
      const [X, W, relu] = cases[7];
      check(await runCells(kernel, [literal(X, W, relu), ...below]), X, W);
    });
  }
});

/** Compares every answer with counts made here, one by one. */
function check({ complaint, ran, text }: Shown, shapeX: number[], shapeW: number[]): void {
  expect(complaint).toBe("");
  expect(ran).toBe(below.length + 1);
  expect(visible(text)).not.toMatch(/undefined|NaN/);
  const [rows, columns, N] = shapeX.length === 4 ? shapeX.slice(1) : [...shapeX, 1];
  const [K1, K2, , M = 1] = shapeW;
  const images = shapeX.length === 4 ? shapeX[0] : 1;

  let pixels = 0;
  for (let i = 0; i + K1 - 1 < rows; i++) for (let j = 0; j + K2 - 1 < columns; j++) pixels++;
  let weights = 0;
  for (let k = 0; k < K1 * K2; k++) for (let n = 0; n < N; n++) weights += M;
  const multiplications = images * pixels * weights;

  const size = [rows - (K1 - 1), columns - (K2 - 1)];
  const shapeZ = shapeX.length === 2 ? size : [...(images > 1 ? [images] : []), ...size, M];
  expect(text).toContain(`Z and U both have the shape (${shapeZ.join(", ")}).`);
  expect(text).toContain(`| produces | Z and U, ${shapeZ.join("×")} |`);
  if (shapeX.length > 2) {
    expect(text).toContain(`Input channels: ${N}, `);
    expect(text).toContain(`Output channels: ${M}, `);
  }
  expect(text).toContain(`| multiplications | ${multiplications} |`);
  expect(text).toContain(`= ${multiplications}.`);
  expect(text).toContain(`| trained parameters | ${weights + M} |`);
  expect(text).toContain(`= ${weights + M}.`);
  expect(text).toMatch(/difference 0\./);
  expect(text.match(/<img alt="Chart of/g)?.length).toBe(4);
  for (const name of ["X", "Z", "U"]) {
    // The example has one image.
    const shown = Math.min(4, name === "X" ? N : M);
    expect(text.match(new RegExp(`<img alt="Heatmap of ${name}\\b`, "g"))?.length).toBe(shown);
  }
}
