import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Kernel } from "../../scripts/kernel.mjs";
import { notebookFiles } from "../../scripts/project.mjs";
import { codeCells, runCells, visible } from "./cells.js";

/** A rule for one entry that adds up a term over the pixels of Z. */
const rule = (indices: string, taken: string, term: string) => `(${indices}, { ${taken} }) => {
  const sumOver = (count: number, of: (m: number) => number) => [...Array(count).keys()].map(of).reduce((a, b) => a + b, 0);
  let sum = 0;
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) sum += ${term};
  return sum;
}`;

/** The code of a cell with another answer in it. */
const withAnswer = (cell: string, answer: string) =>
  cell.replace(/(?<=check\("\w+", )(""|\([\s\S]*\n\})/, () => answer);

/** A notebook, other inputs, and for each part an answer that is right and one that is wrong. */
const notebooks: {
  file: string;
  inputs: string;
  answers: [part: string, right: string, wrong: string, mistake: RegExp][];
}[] = [
  {
    file: "01-",
    // Z = 9 -1 -2 -2 | -1 0 1 0, each pixel the one to the left of its right neighbour less that one.
    inputs:
      "const X = [[9, 0, 1, 3, 5], [0, 1, 1, 0, 0]];\nconst W = [[1, -1]];\nconst pixel = [0, 0];",
    answers: [
      ["1a", '"0 0 0 1"', '"0 1 0 2"', /comes from/],
      ["1b", '"2×4"', '"2×5"', /comes from .*(same|\+ 1|kernel)/],
      ["1c", '"9 at (0, 0)"', '"9 at (1, 1)"', /The value is right/],
      ["1d", '"-2 at (0, 3)"', '"9 at (0, 0)"', /looking for the other end/],
      ["1e", "[1, 1]", "[0, 0]", /is not at \(0, 0\)/],
    ],
  },
  {
    file: "02-",
    inputs: 'const shapeX = [9, 8, 3];\nconst shapeW = [2, 3, 3, 4];\nconst activation = "tanh";',
    answers: [
      ["2a", '"8 6 4"', '"9 8 4"', /same/],
      ["2b", '"3 4"', '"4 3"', /exchanging input and output/],
      // 8·6 pixels, 4 channels, 2·3·3 products each; 72 weights and 4 biases.
      ["2c", "3456", "1152", /leaving out the input channels/],
      ["2d", "76", "72", /leaving out the biases/],
    ],
  },
  {
    file: "03-",
    inputs: `const X = [[1, 2, 3], [4, 5, 6]];
const W = [[10, 1]];
const b = [-30];
const activation = "relu";
const lossPerEntry = "given";
const target = 0;
const dU = [[1, 2], [3, 4]];
const stride = 1;
const padding = 0;
const dilation = 1;`,
    // Only the lower row of Z is positive, so dZ = 0 0 | 3 4.
    answers: [
      ["3a", '"0 0; 3 4"', '"1 2; 3 4"', /leaving out f′\(Z\)/],
      ["3b", '"32 39"', '"39 32"', /reversing|exchanging/],
      ["3db", '"7"', '"10"', /∂J\/∂U/],
      ["3c", '"0 0 0 30 43 4"', '"0 0 0 3 34 40"', /turning the kernel the wrong way/],
      [
        "3a",
        "(i, j, m, { Z, dU }) => (Z.at(i, j, m) > 0 ? dU.at(i, j, m) : 0)",
        "(i, j, m, { dU }) => dU.at(i, j, m)",
        /leaving out f′\(Z\)/,
      ],
      [
        "3b",
        rule("k1, k2, n, m", "X, dZ, rows, columns", "dZ.at(i, j, m) * X.at(i + k1, j + k2, n)"),
        rule("k1, k2, n, m", "X, dU, rows, columns", "dU.at(i, j, m) * X.at(i + k1, j + k2, n)"),
        /∂J\/∂U/,
      ],
      [
        "3db",
        rule("m", "dZ, rows, columns", "dZ.at(i, j, m)"),
        rule("m", "dZ, rows, columns", "-dZ.at(i, j, m)"),
        /sign/,
      ],
      [
        "3c",
        rule(
          "a, c, n",
          "W, dZ, rows, columns, K1, K2, M",
          "a - i < 0 || a - i >= K1 || c - j < 0 || c - j >= K2 ? 0 : sumOver(M, (m) => W.at(a - i, c - j, n, m) * dZ.at(i, j, m))",
        ),
        rule(
          "a, c, n",
          "W, dZ, rows, columns, K1, K2, M",
          "a - i < 0 || a - i >= K1 || c - j < 0 || c - j >= K2 ? 0 : sumOver(M, (m) => W.at(K1 - 1 - a + i, K2 - 1 - c + j, n, m) * dZ.at(i, j, m))",
        ),
        /turning the kernel the wrong way/,
      ],
    ],
  },
];

/** What a verdict says. */
const words = (html: string) => visible(html).replaceAll(/<[^>]*>/g, " ");

for (const { file, inputs, answers } of notebooks) {
  describe(`the answer cells of ${file}`, () => {
    const kernel = new Kernel();
    const { before, below } = codeCells(
      notebookFiles().find((path) => path.includes(file)) as string,
    );
    beforeAll(async () => {
      const { complaint } = await runCells(kernel, [...before, inputs, ...below]);
      expect(complaint).toBe("");
    }, 60_000);
    afterAll(() => kernel.close());

    const cellOf = (part: string) => below.find((source) => source.includes(`check("${part}", `));

    for (const [part, right, wrong, mistake] of answers) {
      test(`${part} with ${right.startsWith("(") ? "functions" : `${right} and ${wrong}`}`, async () => {
        const cell = cellOf(part) as string;
        const empty = await runCells(kernel, [cell]);
        expect(words(empty.text)).toMatch(/There is no answer yet\./);
        const good = await runCells(kernel, [withAnswer(cell, right)]);
        expect(good.complaint + words(good.text)).toMatch(/That is right\./);
        const bad = await runCells(kernel, [withAnswer(cell, wrong)]);
        expect(bad.complaint).toBe("");
        expect(words(bad.text)).toMatch(/Not yet\./);
        expect(words(bad.text)).toMatch(mistake);
        expect(words(bad.text)).toContain("Hint: ");
      });
    }

    test("every part of the problem has a cell for an answer", () => {
      const parts = below.flatMap((source) => source.match(/(?<=check\(")\w+/g) ?? []);
      expect(parts).toEqual([...new Set(answers.map(([part]) => part))]);
    });
  });
}
