import {
  activationGradient,
  checkGradients,
  convLayer,
  loss,
  random,
  ShapeError,
  sigmoid,
  symbolic,
  ValueError,
} from "convbook";
import { describe, expect, test } from "vitest";

describe("symbolic(expression, variable)", () => {
  test("derives, evaluates and writes LaTeX", () => {
    const f = symbolic("1/(1+exp(-z))", "z");
    expect(f.value({ z: 0 })).toBe(0.5);
    expect(f.slope({ z: 0 })).toBe(0.25);
    expect(f.tex).toContain("\\frac{1}");
    expect(f.derivativeTex).toContain("\\frac{");
    expect(symbolic("a*u^3", "u", ["a"]).derivative).toBe("3 * a * u ^ 2");
    expect(symbolic("pi*z + e^z", "z").slope({ z: 0 })).toBeCloseTo(Math.PI + 1, 14);
  });

  test("writes variables as such, and constants as such", () => {
    // By default, mathjs takes t for the unit of mass and sets it upright.
    const { tex, derivativeTex } = symbolic("pi*t*u^2", "u", ["t"]);
    expect(tex).toContain("\\pi");
    for (const formula of [tex, derivativeTex]) {
      expect(formula).toMatch(/ t\b/);
      expect(formula).not.toContain("mathrm");
    }
  });

  test("refuses in one line what it cannot read or derive, and unknown variables", () => {
    const wrong: [string, string][] = [
      ["z +", 'symbolic: expression "z +" cannot be used: Unexpected end of expression'],
      [
        "z*q",
        'symbolic: expression "z*q" cannot be used: it has the unknown variable q; known are z',
      ],
      ["max(0,z)", 'symbolic: expression "max(0,z)" cannot be used: Cannot process function "max"'],
    ];
    for (const [expression, message] of wrong) {
      expect(() => symbolic(expression, "z")).toThrow(ValueError);
      expect(() => symbolic(expression, "z")).toThrow(message);
    }
    expect(() => symbolic(5 as unknown as string, "z")).toThrow(TypeError);
    expect(() => symbolic("z", 5 as never)).toThrow(
      'symbolic: variable must be text such as "z", but got 5',
    );
    for (const [constants, came] of [
      ["t", 'the text "t"'],
      [[1], "[1]"],
    ]) {
      expect(() => symbolic("z", "z", constants as never)).toThrow(
        `symbolic: constants must be a list of texts such as ["t"], but got ${came}`,
      );
    }
  });
});

describe("expressions as activations", () => {
  const Z = random([3, 4], { low: -4, high: 4 });
  const dU = random([3, 4], { seed: 2, low: -1 });

  test("the logistic function written out is sigmoid, and its derivative σ(1 − σ)", () => {
    const written = activationGradient("1/(1+exp(-z))", Z, dU);
    const sigma = sigmoid(Z).data;
    written.data.forEach((value, k) => {
      expect(value).toBeCloseTo(dU.data[k] * sigma[k] * (1 - sigma[k]), 14);
      expect(value).toBeCloseTo(activationGradient("sigmoid", Z, dU).data[k], 14);
    });
  });

  test("a layer takes one, forward and backward, and its gradients pass the check", () => {
    const layer = convLayer({ W: random([2, 2], { low: -1 }), activation: "log(1+exp(z))" });
    const X = random([4, 4], { seed: 3, low: -1 });
    const { Z, U } = layer.forward(X);
    U.data.forEach((u, k) => {
      expect(u).toBeCloseTo(Math.log1p(Math.exp(Z.data[k])), 14);
    });
    expect(checkGradients(layer, X, random([3, 3], { seed: 4 })).passed).toBe(true);
  });

  test("the message for a value that is not a number names its place", () => {
    expect(() => convLayer({ W: [[1]], activation: "1/z" }).forward([[1, 0]])).toThrow(
      'forward: "1 / z" must be a finite number, but is Infinity at [0, 1], where the entry is 0',
    );
    expect(() => activationGradient("sqrt(z)", [4, 0], [1, 1])).toThrow(ValueError);
    expect(() => activationGradient("z*y", [1], [1])).toThrow("it has the unknown variable y");
  });
});

describe("loss(expression, U, T)", () => {
  test("sums over the entries and derives by u", () => {
    const { J, dU } = loss("(u-t)^2/2", [[1, 3]], [[0, 1]]);
    expect(J).toBe(0.5 + 2);
    expect(dU.toArray()).toEqual([[1, 2]]);
  });

  test("cross entropy against central differences", () => {
    const [U, T] = [random([6], { low: 0.1, high: 0.9 }), random([6], { seed: 2 })];
    const f = "-t*log(u) - (1-t)*log(1-u)";
    const { dU } = loss(f, U, T);
    U.data.forEach((u, k) => {
      const at = (value: number) => loss(f, [value], [T.data[k]]).J;
      expect(dU.data[k]).toBeCloseTo((at(u + 1e-6) - at(u - 1e-6)) / 2e-6, 6);
    });
  });

  test("a number is the target of every entry", () => {
    const U = [
      [1, 2, 4],
      [-1, 0, 3],
    ];
    const { J, dU } = loss("(u-t)^2/2", U, 2);
    expect(J).toBe((1 + 0 + 4 + 9 + 4 + 1) / 2);
    expect(dU.toArray()).toEqual([
      [-1, 0, 2],
      [-3, -2, 1],
    ]);
    expect(() => loss("u*t", [1], Number.NaN)).toThrow(
      "loss: T must be a finite number, but got NaN",
    );
  });

  test("t*u has the gradient that is given as t", () => {
    const { J, dU } = loss("t*u", [[2, -3]], [[10, 100]]);
    expect(J).toBe(20 - 300);
    expect(dU.toArray()).toEqual([[10, 100]]);
  });

  test("refuses a target of another shape and a loss that is infinite", () => {
    expect(() => loss("u*t", [1, 2], [1])).toThrow(ShapeError);
    expect(() => loss("u*t", [1, 2], [1])).toThrow(
      "loss: T must have the shape of U, 2, but got 1",
    );
    expect(() => loss("log(u)", [0], [1])).toThrow("loss: ");
    expect(() => loss("log(q)", [0], [1])).toThrow("it has the unknown variable q; known are u, t");
  });
});

test("anything but a formula is refused in one line", () => {
  for (const text of [
    "",
    "z = 3",
    "f(z) = z",
    "'z'",
    "[z, 1]",
    "z; 2",
    "z > 0 ? z : 0",
    "{a: z}",
  ]) {
    expect(() => symbolic(text, "z"), text).toThrow(
      /^symbolic: expression ".*" cannot be used: it must be a formula of numbers, z, operators and functions$/,
    );
  }
  expect(symbolic("-(z+2)^2/e", "z").slope({ z: 1 })).toBeCloseTo(-6 / Math.E, 12);
});
