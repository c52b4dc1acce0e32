// Activations that are steeper than the usual step is short; their slopes are those on paper.
import { checkGradients, convLayer } from "convbook";
import { describe, expect, test } from "vitest";

const sech2 = (z: number) => 1 / Math.cosh(z) ** 2;
const sigma = (z: number) => 1 / (1 + Math.exp(-z));
const steep: [activation: string, z: number, slope: number][] = [
  ["sqrt(z^2+1e-12)", 1e-5, 1e-5 / Math.sqrt(1.01e-10)],
  ["sqrt(z^2+1e-12)", 1e-6, Math.SQRT1_2],
  ["tanh(1e5*z)", 1e-6, 1e5 * sech2(0.1)],
  ["tanh(1e5*z)", 5e-5, 1e5 * sech2(5)],
  ["tanh(5e4*z)", 0, 5e4],
  ["tanh(1e6*z)", 0, 1e6],
  ["tanh(1e6*z)", -1e-5, 1e6 * sech2(10)],
  ["sin(1e5*z)", 0, 1e5],
  ["sin(1e5*z)", Math.PI, 1e5 * Math.cos(1e5 * Math.PI)],
  ["sin(1e6*z)", 1e-6, 1e6 * Math.cos(1)],
  ["sin(1e9*z)", 1, 1e9 * Math.cos(1e9)],
  // A whole number of waves in a step: without a smaller one the quotient is 0.
  ["sin(628318.53071796*z)", 0, 628318.53071796],
  ["1/(1+exp(-1e5*z))", 5e-5, 1e5 * sigma(5) * sigma(-5)],
  ["z*abs(z)", 1e-6, 2e-6],
  ["abs(z)^1.5", 1e-6, 1.5e-3],
];

describe("checkGradients takes a smaller step where the activation is steep", () => {
  for (const [activation, z, slope] of steep) {
    test(`${activation} at ${z}: the right gradient passes, others do not`, () => {
      const layer = convLayer({ W: [[1]], activation });
      const ofX = (dX: number) =>
        checkGradients(layer, [[z]], [[1]], { gradients: { dX: [[dX]] } }).gradients[0];
      const right = ofX(slope);
      expect([right.passed, right.entries, right.hidden]).toEqual([true, 1, false]);
      expect([right.kinks, right.unreliable]).toEqual([[], []]);
      for (const factor of [0, 1.1]) expect(ofX(factor * slope).passed).toBe(false);
    });
  }

  test("or lists the entry where no step is small enough", () => {
    // The slope 1.5 · √z changes within a distance of 10⁻¹² from 0, the waves are 6 · 10⁻¹² long.
    for (const [activation, z] of [
      ["abs(z)^1.5", 1e-12],
      ["z^2*sin(1/z)", 1e-6],
    ] as const) {
      const layer = convLayer({ W: [[1]], activation });
      const report = checkGradients(layer, [[z]], [[1]]);
      const [dX, dW, db] = report.gradients;
      expect([dX.unreliable, dW.unreliable, db.unreliable]).toEqual([[[0, 0]], [], [[0]]]);
      expect([dX.kinks, dX.entries, dX.passed]).toEqual([[], 0, false]);
      expect([dW.entries, dW.passed, report.passed]).toEqual([1, true, true]);
      expect(String(report)).toContain(
        "  dX  NOTHING COULD BE COMPARED\n      no reliable quotient here: (0, 0)\n",
      );
      expect(report.summary).toBe(
        "Entries compared: 1. All of them **passed**. Entries without a reliable difference quotient, which could not be compared: 2.",
      );
    }
  });
});
