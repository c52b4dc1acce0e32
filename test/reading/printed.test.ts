// Whole arrays as programs print them and as they are typed: all of them are ∂J/∂W of the same layer.

import { inspect } from "node:util";
import { check, Tensor, tensor } from "convbook";
import { describe, expect, test } from "vitest";

// Without an activation ∂J/∂W[k1, k2] = X[k1, k2] − X[k1, k2 + 1] here.
const inputs = {
  X: [
    [1, 4, 9, 16],
    [2, 2, 0.5, 0],
  ],
  W: [
    [1, 1, 1],
    [1, 1, 1],
  ],
  dU: [[1, -1]],
  activation: "none",
} as const;
const right = [
  [-3, -5, -7],
  [0, 1.5, 0.5],
];

/** What console.table prints. */
function printedTable(rows: number[][]): string {
  const line = (cells: unknown[]) => `│ ${cells.join(" │ ")} │`;
  const body = rows.map((row, k) => line([k, ...row]));
  return [
    "┌───┬───┬───┬───┐",
    line(["(index)", ...rows[0].keys()]),
    "├───┼───┼───┼───┤",
    ...body,
    "└───┴───┴───┴───┘",
  ].join("\n");
}

describe("an array is read", () => {
  const flat = right.flat();
  const forms: [name: string, answer: unknown][] = [
    ["a Tensor", tensor(right)],
    ["a Tensor, printed", String(tensor(right))],
    ["a Tensor in a text of its own", `\n${tensor(right)}\n`],
    ["console.log of lists", inspect(right)],
    ["console.log of a typed array", inspect(Float64Array.from(flat))],
    ["console.table", printedTable(right)],
    ["JSON", JSON.stringify(right)],
    ["code", `const dW = ${JSON.stringify(right)};`],
    ["a name", `dW = ${JSON.stringify(right)}`],
    ["the name in the homework", `∂J/∂W: ${JSON.stringify(right)}`],
    ["NumPy", "array([[-3. , -5. , -7. ],\n       [ 0. ,  1.5,  0.5]])"],
    ["NumPy, printed", "[[-3.  -5.  -7. ]\n [ 0.   1.5  0.5]]"],
    ["PyTorch", "tensor([[-3.0000, -5.0000, -7.0000],\n        [ 0.0000,  1.5000,  0.5000]])"],
    ["Mathematica", "{{-3, -5, -7}, {0, 1.5, 0.5}}"],
    ["MATLAB", "[-3 -5 -7; 0 1.5 0.5]"],
    ["LaTeX", "\\begin{pmatrix} -3 & -5 & -7 \\\\ 0 & 1.5 & 0.5 \\end{pmatrix}"],
    ["a table in Markdown", "| -3 | -5 | -7 |\n| 0 | 1.5 | 0.5 |"],
    ["cells of a spreadsheet", "-3\t-5\t-7\n0\t1.5\t0.5"],
    ["fractions", "-3 -5 -7\n0 3/2 1/2"],
    ["powers of ten", "-3e0 -0.5e1 -7 0 1.5 5e-1"],
    ["a × 10^n", "-3 × 10^0, -5 × 10^0, -7, 0, 15 × 10^-1, 5·10⁻¹"],
    ["other signs", "−3, –5, －7; ０, １.５, .5"],
    ["one list, row by row", flat.join(", ")],
    ["nested lists", right],
    ["a list of typed arrays", right.map((row) => Float64Array.from(row))],
  ];
  for (const [name, answer] of forms) {
    test(`from ${name}`, () => {
      const verdict = check("3b", answer as string, inputs);
      expect(String(verdict.state), String(verdict)).toBe("right");
    });
  }

  test("with its shape, as a printed Tensor has it", () => {
    const deep = new Tensor([2, 3, 1, 1], Float64Array.from(flat));
    expect(check("3b", String(deep), inputs).right).toBe(true);
    const turned = new Tensor([3, 2], Float64Array.from(flat));
    expect(check("3b", String(turned), inputs).mistakes).toEqual([
      "giving the right numbers in another shape than 2×3",
    ]);
  });

  test("not when some of it is left out", () => {
    const many = Array.from({ length: 200 }, (_, k) => k);
    for (const answer of [
      inspect(many),
      String(tensor(many)),
      "-3, -5, …, 0.5",
      inspect([[[[1]]]]),
    ]) {
      const { state, reason } = check("3b", answer, inputs);
      expect(state, answer).toBe("unreadable");
      expect(reason).toContain("left out");
    }
  });

  test("not when it holds words or what is no number", () => {
    for (const answer of ["-3 -5 -7; 0 a 0.5", "NaN, 1, 2, 3, 4, 5", "W[0, 0] = -3", "true"]) {
      expect(check("3b", answer, inputs).state, answer).toBe("unreadable");
    }
  });
});
