import { conv2d, convLayer, explain, loss, random, type Tensor, tensor } from "convbook";
import fc from "fast-check";
import { expect, test } from "vitest";
import { notebookFiles } from "../../scripts/project.mjs";
import { layers } from "../layers/random-layers.js";
import { codeCells } from "../notebooks/cells.js";

/** The inputs of a notebook as they are stored. */
function inputsOf<T>(file: string, names: string): T {
  const { inputs } = codeCells(notebookFiles().find((path) => path.includes(file)) as string);
  return new Function(`${inputs}\nreturn { ${names} };`)() as T;
}

/** Adds up the terms of every entry again, or of those that a notebook shows, and compares. */
function explained(A: Tensor, isShown: (index: readonly number[]) => boolean = () => true): number {
  let count = 0;
  A.data.forEach((entry, k) => {
    let rest = k;
    const index = [...A.shape]
      .reverse()
      .map((length) => {
        const at = rest % length;
        rest = (rest - at) / length;
        return at;
      })
      .reverse();
    if (!isShown(index)) return;
    const { terms, bias, value, name, exact, tolerance } = explain(A, index);
    let sum = 0;
    let size = 0;
    for (const { factors, product } of terms) {
      // One expectation for each of millions of products would take most of the time.
      if (name !== "U" && factors.reduce((x, y) => x * y) !== product) {
        expect.fail(`a product of ${name}[${index}] is not that of its factors`);
      }
      sum += product;
      size += Math.abs(product);
    }
    sum += bias ?? 0;
    expect(value).toBe(entry);
    expect(exact).toBe(sum === entry);
    expect(tolerance).toBeLessThanOrEqual(
      2 ** -52 * (terms.length + 1) * (size + Math.abs(bias ?? 0)),
    );
    expect(Math.abs(sum - entry)).toBeLessThanOrEqual(tolerance);
    count++;
  });
  return count;
}

test("every entry that Problem 1 shows", () => {
  const { X, W } = inputsOf<{ X: number[][]; W: number[][] }>("01-", "X, W");
  expect(explained(conv2d(X, W))).toBe(20);
});

test("every entry that Problem 2 shows: the first channels of Z and U", { timeout: 60_000 }, () => {
  const { shapeX, shapeW, activation } = inputsOf<{
    shapeX: number[];
    shapeW: number[];
    activation: string;
  }>("02-", "shapeX, shapeW, activation");
  const layer = convLayer({
    W: random(shapeW, { seed: 2, low: -1, high: 1 }),
    b: random([shapeW[3]], { seed: 3, low: -1, high: 1 }),
    activation,
  });
  const { Z, U } = layer.forward(random(shapeX, { seed: 1 }));
  expect(explained(Z, ([, , m]) => m < 4)).toBe(46 * 62 * 4);
  expect(explained(U, ([, , m]) => m < 4)).toBe(46 * 62 * 4);
});

test("every entry that Problem 3 shows", () => {
  const { X, W, b, activation, lossPerEntry, target } = inputsOf<{
    X: number[][][];
    W: number[][][][];
    b: number[];
    activation: string;
    lossPerEntry: string;
    target: number;
  }>("03-", "X, W, b, activation, lossPerEntry, target");
  const layer = convLayer({ W, b, activation });
  const pass = layer.forward(X);
  const T = tensor(Array(pass.U.data.length).fill(target), pass.U.shape);
  const { dZ, dW, db, dX } = layer.backward(pass, loss(lossPerEntry, pass.U, T).dU);
  const counts = [pass.Z, pass.U, dZ, dW, db, dX].map((A) => explained(A));
  expect(counts).toEqual([24, 24, 24, 16, 2, 40]);
});

test("every entry of every result of random layers with an activation", () => {
  const activations = fc.constantFrom("none", "relu", "sigmoid", "tanh", "log(1+exp(z))");
  fc.assert(
    fc.property(layers, activations, ({ shapeX, shapeW, options, seed }, activation) => {
      const W = random(shapeW, { seed, low: -1 });
      const b = random([shapeW[3] ?? 1], { seed: seed + 1, low: -1 });
      const layer = convLayer({ W, b, activation, ...options });
      const pass = layer.forward(random(shapeX, { seed: seed + 2, low: -1 }));
      const dU = random(pass.U.shape, { seed: seed + 3, low: -1 });
      const { dZ, dW, db, dX } = layer.backward(pass, dU);
      for (const A of [pass.Z, pass.U, dZ, dW, db, dX]) explained(A);
    }),
    { numRuns: 60 },
  );
});
