import { conv2dGradients, gradientFormulas, random } from "convbook";
import { describe, expect, test } from "vitest";
import { holds, sides, sumOf } from "../audit/formulas.mjs";
import { contextOf } from "../audit/problem-3-context.mjs";
import { auditFormula, lettersOf } from "../audit/problem-3-entry-formulas.mjs";
import { inputsFrom } from "../audit/problem-3-inputs.mjs";
import { Audit } from "../audit/shown.mjs";

describe("gradientFormulas, computed for the entries of random layers", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const inputs = inputsFrom(seed);
    const context = contextOf(inputs);
    const { X, W } = context.shapes;
    const { stride, padding, dilation } = inputs;
    const options = { stride, padding: padding as number | "same" | "full" | "valid", dilation };

    test(`X ${X.join("×")}, W ${W.join("×")}, ${JSON.stringify(options)}`, () => {
      const audit = new Audit();
      for (const formulas of Object.values(gradientFormulas(X, W, options))) {
        for (const name of ["Z", "dW", "db", "dX", "reversed"] as const) {
          auditFormula(audit, formulas[name], context);
        }
        for (const { i, j, k1, k2, meets } of meetings(context)) {
          const values = { ...lettersOf(context), i, j, k1, k2 };
          const said = holds(formulas.reach, values);
          audit.expect(said === meets, () => `${formulas.reach} at ${JSON.stringify(values)}`);
        }
      }
      expect(audit.wrong).toEqual([]);
      expect(audit.compared).toBeGreaterThan(10);
    });
  }

  /** Whether the weight (k1, k2) lies on the pixel (i, j) in some window. */
  function meetings({ products, axes, shapes, N, M, isBatch }: ReturnType<typeof contextOf>) {
    const met = new Set(products.map(([, weight, pixel]) => `${weight}@${pixel}`));
    return Array.from({ length: 12 }, (_, k) => {
      const [i, j] = [k % axes[0].length, (5 * k) % axes[1].length];
      const [k1, k2] = [(3 * k) % shapes.W[0], k % shapes.W[1]];
      const pixel = [...(isBatch ? [0] : []), i, j, N - 1].join();
      return { i, j, k1, k2, meets: met.has(`${[k1, k2, N - 1, M - 1].join()}@${pixel}`) };
    });
  }
});

test("of matrices, the formulas have no channels", () => {
  const [X, W, dZ] = [
    [5, 4],
    [2, 3],
    [3, 4],
  ].map((shape, k) => random(shape, { seed: k + 1 }));
  const options = { stride: [2, 1], padding: 1 };
  const { letters } = gradientFormulas(X.shape, W.shape, options);
  for (const name of ["Z", "dW", "dX", "reversed"] as const) {
    expect(sides(letters[name]).at).toHaveLength(2);
    expect(letters[name]).not.toMatch(/\b[nm]\b|[NM]/);
  }
  expect(sides(letters.db).at).toEqual(["0"]);
  const entry = (name: string, [i, j]: number[]) => {
    const from = name === "W" ? W : dZ;
    const [rows, columns] = from.shape;
    const exists = i >= 0 && j >= 0 && i < rows && j < columns && i % 1 === 0 && j % 1 === 0;
    return exists ? from.at(i, j) : undefined;
  };
  const values = { K1: 2, K2: 3, R: 3, C: 4, i: 2, j: 3 };
  const found = sumOf(sides(letters.dX).right, values, { k1: 2, k2: 3 }, entry);
  expect(found).toBeCloseTo(conv2dGradients(X, W, dZ, options).dX.at(2, 3), 12);
});

test("one row, one weight: limits that say nothing are left out", () => {
  const { numbers } = gradientFormulas([1, 4, 1], [1, 2, 1, 1]);
  expect(numbers.dX).toContain("\\sum_{k_1=i}^{0}");
  expect(numbers.dX).toContain("\\sum_{k_2=\\max(0,\\,j - 2)}^{\\min(1,\\,j)}");
});

describe("gradientFormulas refuses", () => {
  const refused: [string, () => unknown, RegExp][] = [
    [
      "shapes that clash",
      () => gradientFormulas([4, 4, 3], [2, 2, 2, 1]),
      /X has 3 input channels/,
    ],
    [
      "a stride of 0",
      () => gradientFormulas([4, 4], [2, 2], { stride: 0 }),
      /^gradientFormulas: stride/,
    ],
    ["an unknown option", () => gradientFormulas([4, 4], [2, 2], { bias: 1 } as object), /"bias"/],
  ];
  for (const [what, call, message] of refused) {
    test(what, () => expect(call).toThrow(message));
  }
});
