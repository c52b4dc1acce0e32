// Functions on layers that hide mistakes: one channel, one image, a 1×1 kernel, one as large as X, equal numbers.
import { type AnswerFunction, type AnswerLayer, check, conv2d, random } from "convbook";
import { describe, expect, test } from "vitest";
import { rightFunctions, sum, sums, wrongFunctions } from "./functions-3.js";

type Arrays = { X?: number; W?: number; dU?: number; activation?: string };

/** A layer of random numbers; an array for which a number is given has this number everywhere. */
function layerOf(
  shapeX: number[],
  shapeW: number[],
  { activation = "sigmoid", ...equal }: Arrays = {},
) {
  const filled = (name: "X" | "W" | "dU", shape: readonly number[], seed: number) => {
    const value = equal[name];
    return random(shape, value === undefined ? { seed, low: -1 } : { low: value, high: value });
  };
  const X = filled("X", shapeX, 1);
  const W = filled("W", shapeW, 2);
  const dU = filled("dU", conv2d(X, W).shape, 3);
  return { X, W, b: random([shapeW[3]], { seed: 4 }), dU, activation };
}

const LAYERS: Record<string, ReturnType<typeof layerOf>> = {
  "one input channel": layerOf([4, 5, 1], [2, 3, 1, 2]),
  "one output channel": layerOf([4, 5, 2], [2, 3, 2, 1]),
  "one channel in and out": layerOf([4, 5, 1], [2, 3, 1, 1]),
  "as many channels in as out, as many rows as columns": layerOf([4, 4, 2], [2, 2, 2, 2]),
  "a 1×1 kernel": layerOf([4, 5, 2], [1, 1, 2, 3]),
  "a kernel with one row": layerOf([4, 5, 2], [1, 3, 2, 3]),
  "an image with one row": layerOf([1, 5, 2], [1, 2, 2, 2]),
  "a kernel as large as X": layerOf([3, 4, 2], [3, 4, 2, 3]),
  "one number in each array": layerOf([1, 1, 1], [1, 1, 1, 1]),
  "all pixels equal": layerOf([4, 5, 2], [2, 3, 2, 3], { X: 1 }),
  "all weights equal": layerOf([4, 5, 2], [2, 3, 2, 3], { W: 1 }),
  "all of ∂J/∂U equal": layerOf([4, 5, 2], [2, 3, 2, 3], { dU: 1 }),
  "all of ∂J/∂U zero": layerOf([4, 5, 2], [2, 3, 2, 3], { dU: 0 }),
};

type Rule = (...given: number[]) => number;
/** Σ over the kernel and the output channels of the entries that exist. */
const behind = (layer: AnswerLayer, [i, j]: number[], limits: number[], term: Rule) =>
  sums(limits[0], limits[1], (k1, k2) =>
    sum(0, limits[2], (m) => {
      const exists = i >= k1 && j >= k2 && i - k1 < layer.rows && j - k2 < layer.columns;
      return exists ? term(k1, k2, m) : 0;
    }),
  );

/** Functions that these layers let pass: each leaves out an index, a sum or a factor. */
// biome-ignore format: a table
const incomplete: [part: string, does: string, named: RegExp, answer: AnswerFunction][] = [
  ["3a", "m", /m = 0 everywhere/, (i, j, _m, { U, dU }) => dU.at(i, j, 0) * U.at(i, j, 0) * (1 - U.at(i, j, 0))],
  ["3b", "n", /n = 0 everywhere/, (k1, k2, _n, m, { X, dZ, rows, columns }) => sums(rows, columns, (i, j) => dZ.at(i, j, m) * X.at(i + k1, j + k2, 0))],
  ["3b", "m", /m = 0 everywhere/, (k1, k2, n, _m, { X, dZ, rows, columns }) => sums(rows, columns, (i, j) => dZ.at(i, j, 0) * X.at(i + k1, j + k2, n))],
  ["3b", "n and m", /n = 0 and m = 0/, (k1, k2, _n, _m, { X, dZ, rows, columns }) => sums(rows, columns, (i, j) => dZ.at(i, j, 0) * X.at(i + k1, j + k2, 0))],
  ["3b", "k1 and k2", /k1 = 0 and k2 = 0/, (_k1, _k2, n, m, { X, dZ, rows, columns }) => sums(rows, columns, (i, j) => dZ.at(i, j, m) * X.at(i, j, n))],
  ["3b", "the sum over i", /the sum over i/, (k1, k2, n, m, { X, dZ, columns }) => sum(0, columns, (j) => dZ.at(0, j, m) * X.at(k1, j + k2, n))],
  ["3b", "both sums", /the sums over i and j/, (k1, k2, n, m, { X, dZ }) => dZ.at(0, 0, m) * X.at(k1, k2, n)],
  ["3b", "X", /the pixels of X/, (_k1, _k2, _n, m, { dZ, rows, columns }) => sums(rows, columns, (i, j) => dZ.at(i, j, m))],
  ["3b", "∂J/∂Z", /leaving out ∂J\/∂Z/, (k1, k2, n, _m, { X, rows, columns }) => sums(rows, columns, (i, j) => X.at(i + k1, j + k2, n))],
  ["3db", "m", /m = 0 everywhere/, (_m, { dZ, rows, columns }) => sums(rows, columns, (i, j) => dZ.at(i, j, 0))],
  ["3db", "both sums", /one pixel|the sums over i and j/, (m, { dZ }) => dZ.at(0, 0, m)],
  ["3c", "n", /n = 0 everywhere/, (i, j, _n, layer) => behind(layer, [i, j], [layer.K1, layer.K2, layer.M], (k1, k2, m) => layer.W.at(k1, k2, 0, m) * layer.dZ.at(i - k1, j - k2, m))],
  ["3c", "the sum over m", /the first output channel only/, (i, j, n, layer) => behind(layer, [i, j], [layer.K1, layer.K2, 1], (k1, k2) => layer.W.at(k1, k2, n, 0) * layer.dZ.at(i - k1, j - k2, 0))],
  ["3c", "n and the sum over m", /the first output channel only|taking n = 0/, (i, j, _n, layer) => behind(layer, [i, j], [layer.K1, layer.K2, 1], (k1, k2) => layer.W.at(k1, k2, 0, 0) * layer.dZ.at(i - k1, j - k2, 0))],
  ["3c", "M, and takes N", /N channels in place of M|asks for (W|dZ)/, (i, j, n, layer) => behind(layer, [i, j], [layer.K1, layer.K2, layer.N], (k1, k2, m) => layer.W.at(k1, k2, n, m) * layer.dZ.at(i - k1, j - k2, m))],
  ["3c", "the sums over k1 and k2", /asks for dZ|the sums over k1 and k2/, (i, j, n, { W, dZ, M }) => sum(0, M, (m) => W.at(0, 0, n, m) * dZ.at(i, j, m))],
  ["3c", "all sums, for one window", /asks for W/, (i, j, n, { W, dZ, M }) => sum(0, M, (m) => W.at(i, j, n, m) * dZ.at(0, 0, m))],
  ["3c", "W", /leaving out the weights/, (i, j, _n, layer) => behind(layer, [i, j], [layer.K1, layer.K2, layer.M], (k1, k2, m) => layer.dZ.at(i - k1, j - k2, m))],
];

const told = (part: string, answer: AnswerFunction, layer: ReturnType<typeof layerOf>) => {
  const verdict = check(part, answer, layer);
  return { right: verdict.right, says: `${verdict.reason} ${verdict.mistakes.join("; ")}` };
};

for (const [name, layer] of Object.entries(LAYERS)) {
  describe(`a layer with ${name}`, () => {
    for (const [part, does, named, answer] of incomplete) {
      test(`${part}: a function that leaves out ${does} is not right`, () => {
        const { right, says } = told(part, answer, layer);
        expect(right, says).toBe(false);
        expect(says).toMatch(
          named.source.includes("asks") ? named : new RegExp(`${named.source}|asks for`),
        );
      });
    }

    test("no function with a mistake is right", () => {
      for (const [part, does, , answer] of wrongFunctions) {
        expect(told(part, answer, layer).right, `${part}: ${does}`).toBe(false);
      }
    });

    test("every function without a mistake is right, here and elsewhere", () => {
      for (const [part, answer] of rightFunctions) {
        const { right, says } = told(part, answer, layer);
        expect(right, `${part}: ${says}`).toBe(true);
        expect(says).toMatch(/^It is right for 3 other layers/);
      }
    });
  });
}

describe("a batch of one image", () => {
  const layer = layerOf([1, 4, 5, 2], [2, 3, 2, 3]);

  test("the sum over the images is left out", () => {
    const one = told(
      "3b",
      (k1, k2, n, m, { X, dZ, rows, columns }) =>
        sums(rows, columns, (i, j) => dZ.at(0, i, j, m) * X.at(0, i + k1, j + k2, n)),
      layer,
    );
    expect(one.right).toBe(false);
    expect(one.says).toMatch(/not for a layer with X 2×.*taking the first image only/);
    const bias = told(
      "3db",
      (m, { dZ, rows, columns }) => sums(rows, columns, (i, j) => dZ.at(0, i, j, m)),
      layer,
    );
    expect(bias.says).toMatch(/taking the first image only/);
  });

  test("the index of the image is left out", () => {
    const one = told(
      "3a",
      (_b, i, j, m, { U, dU }) => dU.at(0, i, j, m) * U.at(0, i, j, m) * (1 - U.at(0, i, j, m)),
      layer,
    );
    expect(one.right).toBe(false);
    expect(one.says).toMatch(/taking b = 0 everywhere/);
  });
});

describe("a size that is written as a number, where it is no sign of a sum that was left out", () => {
  const layer = layerOf([4, 5, 2], [2, 3, 2, 3]);

  test("fits the given inputs", () => {
    const { right, says } = told(
      "3c",
      (i, j, n, { W, dZ, rows, columns, K1, K2 }) =>
        sums(K1, K2, (k1, k2) =>
          sum(0, 3, (m) =>
            i >= k1 && j >= k2 && i - k1 < rows && j - k2 < columns
              ? W.at(k1, k2, n, m) * dZ.at(i - k1, j - k2, m)
              : 0,
          ),
        ),
      layer,
    );
    expect(right).toBe(true);
    expect(says).toMatch(/on the given inputs only, because it does not take M /);
  });
});
