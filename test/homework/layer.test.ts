import { describe, expect, test } from "vitest";
import { each, type Four, forward, gradientB, numbersIn, quotients, sum, times } from "./layer.js";
import { draw3, FUNCTIONS } from "./problem-3.js";
import { right3 } from "./students-3.js";

/** The largest difference of two arrays. */
const apart = (A: Four, B: Four) =>
  Math.max(...numbersIn(each(A, (x, a, b, c, d) => Math.abs(x - B[a][b][c][d]))));

describe("the gradients that answers are compared with are difference quotients of J = Σ dU · U", () => {
  // Every third problem has a batch; the kinks of ReLU have no quotients.
  for (const seed of [3, 6, 9]) {
    const { problem } = draw3(seed);
    const { activation, X, W, b, Z, dU } = problem;
    const ofZ = (z: Four) => sum(numbersIn(times(dU, each(z, FUNCTIONS[activation]))));
    test(`seed ${seed}: ∂J/∂Z`, () => {
      expect(apart(quotients(Z, ofZ), problem.dZ)).toBeLessThan(1e-8);
    });
    test(`seed ${seed}: ∂J/∂W`, () => {
      const expected = quotients(W, (w) => ofZ(forward(X, w, b)));
      expect(apart(expected, right3["3b"](problem) as Four)).toBeLessThan(1e-8);
    });
    test(`seed ${seed}: ∂J/∂X`, () => {
      const expected = quotients(X, (x) => ofZ(forward(x, W, b)));
      expect(apart(expected, right3["3c"](problem) as Four)).toBeLessThan(1e-8);
    });
    test(`seed ${seed}: ∂J/∂b`, () => {
      const expected = quotients([[[b]]], ([[[moved]]]) => ofZ(forward(X, W, moved)));
      expect(apart(expected, [[[gradientB(problem.dZ)]]])).toBeLessThan(1e-8);
    });
  }
});
