// Functions as answers, in all the ways in which a function can be written.
import {
  activationGradient,
  type CheckInputs,
  check,
  convLayer,
  fill,
  random,
  type Verdict,
} from "convbook";
import { describe, expect, test } from "vitest";
import { sums } from "./functions-3.js";

const X = random([3, 4, 2], { seed: 1, low: -1 });
const W = random([2, 2, 2, 3], { seed: 2, low: -1 });
const dU = random([2, 3, 3], { seed: 3, low: -1 });
const inputs = { X, W, dU };
const { U, Z } = convLayer({ W, activation: "sigmoid" }).forward(X);
const told = (verdict: Verdict) => String(verdict).split("\n")[0];

/** A function of the text, as a reader's cell would make it, with the given names around it. */
function written(text: string, around: Record<string, unknown> = {}) {
  const make = new Function(...Object.keys(around), `return ${text};`);
  return make(...Object.values(around)) as () => unknown;
}

describe("a function is judged as what it is, however its arguments are written", () => {
  const right = "layer.dU.at(i, j, m) * layer.U.at(i, j, m) * (1 - layer.U.at(i, j, m))";
  const rules = [
    `(...args) => { const [i, j, m, layer] = args; return ${right}; }`,
    `(i, ...rest) => { const [j, m, layer] = rest; return ${right}; }`,
    `(i, j, ...rest) => { const [m, layer] = rest; return ${right}; }`,
    `function () { const [i, j, m, layer] = arguments; return ${right}; }`,
    `(i = 0, j = 0, m = 0, layer = {}) => ${right}`,
    `(i, j, m, layer = { U: [1, 2] }) => ${right}`,
    `(i /* the row, */, j, m, { U, dU }) => dU.at(i, j, m) * U.at(i, j, m) * (1 - U.at(i, j, m))`,
    `((i, j, m, layer) => ${right}).bind(null)`,
  ];
  for (const text of rules) {
    test(`as a rule: ${text.slice(0, 40)} …`, () => {
      const verdict = check("3a", written(text), inputs);
      expect(verdict.read).toBe("a rule for one entry, a function of i, j, m and the layer");
      expect(verdict.reason).toMatch(/^It is right for 3 other layers/);
    });
  }

  test("as a function of the layer", () => {
    const around = { activationGradient };
    for (const text of [
      "(...[layer]) => activationGradient('sigmoid', layer.Z, layer.dU)",
      "({ Z, dU } = {}) => activationGradient('sigmoid', Z, dU)",
      "layer => activationGradient('sigmoid', layer.Z, layer.dU)",
    ]) {
      const verdict = check("3a", written(text, around), inputs);
      expect(verdict.read).toBe("a function of the layer that returns the whole array");
      expect(verdict.reason).toMatch(/^It is right for 3 other layers/);
    }
  });

  test("as a rule for a list", () => {
    const verdict = check(
      "3db",
      (m = 0 as never, layer) => {
        const { dZ, rows, columns } = layer as unknown as {
          dZ: typeof X;
          rows: number;
          columns: number;
        };
        return sums(rows, columns, (i, j) => dZ.at(i, j, m));
      },
      inputs,
    );
    expect(verdict.reason).toMatch(/^It is right for 3 other layers/);
  });

  test("and is wrong if it is wrong", () => {
    expect(check("3a", (...args) => args.length, inputs).state).toBe("wrong");
    const slope = "(...[i, j, m, { U }]) => U.at(i, j, m) * (1 - U.at(i, j, m))";
    expect(check("3a", written(slope), inputs).mistakes).toEqual(["leaving out ∂J/∂U"]);
  });

  const unfit: [text: string, says: string][] = [
    [
      "function* (i, j, m, layer) { yield 1; }",
      "The answer is a generator (function*), which returns no number; leave out the *.",
    ],
    [
      "async (i, j, m, layer) => 1",
      "The answer is an async function, which returns a promise of a number; leave out async.",
    ],
    ["class Rule {}", "The answer is a class."],
    ["(i, j) => 1", "The function has 2 arguments."],
    ["(i, j, m = [0, 1], layer, more) => 1", "The function has 5 arguments."],
  ];
  for (const [text, says] of unfit) {
    test(`or it is refused in a sentence: ${text}`, () => {
      const verdict = check("3a", written(text), inputs);
      expect(verdict.state).toBe("unreadable");
      expect(verdict.reason.startsWith(says)).toBe(true);
    });
  }
});

describe("where every entry of ∂J/∂U is 1, a rule without it", () => {
  const ones: CheckInputs = { ...inputs, dU: fill(dU.shape, () => 1) };
  const around = { U, Z, upstream: ones.dU, sigma: (z: number) => 1 / (1 + Math.exp(-z)) };
  const only = "It was tried on the given inputs only, because it does not take";
  const unnoticed =
    "Here all entries of dU are 1, so a factor that was left out would not be noticed.";

  for (const [from, text] of [
    ["the layer", "(i, j, m, layer) => layer.U.at(i, j, m) * (1 - layer.U.at(i, j, m))"],
    ["the layer, in steps", "(i, j, m, { U }) => { const u = U.at(i, j, m); return u - u * u; }"],
    ["the notebook", "(i, j, m, layer) => U.at(i, j, m) * (1 - U.at(i, j, m))"],
    [
      "the notebook, in steps",
      "(i, j, m) => { const u = U.at(i, j, m); /* dU */ return u - u * u; }",
    ],
  ]) {
    test(`is found out when it takes U from ${from}`, () => {
      const verdict = check("3a", written(text, around), ones);
      expect(verdict.state).toBe("wrong");
      expect(told(verdict)).toBe(
        "Not yet. It is right for the given inputs, but not for other numbers. This is what comes from leaving out ∂J/∂U.",
      );
    });
  }

  for (const [what, text, missing] of [
    [
      "another name for ∂J/∂U",
      "(i, j, m) => upstream.at(i, j, m) * U.at(i, j, m) * (1 - U.at(i, j, m))",
      "U and dU",
    ],
    [
      "∂J/∂U by another name and U of the layer",
      "(i, j, m, { U }) => upstream.at(i, j, m) * U.at(i, j, m) * (1 - U.at(i, j, m))",
      "dU",
    ],
    [
      "a function that may use it",
      "(i, j, m) => sigma(Z.at(i, j, m)) * (1 - sigma(Z.at(i, j, m)))",
      "Z and dU",
    ],
  ]) {
    test(`is not called wrong when it uses ${what}, but the verdict says what it rests on`, () => {
      const verdict = check("3a", written(text, around), ones);
      expect(verdict.state).toBe("right");
      expect(verdict.reason).toBe(
        `${only} ${missing} from its last argument, but from elsewhere. ${unnoticed}`,
      );
    });
  }

  test("is nothing to remark on where it names ∂J/∂U", () => {
    const text = "(i, j, m) => dU.at(i, j, m) * U.at(i, j, m) * (1 - U.at(i, j, m))";
    const verdict = check("3a", written(text, { U, dU: ones.dU }), ones);
    expect(verdict.reason).toBe(`${only} U and dU from its last argument, but from elsewhere.`);
  });
});
