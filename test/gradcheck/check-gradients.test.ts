import { inspect } from "node:util";
import {
  type ActivationName,
  checkGradients,
  convLayer,
  random,
  ShapeError,
  tensor,
  ValueError,
} from "convbook";
import { describe, expect, test } from "vitest";

const whole = (shape: number[], seed: number) => random(shape, { seed, integers: true });
const fraction = (shape: number[], seed: number) => random(shape, { seed, low: -1 });

describe("checkGradients(layer, X, dU, options)", () => {
  test("whole numbers without an activation are compared exactly", () => {
    const layer = convLayer({ W: whole([2, 2, 2, 3], 1), b: [1, -2, 3], stride: 2, padding: 1 });
    const report = checkGradients(layer, whole([4, 3, 2], 2), whole([3, 2, 3], 3));
    expect(report.method).toBe("exact");
    expect(report.passed).toBe(true);
    expect(report.gradients.map(({ name, entries }) => [name, entries])).toEqual([
      ["dX", 24],
      ["dW", 24],
      ["db", 3],
    ]);
    expect(report.gradients.every(({ worst }) => worst?.error === 0)).toBe(true);
  });

  for (const activation of ["none", "sigmoid", "tanh", "relu"] as ActivationName[]) {
    test(`central differences agree for ${activation}, in a batch too`, () => {
      const layer = convLayer({ W: fraction([2, 2, 2, 3], 1), b: fraction([3], 4), activation });
      const report = checkGradients(layer, fraction([2, 4, 3, 2], 2), fraction([2, 3, 2, 3], 3));
      expect(report.method).toBe("central");
      expect(report.passed).toBe(true);
      for (const { worst } of report.gradients) {
        expect(worst?.error).toBeLessThan(1e-7);
        expect(worst?.expectedError).toBeGreaterThan(0);
        expect(worst?.expectedError).toBeLessThan(1e-6);
      }
    });
  }

  test("a wrong gradient fails, with its worst entry and both numbers", () => {
    const layer = convLayer({ W: [[1, -1]] });
    const report = checkGradients(layer, [[1, 1, 3]], [[1, 1]], { gradients: { dW: [[2, 9]] } });
    expect(report.passed).toBe(false);
    expect(report.gradients.map(({ passed }) => passed)).toEqual([true, false, true]);
    expect(report.gradients[1].worst).toMatchObject({
      at: [0, 1],
      gradient: 9,
      quotient: 4,
      error: 5,
    });
    expect(inspect(report)).toContain(
      "dW  FAILED  2 compared\n      worst at (0, 1): gradient 9, quotient 4, apart 5, expected up to 0",
    );
  });

  test("a small mistake is found by central differences too", () => {
    const [X, W, dU] = [fraction([4, 4, 1], 1), fraction([2, 2, 1, 2], 2), fraction([3, 3, 2], 3)];
    const layer = convLayer({ W, activation: "sigmoid" });
    const { dX } = layer.backward(layer.forward(X), dU);
    const wrong = tensor(
      dX.data.map((value, k) => (k === 5 ? value + 1e-4 : value)),
      dX.shape,
    );
    const report = checkGradients(layer, X, dU, { gradients: { dX: wrong } });
    expect(report.gradients[0].passed).toBe(false);
    expect(report.gradients[0].worst?.at).toEqual([1, 1, 0]);
  });

  test("entries at a kink of ReLU are listed, not compared", () => {
    const layer = convLayer({ W: [[1, -1]], activation: "relu" });
    const [dX, dW, db] = checkGradients(layer, [[1, 1, 3]], [[1, 1]]).gradients;
    expect(dX.kinks).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(dX.entries).toBe(1);
    expect(dW.kinks.length).toBe(2);
    expect(db.worst).toBeUndefined();
    expect(inspect(checkGradients(layer, [[1, 1, 3]], [[1, 1]]))).toContain(
      "not differentiable here: (0, 0) and (0, 1)",
    );
  });

  test("a Z that is 0 but for its rounding is at the kink", () => {
    // 0.1 + 0.2 − 0.3 is 5.55e-17; a step of the last weight moves it by 1e-18 only.
    const layer = convLayer({ W: [[1, 1, -1, 0]], activation: "relu" });
    const X = [[0.1, 0.2, 0.3, 1e-13]];
    const { Z } = layer.forward(X);
    expect(Z.at(0, 0)).toBeGreaterThan(0);
    const report = checkGradients(layer, X, [[1]]);
    const [dX, dW, db] = report.gradients;
    expect(dW.kinks).toEqual([0, 1, 2, 3].map((k2) => [0, k2]));
    // The last pixel reaches Z with the weight 0: no step of it bends J.
    expect(dX.kinks).toEqual([0, 1, 2].map((j) => [0, j]));
    expect([dX.passed, dW.passed, db.passed]).toEqual([true, false, false]);
    // What could be compared agrees.
    expect(report.passed).toBe(true);
    const wrong = checkGradients(layer, X, [[1]], { gradients: { dX: [[1, 1, 1, 9]] } });
    expect(wrong.passed).toBe(false);
  });

  for (const activation of ["abs(z)", "sqrt(z^2)", "z/(1+abs(z)) + abs(z)", "exp(abs(z))"]) {
    test(`the bend of ${activation} at 0 is named as one`, () => {
      // 0.1 + 0.2 − 0.3 is 5.55e-17: there the slope is that on one side, the quotient lies between both.
      const layer = convLayer({ W: [[1, 1, -1]], activation });
      const [dX, dW, db] = checkGradients(layer, [[0.1, 0.2, 0.3, 2]], [[1, 1]]).gradients;
      expect(dX.kinks).toEqual([0, 1, 2].map((j) => [0, j]));
      expect([dX.entries, dX.passed]).toEqual([1, true]);
      expect([dW.entries, db.entries]).toEqual([0, 0]);
    });
  }

  test("a bend of an expression is found elsewhere than at 0", () => {
    const layer = convLayer({ W: [[1]], activation: "abs(z-1.5)" });
    const [dX] = checkGradients(layer, [[1, 1.499999, 1.5000001, 2]], [[1, 1, 1, 1]]).gradients;
    expect(dX.kinks).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(dX.passed).toBe(true);
  });

  test("a curve without a bend has none, however sharply it turns", () => {
    for (const activation of ["abs(z)^3", "log(1+exp(500*z))/500", "sigmoid", "z^2", "exp(9*z)"]) {
      const layer = convLayer({ W: [[1, 1, -1]], activation });
      const report = checkGradients(layer, [[0.1, 0.2, 0.3, 0.0001]], [[1, 1]]);
      expect(report.gradients.map(({ kinks }) => kinks.length)).toEqual([0, 0, 0]);
      expect(report.passed).toBe(true);
    }
  });

  test("where nothing can be compared, nothing has passed", () => {
    const layer = convLayer({ W: [[1]], b: [-1], activation: "relu" });
    const report = checkGradients(layer, [[1]], [[1]]);
    expect(report.gradients.map(({ entries, passed }) => [entries, passed])).toEqual([
      [0, false],
      [0, false],
      [0, false],
    ]);
    expect(report.passed).toBe(false);
    expect(String(report)).toContain(
      "  dX  NOTHING COULD BE COMPARED\n      not differentiable here: (0, 0)\n",
    );
    expect(String(report)).not.toMatch(/passed|FAILED/);
  });

  test("refuses what it cannot check", () => {
    const layer = convLayer({ W: [[1, -1]], activation: "sigmoid" });
    expect(() => checkGradients(layer, [[1, 2]], [[1]], { method: "exact" })).toThrow(ValueError);
    expect(() => checkGradients(layer, [[1, 2]], [[1]], { method: "exact" })).toThrow(
      'checkGradients: the exact method needs whole numbers in X, W, b and dU and no activation; take "central"',
    );
    expect(() => checkGradients(layer, [[1, 2]], [[1]], { method: "fast" as "exact" })).toThrow(
      'checkGradients: method must be "exact" or "central", but got the text "fast"',
    );
    expect(() => checkGradients({} as typeof layer, [[1]], [[1]])).toThrow(TypeError);
    expect(() => checkGradients(layer, [[1, 2]], [[1]], { gradients: { dW: [[1]] } })).toThrow(
      ShapeError,
    );
    expect(() => checkGradients(layer, [[1, 2]], [[1]], { gradients: { dW: [[1]] } })).toThrow(
      "checkGradients: dW must have the shape of W, 1×2, but got 1×1",
    );
    expect(() => checkGradients(layer, [[1, 2]], [[1]], { steps: 1 } as object)).toThrow(
      'checkGradients: there is no option "steps"; the options are gradients, method',
    );
    const large = convLayer({ W: fraction([3, 3, 10, 20], 1) });
    expect(() =>
      checkGradients(large, fraction([48, 64, 10], 2), fraction([46, 62, 20], 3)),
    ).toThrow("checkGradients: the layer is too large to be checked entry by entry");
  });
});

test("float32 arrays are checked in float64", () => {
  const narrow = (values: number[][]) => tensor(values, undefined, { dtype: "float32" });
  for (const activation of ["none", "sigmoid"]) {
    const layer = convLayer({ W: narrow([[0.1, -0.7]]), activation });
    expect(checkGradients(layer, narrow([[1.3, 2, -0.4]]), [[1, 0.3]]).passed).toBe(true);
  }
});
