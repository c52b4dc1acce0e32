import { activationFormulas, activationGradient, relu, sigmoid, tanh, ValueError } from "convbook";
import { all, create } from "mathjs";
import { describe, expect, test } from "vitest";

const math = create(all);

/** The value of a formula, found by rewriting its LaTeX as an expression. */
function numberOf(tex: string): number {
  const text = tex
    .replace(/\\max\\\{(.*)\\\}/, "max($1)")
    .replace(/1 \\text\{ if \} (.*) > 0, \\text\{ else \} 0/, "(($1) > 0 ? 1 : 0)")
    .replace(/\\frac\{1\}\{(.*)\}/, "1/($1)")
    .replace(/e\^\{(.*?)\}/, "e^($1)")
    .replace(/\\tanh (.*)/, "tanh($1)")
    .replaceAll("\\,", " ");
  return Number(math.evaluate(text));
}

describe("activationFormulas(activation, z, u)", () => {
  const values = { none: (Z: number[]) => ({ data: Z }), relu, sigmoid, tanh };
  for (const [name, f] of Object.entries(values)) {
    test(`${name}: the formulas give the same values as the functions`, () => {
      for (const z of [-2.5, -1, 0, 0.5, 3]) {
        const u = f([z]).data[0];
        const { value, slope } = activationFormulas(name, `${z}`, `(${u})`);
        expect(numberOf(value)).toBeCloseTo(u, 12);
        expect(numberOf(slope)).toBeCloseTo(activationGradient(name, [z], [1]).data[0], 12);
      }
    });
  }

  test("uses the given names for z and u", () => {
    expect(activationFormulas("sigmoid")).toEqual({
      value: "\\frac{1}{1 + e^{-z}}",
      slope: "f(z)\\,(1 - f(z))",
    });
    expect(activationFormulas("relu", "Z[i,j]")).toEqual({
      value: "\\max\\{0,\\,Z[i,j]\\}",
      slope: "1 \\text{ if } Z[i,j] > 0, \\text{ else } 0",
    });
    expect(activationFormulas("none", "Z")).toEqual({ value: "Z", slope: "1" });
    expect(activationFormulas("tanh", "-3").value).toBe("\\tanh (-3)");
  });

  test("writes an expression with the name, in brackets where it is more than a name", () => {
    const { value, slope } = activationFormulas("z^3/10", "Z[i,j]");
    expect(value).toBe("\\frac{{ Z[i,j]}^{3}}{10}");
    expect(slope).toContain(" Z[i,j]}^{2}");
    expect(activationFormulas("z^2", "-3").value).toBe("{ (-3)}^{2}");
    expect(activationFormulas("z^2", "2 \\cdot 10^{9}").value).toBe("{ (2 \\cdot 10^{9})}^{2}");
  });

  test("refuses anything but an activation", () => {
    expect(() => activationFormulas("swish")).toThrow(ValueError);
    expect(() => activationFormulas("swish")).toThrow(
      "activationFormulas: activation must be one of none, relu, sigmoid, tanh",
    );
    expect(() => activationFormulas("relu", 3 as never)).toThrow(
      'activationFormulas: z must be text such as "Z[i,j]", but got 3',
    );
  });
});
