// What is said of a function that asks a layer for entries that do not exist, or for too many.
import { type AnswerFunction, type AnswerLayer, check } from "convbook";
import { describe, expect, test } from "vitest";

/** X is 3×2 and W 3×1, so that Z and dZ are 1×2. */
const inputs = {
  X: [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
  W: [[1], [-1], [2]],
  dU: [[3, 5]],
  activation: "none",
};
const told = (answer: AnswerFunction) => check("3b", answer, inputs).reason;

describe("an entry that does not exist is named, and so is what the array has", () => {
  type Asks = (layer: AnswerLayer) => number;
  const odd = (given: unknown) => given as number;
  // biome-ignore format: a table
  const asked: [entry: string, asks: Asks, says: string][] = [
    ["behind the last row", ({ X }) => X.at(3, 0), "X[3, 0], but X has 3 rows: i from 0 to 2."],
    ["before the first row", ({ X }) => X.at(-1, 0), "X[-1, 0], but X has 3 rows: i from 0 to 2."],
    ["behind the last column", ({ X }) => X.at(0, 2), "X[0, 2], but X has 2 columns: j from 0 to 1."],
    ["behind the only row", ({ dZ }) => dZ.at(1, 0), "dZ[1, 0], but dZ has 1 row: i is 0."],
    ["behind the only column of W", ({ W }) => W.at(2, 1), "W[2, 1], but W has 1 column: k2 is 0."],
    ["behind the only bias", ({ b }) => b.at(1), "b[1], but b has 1 output channel: m is 0."],
    ["with too few indices", ({ X }) => X.at(0), "X[0], but X has 2 indices: i, j."],
    ["with too many indices", ({ X }) => X.at(0, 1, 0), "X[0, 1, 0], but X has 2 indices: i, j."],
    ["with too many for a list", ({ b }) => b.at(0, 0), "b[0, 0], but b has one index: m."],
    ["with a list of indices", ({ X }) => X.at(odd([0, 1])), "X[…], but X has 2 indices: i, j."],
    ["with a half", ({ X }) => X.at(0.5, 0), "X[0.5, 0], but the index i must be a whole number."],
    ["with an object", ({ X }) => X.at(0, odd({})), "X[0, …], but the index j must be a whole number."],
  ];
  test.each(asked)("%s", (_, asks, says) => {
    expect(told((_k1, _k2, layer) => asks(layer))).toBe(
      `At k1 = 0, k2 = 0 your function asks for ${says}`,
    );
  });

  test("the last entry of every array exists", () => {
    const rule: AnswerFunction = (_k1, _k2, { X, W, dZ, b }) =>
      X.at(2, 1) + W.at(2, 0) + dZ.at(0, 1) + b.at(0);
    expect(told(rule)).not.toMatch(/asks for/);
  });
});

describe("a function may read a million entries, and twenty for each product that it needs,", () => {
  const read = ({ X }: AnswerLayer, times: number) => {
    for (let k = 0; k < times; k++) X.at(0, 0);
  };
  const stopped = /keeps reading entries: does one of its loops never end\?$/;

  test("for one entry: ∂J/∂W[k1, k2] is a sum of two products", () => {
    const reading =
      (times: number): AnswerFunction =>
      (k1, k2, layer) => {
        read(layer, k1 === 2 ? times : 1);
        return k1 + k2;
      };
    expect(told(reading(1_000_040))).toBe("");
    expect(told(reading(1_000_041))).toMatch(/^At k1 = 2, k2 = 0 your function keeps reading/);
  });

  test("for the whole array: ∂J/∂W has six products", () => {
    const reading =
      (times: number): AnswerFunction =>
      (layer) => {
        read(layer, times);
        return [[0], [0], [1]];
      };
    expect(told(reading(1_000_120))).toBe("");
    expect(told(reading(1_000_121))).toMatch(stopped);
  });
});
