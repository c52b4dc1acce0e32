// Central differences of functions whose difference quotients are known on paper.
import { checkGradients, convLayer } from "convbook";
import { describe, expect, test } from "vitest";

/** J = (w · 1)³ with its derivative 3w², or another one; D(h) = 3w² + h². */
const cube = (w: number, dW = 3 * w * w) => {
  const layer = convLayer({ W: [[w]], activation: "z^3" });
  const gradients = { dW: [[dW]] };
  return checkGradients(layer, [[1]], [[1]], { method: "central", gradients }).gradients[1];
};

describe("checkGradients expects of a central difference", () => {
  test("the error h² of a cube, with h = 10⁻⁵ · max(1, |w|)", () => {
    // Rounding adds 2⁻⁵² · w³ / h, which is much smaller.
    for (const [w, h] of [
      [0, 1e-5],
      [0.5, 1e-5],
      [-0.25, 1e-5],
    ]) {
      const { worst } = cube(w);
      expect((worst?.quotient ?? 0) - 3 * w * w).toBeCloseTo(h * h, 11);
      expect((worst?.expectedError ?? 0) / (h * h)).toBeCloseTo(1, 0);
      expect((worst?.expectedError ?? 0) / (h * h)).toBeLessThan(1.1);
    }
  });

  test("the rounding 2⁻⁵² · Σ |dU · U| / h as well", () => {
    // h is 0.01: h² = 1e-4 and 2⁻⁵² · 10⁹ / 0.01 = 2.2e-5; J itself is rounded by less than 4e-6 · h.
    const expected = cube(1000).worst?.expectedError ?? 0;
    expect(Math.abs(expected - 1.222e-4)).toBeLessThan(4e-6);
    // Two entries of U with opposite signs cancel in J, but their rounding errors do not.
    const layer = convLayer({ W: [[1000]], activation: "z^3" });
    const { gradients } = checkGradients(layer, [[1, 1]], [[1, -1]], { method: "central" });
    expect(gradients[1].worst?.expectedError).toBeGreaterThan(4e-5);
    expect(gradients[1].worst?.expectedError).toBeLessThan(6e-5);
  });

  test("the rounding of Z in a step that is shorter than usual, which a line does not need", () => {
    // Z is moved by 0.01, and is the difference of two numbers of size w, with the slope 1/4.
    const w = 5e8;
    const [x, b] = [[[1]], [-w]];
    const bent = checkGradients(convLayer({ W: [[w]], b, activation: "sigmoid" }), x, [[1]]);
    const h = 0.01 / w;
    const rounding = (2 ** -52 * (2 * w * 0.25 + 0.5)) / h;
    // The third derivative of the sigmoid is −1/8 at 0.
    const expected = rounding + (w * 0.01 ** 2) / 8 / 6;
    const ratio = (bent.gradients[0].worst?.expectedError ?? 0) / expected;
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.2);
    const line = checkGradients(convLayer({ W: [[w]], b }), x, [[1]], { method: "central" });
    expect(line.gradients[0].worst?.expectedError).toBeLessThan((2 ** -52 * 8 * w) / 1e-5);
  });

  test("no more than ten times that", () => {
    // At 0 the quotient is h² = 1e-10, and the expected error is the same.
    expect(cube(0, 0).passed).toBe(true);
    expect(cube(0, 1.05e-9).passed).toBe(true);
    expect(cube(0, 1.15e-9).passed).toBe(false);
    expect(cube(0, -0.85e-9).passed).toBe(true);
    expect(cube(0, -0.95e-9).passed).toBe(false);
  });

  test("or a millionth of the larger of the two numbers", () => {
    expect(cube(0.5, 0.75 * (1 + 0.9e-6)).passed).toBe(true);
    expect(cube(0.5, 0.75 * (1 - 0.9e-6)).passed).toBe(true);
    expect(cube(0.5, 0.75 * (1 + 1.1e-6)).passed).toBe(false);
    expect(cube(0.5, 0.75 * (1 - 1.1e-6)).passed).toBe(false);
    // A size of 3 · 10⁴ allows 0.03.
    expect(cube(100, 3e4 + 0.027).passed).toBe(true);
    expect(cube(100, 3e4 + 0.033).passed).toBe(false);
  });
});

describe("checkGradients takes a smaller step where the usual one would move Z too far", () => {
  const layers: [what: string, w: number, x: number, activation: string][] = [
    ["a large weight on a small pixel", 1e6, 1e-9, "sigmoid"],
    ["a small weight on a large pixel", 1e-9, 1e9, "tanh"],
    ["a large bias against it", 2e5, 1, "sigmoid"],
  ];
  for (const [what, w, x, activation] of layers) {
    test(`${what}: the right gradients pass, wrong ones do not`, () => {
      const b = what.includes("bias") ? [-w * x] : [0];
      const layer = convLayer({ W: [[w]], b, activation });
      const z = w * x + b[0];
      const slope = activation === "tanh" ? 1 / Math.cosh(z) ** 2 : 1 / (2 + 2 * Math.cosh(z));
      const right = { dX: [[w * slope]], dW: [[x * slope]], db: [slope] };
      const wrong = { dX: [[1.001 * w * slope]], dW: [[0.999 * x * slope]], db: [1.001 * slope] };
      const passed = (gradients: typeof right) =>
        checkGradients(layer, [[x]], [[1]], { gradients }).gradients.map((one) => one.passed);
      expect(passed(right)).toEqual([true, true, true]);
      expect(passed(wrong)).toEqual([false, false, false]);
    });
  }
});
