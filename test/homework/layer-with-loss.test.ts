import { layerWithLoss } from "convbook";
import { describe, expect, test } from "vitest";
import { layerOracle } from "../audit/layer-oracle.mjs";
import { inputsFrom } from "../audit/problem-3-inputs.mjs";

describe("layerWithLoss", () => {
  for (let seed = 300; seed < 330; seed++) {
    test(`the layer, J and ∂J/∂U of the seed ${seed}`, () => {
      const inputs = inputsFrom(seed);
      const padding = inputs.padding as number | "same" | "full" | "valid";
      const found = layerWithLoss({ ...inputs, padding });
      const { arrays, off, J, offJ, shapes } = layerOracle(inputs);
      expect(found.x.shape).toEqual(shapes.X);
      expect(found.w.shape).toEqual(shapes.W);
      expect(Math.abs(found.J - J)).toBeLessThanOrEqual(offJ);
      for (const [name, A] of Object.entries({ Z: found.pass.Z, U: found.pass.U, dU: found.dU })) {
        const wanted = arrays[name as "Z"];
        expect(A.shape).toEqual(shapes.Z);
        [...wanted.values()].forEach((value, k) => {
          expect(Math.abs(A.data[k] - value)).toBeLessThanOrEqual(off[name as "Z"]);
        });
      }
      expect(found.lossOf(found.pass.U).J).toBe(found.J);
      expect(found.isGiven).toBe(inputs.lossPerEntry === "given");
    });
  }

  test("what is left out: the sigmoid, and J = Σ U with ∂J/∂U = 1", () => {
    const { J, dU, isGiven } = layerWithLoss({ X: [[0, 0]], W: [[5]] });
    expect(J).toBe(1);
    expect(dU.toArray()).toEqual([[[1], [1]]]);
    expect(isGiven).toBe(true);
  });

  const matrix = { X: [[1, 2]], W: [[3]] };
  const refused: [string, object, RegExp][] = [
    ["an X that is a number", { ...matrix, X: 5 }, /^layerWithLoss: X must be a nested array/],
    ["a W larger than X", { ...matrix, W: [[1], [2]] }, /the kernel W is 2×1 but X is only 1×2/],
    ["a b too many", { ...matrix, b: [1, 2] }, /b must have the shape 1, one number/],
    [
      "a target of another shape",
      { ...matrix, lossPerEntry: "u-t", target: [[1]] },
      /target must have the shape of U, 1×2, but got 1×1/,
    ],
    [
      "a dU of another shape",
      {
        ...matrix,
        dU: [
          [[1], [2]],
          [[3], [4]],
        ],
      },
      /dU must have the shape of U, 1×2×1/,
    ],
    [
      "a target that is NaN",
      { ...matrix, lossPerEntry: "u-t", target: Number.NaN },
      /target must be a finite number/,
    ],
    [
      "a dU that is text",
      { ...matrix, dU: "1" },
      /^layerWithLoss: dU must be a number or an array of the shape of U, but got the text "1"$/,
    ],
    [
      "a target that is text",
      { ...matrix, lossPerEntry: "u-t", target: "0.3" },
      /^layerWithLoss: target must be a number or an array of the shape of U, but got the text "0.3"$/,
    ],
    [
      "a loss of an unknown variable",
      { ...matrix, lossPerEntry: "v" },
      /lossPerEntry "v" cannot be used/,
    ],
    [
      "a loss that is a number",
      { ...matrix, lossPerEntry: 3 },
      /^layerWithLoss: lossPerEntry must be text such as "u\^2", but got 3$/,
    ],
    ["an unknown input", { ...matrix, loss: "u" }, /the layer has no input "loss"/],
    ["an unknown activation", { ...matrix, activation: "swish" }, /activation must be one of/],
    ["a stride of 0", { ...matrix, stride: 0 }, /stride must be a whole number/],
    ["no inputs", 3 as unknown as object, /inputs must be an object/],
  ];
  for (const [what, inputs, message] of refused) {
    test(`refuses ${what}`, () => {
      expect(() => layerWithLoss(inputs as Parameters<typeof layerWithLoss>[0])).toThrow(message);
    });
  }
});
