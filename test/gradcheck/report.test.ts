import { checkGradients, convLayer } from "convbook";
import { describe, expect, test } from "vitest";

const linear = convLayer({ W: [[1, -1]] });
const X = [[5, 2, 3]];
const dU = [[1, 2]];

describe("a report of checkGradients", () => {
  test("of exact differences", () => {
    const report = checkGradients(linear, X, dU);
    expect([report.method, report.step]).toEqual(["exact", 1]);
    expect(String(report)).toBe(
      `Gradients and difference quotients with step 1, compared without a tolerance:
  dX  passed  3 compared
      worst at (0, 0): gradient 1, quotient 1, apart 0, expected up to 0
  dW  passed  2 compared
      worst at (0, 0): gradient 9, quotient 9, apart 0, expected up to 0
  db  passed  1 compared
      worst at (0): gradient 3, quotient 3, apart 0, expected up to 0`,
    );
  });

  test("of central differences, by request or because numbers are not whole", () => {
    for (const report of [
      checkGradients(linear, X, dU, { method: "central" }),
      checkGradients(linear, [[5, 0.5, 3]], dU),
      checkGradients(convLayer({ W: [[1, -1]], activation: "tanh" }), X, dU),
    ]) {
      expect([report.method, report.step]).toEqual(["central", 1e-5]);
      expect(String(report)).toMatch(
        /^Gradients and central differences with steps of 1e−5:\n {2}dX {2}passed {2}3 compared\n/,
      );
      expect(report.passed).toBe(true);
    }
  });

  test("gives errors with two digits, and says which gradient failed", () => {
    const gradients = { db: [3.123456] };
    const report = String(checkGradients(linear, X, dU, { gradients }));
    expect(report).toContain(
      "db  FAILED  1 compared\n      worst at (0): gradient 3.12346, quotient 3, apart 0.12, expected up to 0",
    );
  });

  test("lists up to six entries at a kink, and nothing if there are none", () => {
    const flat = (length: number) => [Array<number>(length).fill(1)];
    const relu = convLayer({ W: [[1, -1]], activation: "relu" });
    const lineOf = (length: number) =>
      String(checkGradients(relu, flat(length), flat(length - 1))).split("\n")[2];
    expect(lineOf(6)).toBe(
      "      not differentiable here: (0, 0), (0, 1), (0, 2), (0, 3), (0, 4) and (0, 5)",
    );
    expect(lineOf(7)).toBe(
      "      not differentiable here: (0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (0, 5) and 1 more",
    );
    expect(String(checkGradients(relu, X, dU))).not.toContain("differentiable");
  });

  test("is summed up in sentences", () => {
    const of = (...given: Parameters<typeof checkGradients>) => checkGradients(...given).summary;
    expect(of(linear, X, dU)).toBe("Entries compared: 6. All of them **passed**.");
    expect(of(linear, X, dU, { gradients: { db: [9] } })).toBe(
      "Entries compared: 6. **Not all of them passed.**",
    );
    const bent = convLayer({ W: [[1]], b: [-1], activation: "abs(z)" });
    const [near, far] = [1 + 1e-9, 3];
    expect(of(bent, [[near, far]], [[1, 1]])).toBe(
      "Entries compared: 1. All of them **passed**. Entries at a bend, which could not be compared: 3.",
    );
    expect(of(bent, [[near]], [[1]])).toBe(
      "**No entry** could be compared. Entries at a bend, which could not be compared: 3.",
    );
    // A slope of 9e-14 cannot be told from rounding where J is about 1.
    const flat = convLayer({ W: [[1]], activation: "sigmoid" });
    expect(of(flat, [[30]], [[1]])).toMatch(
      /passed\*\*\. But rounding hides the step in ∂J\/∂X, ∂J\/∂W and ∂J\/∂b: there the comparison says nothing\.$/,
    );
  });

  test("names the first of several entries with the same error", () => {
    const gradients = { dX: [[2, 2, -1]] };
    const { worst } = checkGradients(linear, X, dU, { gradients }).gradients[0];
    expect(worst).toMatchObject({ at: [0, 0], gradient: 2, quotient: 1, error: 1 });
  });
});

describe("checkGradients refuses", () => {
  test("anything but a layer, and gradients with unknown names", () => {
    for (const layer of [{}, null, "layer"]) {
      expect(() => checkGradients(layer as never, X, dU)).toThrow(
        "checkGradients: layer must come from convLayer({ W, … }), but got",
      );
    }
    expect(() => checkGradients(linear, X, dU, { gradients: { dZ: dU } as object })).toThrow(
      'checkGradients: there is no option "dZ"; the options are dX, dW, db',
    );
  });

  test("more products than four for each weight, pixel and entry of X, W and b together", () => {
    const zeros = (...shape: number[]): unknown =>
      shape.length === 0 ? 0 : Array.from({ length: shape[0] }, () => zeros(...shape.slice(1)));
    const large = convLayer({ W: zeros(3, 3, 10, 20) as number[] });
    // 46 · 62 · 20 · 90 products, for each of 48 · 64 · 10 + 1800 + 20 entries, at four points.
    const call = () =>
      checkGradients(large, zeros(48, 64, 10) as number[], zeros(46, 62, 20) as number[]);
    expect(call).toThrow(`: ${4 * 46 * 62 * 20 * 90 * (30720 + 1820)} products; take one of`);
  });
});
