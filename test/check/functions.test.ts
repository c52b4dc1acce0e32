import { type AnswerFunction, check, conv2dGradients, random, type Verdict } from "convbook";
import { describe, expect, test } from "vitest";
import { draw3 } from "../homework/problem-3.js";
import { rightFunctions, sums, wrongFunctions } from "./functions-3.js";

const { X, W, b, dU, activation } = draw3(1).inputs;
const inputs = { X: X as number[], W, b, dU: dU as number[], activation };
const judged = (part: string, answer: AnswerFunction): Verdict => check(part, answer, inputs);

describe("a function that is right is right on other layers, too", () => {
  test("∂J/∂Z, of the sigmoid", () => {
    const rule = check(
      "3a",
      (i, j, m, { U, dU }) => dU.at(i, j, m) * U.at(i, j, m) * (1 - U.at(i, j, m)),
      { ...inputs, activation: "sigmoid" },
    );
    expect(rule.state).toBe("right");
    expect(rule.reason).toMatch(/^It is right for 3 other layers/);
    expect(rule.read).toBe("a rule for one entry, a function of i, j, m and the layer");
  });

  test("∂J/∂W", () => {
    const rule = judged("3b", (k1, k2, n, m, { X, dZ, rows, columns }) =>
      sums(rows, columns, (i, j) => dZ.at(i, j, m) * X.at(i + k1, j + k2, n)),
    );
    expect(rule.state).toBe("right");
    expect(rule.reason).toMatch(/^It is right for 3 other layers/);
  });

  test("∂J/∂b", () => {
    const rule = judged("3db", (m, { dZ, rows, columns }) =>
      sums(rows, columns, (i, j) => dZ.at(i, j, m)),
    );
    expect(rule.state).toBe("right");
  });

  test("with one more argument that has a default value", () => {
    const term = (eps: number) => {
      expect(eps).toBe(0);
      return eps;
    };
    const rule = judged(
      "3b",
      (k1, k2, n, m, { X, dZ, rows, columns }, eps = 0) =>
        sums(rows, columns, (i, j) => dZ.at(i, j, m) * X.at(i + k1, j + k2, n)) + term(eps),
    );
    expect(rule.reason).toMatch(/^It is right for 3 other layers/);
    expect(rule.read).toBe("a rule for one entry, a function of k1, k2, n, m and the layer");
    const whole = judged("3b", ({ X, W, dZ }, eps = 0) => {
      expect(eps).toBe(0);
      return conv2dGradients(X, W, dZ).dW;
    });
    expect(whole.reason).toMatch(/^It is right for 3 other layers/);
  });

  test("the whole array at once, as a tensor or as lists", () => {
    const whole = judged("3b", ({ X, W, dZ }) => conv2dGradients(X, W, dZ).dW);
    expect(whole.state).toBe("right");
    expect(whole.read).toBe("a function of the layer that returns the whole array");
    expect(judged("3c", ({ X, W, dZ }) => conv2dGradients(X, W, dZ).dX.toArray()).right).toBe(true);
  });
});

describe("a function that takes its numbers from elsewhere is tried on the given inputs", () => {
  const X = random([5, 4]);
  const W = random([2, 2], { seed: 2 });
  const dU = random([4, 3], { seed: 3 });
  const given = { X, W, dU, activation: "none" };

  test("arrays", () => {
    const rule = check(
      "3b",
      (k1, k2) => sums(4, 3, (i, j) => dU.at(i, j) * X.at(i + k1, j + k2)),
      given,
    );
    expect(rule.state).toBe("right");
    expect(rule.reason).toMatch(/on the given inputs only, because it does not take X and dU /);
  });

  test("sizes", () => {
    const rule = check(
      "3b",
      (k1, k2, { X, dZ }) => sums(4, 3, (i, j) => dZ.at(i, j) * X.at(i + k1, j + k2)),
      given,
    );
    expect(rule.state).toBe("right");
    expect(rule.reason).toMatch(/only, because it does not take rows and columns /);
  });

  test("some of the sizes", () => {
    const [K1, K2] = W.shape;
    const rule = check(
      "3c",
      (i, j, { W, dZ, rows, columns }) =>
        sums(K1, K2, (k1, k2) => {
          const isPixel = i >= k1 && j >= k2 && i - k1 < rows && j - k2 < columns;
          return isPixel ? W.at(k1, k2) * dZ.at(i - k1, j - k2) : 0;
        }),
      given,
    );
    expect(rule.state).toBe("right");
    expect(rule.reason).toMatch(/only, because it does not take K1 and K2 from its last argument/);
  });

  test("all of a list, with the index as the only argument", () => {
    const { db } = conv2dGradients(X, W, dU);
    const rule = check("3db", (m) => db.at(m), given);
    expect(rule.state).toBe("right");
    expect(rule.reason).toMatch(/on the given inputs only, because it does not take dZ /);
    expect(check("3db", ({ dZ }) => [dZ.data.reduce((a, b) => a + b)], given).reason).toMatch(
      /^It is right for 3 other layers/,
    );
  });
});

/** Layers of one image whose activation is the sigmoid. */
const layers = [1, 2, 4, 5, 7, 8].map((seed) => {
  const { inputs } = draw3(seed);
  return { ...inputs, X: inputs.X as number[], dU: inputs.dU as number[], activation: "sigmoid" };
});

describe("check tells what is wrong with the function of a student who", () => {
  for (const [part, does, told, answer] of wrongFunctions) {
    test(`${part}: ${does}`, () => {
      for (const layer of layers) {
        const verdict = check(part, answer, layer);
        expect(verdict.state).toBe("wrong");
        expect(String(verdict).split("\n")[0]).toMatch(told);
      }
    });
  }

  test("has no mistake: right, on every layer", () => {
    for (const [part, answer] of rightFunctions) {
      for (const layer of layers) {
        const verdict = check(part, answer, layer);
        expect(verdict.state, `${part}: ${verdict}`).toBe("right");
        expect(verdict.reason).toMatch(/^It is right for 3 other layers/);
      }
    }
  });
});
