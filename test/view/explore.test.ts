import {
  conv2d,
  conv2dGradients,
  convLayer,
  explain,
  explore,
  type Figure,
  random,
  relu,
  type Tensor,
  ValueError,
} from "convbook";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { readPanels } from "./read-cells.js";

interface Data {
  panels: Record<"start" | "rows" | "columns" | "left" | "top" | "width" | "height", number>[];
  cells: [string, string][];
  sums: { cell: number; words: string; products: number[][] }[];
}

/** The data that the page reads. */
function dataOf({ html }: Figure): Data {
  const { document } = parseHTML(`<body>${html}</body>`);
  return JSON.parse(document.querySelector('script[type="application/json"]')?.textContent ?? "");
}

/** For each entry of a result, its name and the names of the factors of its products. */
function productsIn(figure: Figure): [string, string[][]][] {
  const { cells, sums } = dataOf(figure);
  return sums.map(({ cell, products }) => [
    cells[cell][0],
    products.map((product) => product.map((factor) => cells[factor][0])),
  ]);
}

const layer = convLayer({
  W: random([3, 2, 2, 3], { integers: true }),
  b: [1, 2, 3],
  activation: "sigmoid",
  stride: [2, 1],
  padding: 1,
});
const pass = layer.forward(random([2, 5, 4, 2], { integers: true, seed: 2 }));
const gradients = layer.backward(pass, random(pass.U.shape, { seed: 3 }));

describe("explore(result)", () => {
  test("the picture shows every entry, and needs no script", () => {
    const figure = explore(
      conv2d(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [[1, 20]],
      ),
    );
    const panels = readPanels(figure.svg ?? "");
    expect(panels.map(({ title, values }) => [title, ...values])).toEqual([
      ["X", "1", "2", "3", "4", "5", "6"],
      ["W", "1", "20"],
      ["Z", "41", "62", "104", "125"],
    ]);
    expect(panels.every(({ outlines }) => outlines === 0)).toBe(true);
    const { document } = parseHTML(`<body>${figure.html}</body>`);
    for (const script of document.querySelectorAll("script")) script.remove();
    expect(document.querySelector("img")?.getAttribute("alt")).toBe(
      "X (2×3), W (1×2) and Z (2×2), all entries with their values.",
    );
    expect(document.body.textContent).toBe("");
  });

  const results: Record<string, Tensor> = { Z: pass.Z, U: pass.U, ...gradients };
  for (const [name, result] of Object.entries(results)) {
    test(`${name}: every entry with the factors that explain gives`, () => {
      const figure = explore(result);
      const entry = (of: string, index: readonly number[]) =>
        `${of.replace("∂U/∂", "")}[${index.join(", ")}]`;
      const { cells } = dataOf(figure);
      for (const [title, products] of productsIn(figure)) {
        const index = title
          .slice(name.length + 1, -1)
          .split(", ")
          .map(Number);
        const { terms, padded, factors } = explain(result, index);
        const expected = terms.map(({ indices }) => indices.map((at, k) => entry(factors[k], at)));
        expect(products.slice(0, terms.length)).toEqual(expected);
        expect(products.length).toBe(terms.length + padded.length);
        for (const product of products.slice(terms.length)) {
          expect(product[1]).toMatch(/^the padding at X/);
        }
      }
      expect(new Set(cells.map(([label]) => label)).size).toBe(cells.length);
      expect(figure.html.length).toBeLessThan(300_000);
    });
  }

  test("the cells that light up lie on the drawn ones", () => {
    const figure = explore(pass.Z);
    const { panels } = dataOf(figure);
    const drawn = readPanels(figure.svg ?? "");
    expect(drawn.length).toBe(panels.length);
    panels.forEach(({ rows, columns, left, top, width, height }, k) => {
      expect(drawn[k].cells.length).toBe(rows * columns);
      drawn[k].cells.forEach(({ box }, cell) => {
        expect(box.x).toBeCloseTo(left + (cell % columns) * width, 2);
        expect(box.y).toBeCloseTo(top + Math.floor(cell / columns) * height, 2);
        expect([box.width, box.height].map(Math.round)).toEqual([width, height].map(Math.round));
      });
    });
  });

  test("cells that are too small for numbers can still be pointed at", () => {
    const sizes = [
      [27, 2],
      [2, 20],
      [200, 1],
    ];
    for (const [rows, columns] of sizes) {
      const X = random([rows, columns], { low: -1e6, high: 1e6 });
      for (const { width, height } of dataOf(explore(conv2d(X, [[1]]))).panels) {
        expect(Math.min(width, height)).toBeGreaterThan(2);
      }
    }
  });

  test("the sums in words", () => {
    const words = (result: Tensor) => dataOf(explore(result)).sums.map((sum) => sum.words);
    expect(words(conv2d([[5, 2, 3]], [[1, -1]], { bias: [-7] }))).toEqual([
      "Z[0, 0] = 1 · 5 + (−1) · 2 + (−7) = −4",
      "Z[0, 1] = 1 · 2 + (−1) · 3 + (−7) = −8",
    ]);
    expect(words(conv2d([[5]], [[1, 2]], { padding: [0, 1] }))[0]).toBe(
      "Z[0, 0] = 2 · 5 = 10; 1 more with zeros of the padding",
    );
    expect(words(relu([-2, 0.5]))).toEqual([
      "U[0] = 0, relu of Z[0] = −2",
      "U[1] = 0.5, relu of Z[1] = 0.5",
    ]);
    const { dX } = conv2dGradients([[1, 2]], [[3]], [[4]], { stride: 2 });
    expect(words(dX)).toEqual(["dX[0, 0] = 4 · 3 = 12", "dX[0, 1] = 0"]);
    const long = words(conv2d(random([4, 4], { integers: true }), random([4, 4])))[0];
    expect(long.split(" + ").length).toBe(13);
    expect(long).toContain(" + … + ");
  });

  test("has no ids, requests nothing from a network, and its script needs nothing but the page", () => {
    const { html } = explore(conv2d([[1, 2]], [[1]]));
    expect(html).not.toMatch(/\sid=/);
    expect(html.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|import\b|fetch/);
    const script = html.match(/<script>(.*)<\/script>/s)?.[1] ?? "";
    let asked = "";
    const document = {
      querySelectorAll: (selector: string) => {
        asked = selector;
        return [];
      },
    };
    // Here it can use no global name but the document and those of the language itself.
    new Function("document", `"use strict"; ${script}`)(document);
    expect(asked).toBe("[data-convbook=explore]");
  });

  test("refuses what is too large, in the figure, and a Tensor of unknown origin", () => {
    expect(() => explore(random([2, 2]))).toThrow(ValueError);
    expect(() => explore(random([2, 2]))).toThrow("explore: result must be what conv2d,");
    expect(explore(conv2d(random([20, 20]), [[1]])).alt).toBe(
      "There is no picture here: X, W and Z have 801 cells together; at most 600 can be explored, so take smaller arrays.",
    );
    expect(explore(conv2d(random([16, 18]), random([6, 6]))).alt).toBe(
      "There is no picture here: the entries of Z have 5148 terms together; at most 5000 can be explored, so take a smaller layer.",
    );
    expect(() => explore(relu(random([1, 1, 1, 1, 2])))).toThrow(
      "explore: Z must have at most four axes, but got the shape 1×1×1×1×2",
    );
    const X = random([2, 2]);
    const Z = conv2d(X, [[1]]);
    X.data[3] = 9;
    expect(() => explore(Z)).toThrow("was changed after it was computed");
  });
});
