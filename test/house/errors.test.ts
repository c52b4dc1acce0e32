// Anything but an array is refused in one line that names the function that was called and the argument.
import { inspect } from "node:util";
import * as convbook from "convbook";
import { describe, expect, test } from "vitest";

const {
  activationGradient,
  asBatch,
  asImage,
  asKernel,
  check,
  checkGradients,
  conv2d,
  conv2dGradients,
  convGeometry,
  convLayer,
  descend,
  distance,
  dot,
  extremes,
  furthest,
  heatmap,
  kernelMeaning,
  layerCost,
  loss,
  pairs,
  panels,
  part,
  plotOptions,
  relu,
  reversed,
  show,
  sigmoid,
  sweep,
  table,
  tanh,
  tensor,
  worksheet,
} = convbook;
type Anything = convbook.TensorLike;

const [X, W] = [[[1, 2, 3]], [[1, -1]]];
const layer = convLayer({ W });
const pass = layer.forward(X);
const [Z, dU] = [pass.Z, [[1, 1]]];

/** Every array argument of a public function: the function, the argument, and a call with it. */
// biome-ignore format: a table
const taken: [name: string, argument: string, call: (A: Anything) => unknown][] = [
  ["asBatch", "X", asBatch], ["asImage", "X", asImage], ["asKernel", "W", asKernel],
  ["furthest", "A", furthest], ["distance", "A", (A) => distance(A, X)], ["distance", "B", (B) => distance(X, B)],
  ["dot", "A", (A) => dot(A, X)], ["dot", "B", (B) => dot(X, B)],
  ["tensor", "values", (values) => tensor(values)], ["extremes", "Z", extremes],
  ["part", "A", (A) => part(A, [0, ":"])], ["reversed", "A", (A) => reversed(A)],
  ["conv2d", "X", (X) => conv2d(X, W)], ["conv2d", "W", (W) => conv2d(X, W)],
  ["conv2d", "bias", (bias) => conv2d(X, W, { bias })],
  ["conv2dGradients", "X", (X) => conv2dGradients(X, W, Z)], ["conv2dGradients", "W", (W) => conv2dGradients(X, W, Z)],
  ["conv2dGradients", "dZ", (dZ) => conv2dGradients(X, W, dZ)],
  ["relu", "Z", relu], ["sigmoid", "Z", sigmoid], ["tanh", "Z", tanh],
  ["activationGradient", "Z", (Z) => activationGradient("relu", Z, dU)],
  ["activationGradient", "dU", (dU) => activationGradient("relu", Z, dU)],
  ["convLayer", "W", (W) => convLayer({ W })], ["convLayer", "b", (b) => convLayer({ W, b })],
  ["forward", "X", layer.forward],
  ["backward", "X", (X) => layer.backward({ X, Z }, dU)], ["backward", "Z", (Z) => layer.backward({ X, Z }, dU)],
  ["backward", "dU", (dU) => layer.backward(pass, dU)],
  ["loss", "U", (U) => loss("u", U, 0)], ["loss", "T", (T) => loss("u+t", X, T)],
  ["descend", "X", (X) => descend(layer, X, (U) => loss("u^2", U, 0))],
  ["checkGradients", "X", (X) => checkGradients(layer, X, dU)], ["checkGradients", "dU", (dU) => checkGradients(layer, X, dU)],
  ["checkGradients", "dW", (dW) => checkGradients(layer, X, dU, { gradients: { dW } })],
  ["check", "X", (X) => check("1b", 1, { X, W })], ["check", "W", (W) => check("3b", 1, { X, W, dU })],
  ["check", "b", (b) => check("3a", 1, { X, W, b, dU })], ["check", "dU", (dU) => check("3c", 1, { X, W, dU })],
  ["kernelMeaning", "W", kernelMeaning],
  ["layerCost", "the shape of X", (shapeX) => layerCost(shapeX, [1, 1])],
  ["layerCost", "the shape of W", (shapeW) => layerCost([2, 2], shapeW)],
  ["convGeometry", "the shape of X", (shapeX) => convGeometry(shapeX, [1, 1])],
  ["check", "the shape of X", (shapeX) => check("2c", 1, { shapeX, shapeW: [1, 1] })],
  ["check", "the shape of W", (shapeW) => check("2d", 1, { shapeX: [2, 2], shapeW })],
  ["heatmap", "A", (A) => heatmap(A)], ["heatmap", "dW", (dW) => heatmap(dW, { name: "dW" })],
  ["heatmap", "alike[0]", (A) => heatmap(X, { alike: [A] })],
  ["table", "A", (A) => table(A)], ["panels", "U", (U) => panels(U, { name: "U" })], ["plotOptions", "A", (A) => plotOptions(A)],
  ["pairs", "X", (A) => pairs(A, X, { name: "X" })], ["pairs", "dX", (dX) => pairs(X, dX, { name: "X" })],
  ["sweep", "X", (X) => sweep(X, W)], ["sweep", "W", (W) => sweep(X, W)], ["sweep", "dZ", (dZ) => sweep(X, W, { dZ })],
  ["worksheet", "X", (X) => worksheet(X, W)], ["worksheet", "W", (W) => worksheet(X, W)],
  ["worksheet", "dZ", (dZ) => worksheet(X, W, { dZ })], ["worksheet", "bias", (bias) => worksheet(X, W, { bias })],
  ["show", "item 0", (A) => show(A as number[])],
];

/** Arguments that are optional, or may be one number. */
const optional = new Set(["bias", "b", "dW"]);

// biome-ignore format: a table
const wrong: [what: string, value: Anything][] = [
  ["a number", 5], ["a function", () => [[1]]], ["null", null], ["undefined", undefined],
  ["text", "1 2\n3"], ["a truth value", true], ["a large whole number", 5n], ["a symbol", Symbol("X")],
  ["an object", { X: 1 }], ["a map", new Map()], ["an empty list", []], ["a list of an empty list", [[]]],
  ["a ragged list", [[1, 2], [3]]], ["a list that is a number below", [[1, 2], 3]],
  ["a list with a text", [["1"]]], ["a list with an object", [[{}]]],
];

describe("a wrong array is refused by name", () => {
  for (const [what, value] of wrong) {
    test(what, () => {
      for (const [name, argument, call] of taken) {
        const isAllowed =
          (value === undefined &&
            (optional.has(argument) ||
              (argument === "dZ" && (name === "sweep" || name === "worksheet")))) ||
          (typeof value === "number" && argument === "T") ||
          (typeof value === "string" && name === "show");
        if (isAllowed) continue;
        let error: unknown;
        try {
          call(value);
        } catch (caught) {
          error = caught;
        }
        const said = error instanceof Error ? error.message : "";
        expect(said, `${name} with ${what}`).toMatch(/^[^\n]+$/);
        expect(said.slice(0, name.length + 2)).toBe(`${name}: `);
        expect(said.slice(name.length + 2), `${name} with ${what}`).toMatch(
          new RegExp(`^${argument.replaceAll(/[[\]]/g, "\\$&")}[ [\\]]`),
        );
        expect(inspect(error)).toBe(`${(error as Error).name}: ${said}`);
      }
    });
  }
});
