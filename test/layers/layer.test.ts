import {
  type ActivationName,
  activationGradient,
  conv2d,
  convLayer,
  layerCost,
  random,
  relu,
  ShapeError,
  sigmoid,
  tanh,
  ValueError,
} from "convbook";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("activations", () => {
  test("relu cuts off what is negative; its slope at 0 is 0", () => {
    expect(relu([[-1, 0, 2.5]]).toArray()).toEqual([[0, 0, 2.5]]);
    expect(activationGradient("relu", [[-1, 0, 2.5]], [[-7, 7, 7]]).toArray()).toEqual([[0, 0, 7]]);
  });

  test("sigmoid keeps its digits far from 0", () => {
    // e^−z as precise as the power series of e, for a z at which 1 − σ would be 0.
    const [left, right] = sigmoid([-40, 40]).data;
    expect(left).toBeCloseTo(4.248354255291589e-18, 32);
    expect(right).toBe(1);
    expect(sigmoid([-800, 800, -745, 0]).data).toEqual(Float64Array.of(0, 1, 5e-324, 0.5));
    const [slopeLeft, slopeRight] = activationGradient("sigmoid", [-40, 40], [1, 1]).data;
    expect(slopeLeft / 4.248354255291589e-18).toBeCloseTo(1, 12);
    expect(slopeRight / 4.248354255291589e-18).toBeCloseTo(1, 12);
    expect(activationGradient("sigmoid", [-800, 800], [1, 1]).toArray()).toEqual([0, 0]);
  });

  test("sigmoid is symmetric: σ(−z) = 1 − σ(z)", () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (z) => {
        const [plus, minus] = sigmoid([z, -z]).data;
        expect(plus + minus).toBeCloseTo(1, 15);
      }),
    );
  });

  test("tanh is within −1 and 1 and its slope does not overflow", () => {
    expect(tanh([-1000, 0, 1000]).toArray()).toEqual([-1, 0, 1]);
    expect(activationGradient("tanh", [-1000, 0, 1000], [1, 1, 1]).toArray()).toEqual([0, 1, 0]);
  });

  test("every slope is the limit of difference quotients", () => {
    const h = 1e-6;
    const value = { none: (Z: number[]) => Z, relu, sigmoid, tanh };
    for (const name of ["none", "relu", "sigmoid", "tanh"] as ActivationName[]) {
      for (const z of [-3, -0.7, 0.2, 1, 4]) {
        const at = (point: number) => {
          const U = value[name]([point]);
          return Array.isArray(U) ? U[0] : U.data[0];
        };
        const quotient = (at(z + h) - at(z - h)) / (2 * h);
        expect(activationGradient(name, [z], [3]).data[0]).toBeCloseTo(3 * quotient, 8);
      }
    }
  });

  test("activationGradient refuses unknown names and a dU of another shape", () => {
    expect(() => activationGradient("swish" as "relu", [1], [1])).toThrow(ValueError);
    expect(() => activationGradient("swish" as "relu", [1], [1])).toThrow(
      'activationGradient: activation must be one of none, relu, sigmoid, tanh or an expression in z, but got the text "swish"',
    );
    expect(() => activationGradient("toString" as "relu", [1], [1])).toThrow(ValueError);
    expect(() => activationGradient("relu", [1, 2], [[1, 2]])).toThrow(ShapeError);
    expect(() => activationGradient("relu", [1, 2], [[1, 2]])).toThrow(
      "activationGradient: dU must have the shape of Z, 2, but got 1×2",
    );
    expect(() => activationGradient(["relu"] as never, [1], [1])).toThrow(ValueError);
    expect(() => relu([Number.NaN])).toThrow("relu: Z[0] must be a finite number, but got NaN");
  });
});

describe("convLayer(options)", () => {
  const X = random([5, 6, 2], { seed: 1, low: -1 });
  const W = random([2, 3, 2, 4], { seed: 2, low: -1 });
  const b = [0.5, -0.5, 1, 0];

  test("forward keeps X, adds the bias, applies the activation", () => {
    const pass = convLayer({ W, b, activation: "relu", stride: 2 }).forward(X);
    expect(pass.X.data).toEqual(X.data);
    expect(pass.Z.data).toEqual(conv2d(X, W, { bias: b, stride: 2 }).data);
    expect(pass.U.data).toEqual(pass.Z.data.map((z) => (z > 0 ? z : 0)));
  });

  test("without a bias it adds nothing, without an activation U is Z", () => {
    const pass = convLayer({ W }).forward(X);
    expect(pass.Z.data).toEqual(conv2d(X, W).data);
    expect(pass.U.data).toEqual(pass.Z.data);
  });

  test("backward takes any { X, Z }, given as nested arrays too", () => {
    const layer = convLayer({ W: [[2, -1]], activation: "sigmoid" });
    const pass = layer.forward([[1, 2, 3]]);
    const dU = [[1, -1]];
    const plain = { X: pass.X.toArray(), Z: pass.Z.toArray() };
    expect(layer.backward(plain, dU).dW.data).toEqual(layer.backward(pass, dU).dW.data);
  });

  test("refuses wrong options and anything but a pass", () => {
    expect(() => convLayer({ W, b: [1] })).toThrow(
      "convLayer: b must have the shape 4, one number for each output channel, but got the shape 1",
    );
    expect(() => convLayer({ W, activation: "swish" as "relu" })).toThrow(
      'convLayer: activation must be one of none, relu, sigmoid, tanh or an expression in z, but got the text "swish"',
    );
    expect(() => convLayer({ W, strides: 2 } as { W: typeof W })).toThrow(
      'convLayer: there is no option "strides"; the options are W, b, activation, stride, padding, dilation',
    );
    expect(() => convLayer({} as { W: typeof W })).toThrow("convLayer: W must be a nested array");
    expect(() => convLayer({ W: [1, 2] })).toThrow(
      "convLayer: W must have the axes [k1, k2] or [k1, k2, n, m], but got the shape 2",
    );
    for (const pass of [X, { X }, { Z: X }, undefined]) {
      expect(() => convLayer({ W }).backward(pass as never, X)).toThrow(
        "backward: pass must be what forward returned, { X, Z, U }, but got ",
      );
    }
  });
});

describe("layerCost(shapeX, shapeW, options)", () => {
  test("Problem 2", () => {
    expect(layerCost([48, 64, 10], [3, 3, 10, 20])).toEqual({
      outputShape: [46, 62, 20],
      inputChannels: 10,
      outputChannels: 20,
      multiplications: 5_133_600,
      weights: 1800,
      biases: 20,
      parameters: 1820,
    });
  });

  test("two axes are one channel in and out; a batch multiplies the work, not the parameters", () => {
    expect(layerCost([6, 5], [2, 2])).toMatchObject({ multiplications: 80, parameters: 5 });
    const single = layerCost([8, 8, 3], [3, 3, 3, 4], { padding: "same" });
    const batch = layerCost([10, 8, 8, 3], [3, 3, 3, 4], { padding: "same" });
    expect(batch.multiplications).toBe(10 * single.multiplications);
    expect(batch.parameters).toBe(single.parameters);
    expect(single.multiplications).toBe(8 * 8 * 4 * 27);
  });

  test("counts what six loops do", () => {
    let count = 0;
    for (let i = 0; i + 2 <= 7; i += 2)
      for (let j = 0; j + 3 <= 6; j++)
        for (let m = 0; m < 5; m++)
          for (let k1 = 0; k1 < 2; k1++)
            for (let k2 = 0; k2 < 3; k2++) for (let n = 0; n < 4; n++) count++;
    expect(layerCost([7, 6, 4], [2, 3, 4, 5], { stride: [2, 1] }).multiplications).toBe(count);
  });

  test("refuses shapes that do not fit together, with its own name in the message", () => {
    expect(() => layerCost([48, 64, 10], [3, 3, 9, 20])).toThrow(
      "layerCost: X has 10 input channels (its last axis), but W of shape 3×3×9×20 takes 9 (its axis 2)",
    );
    expect(() => layerCost([4, 4], [2, 2], { kernel: 2 } as object)).toThrow(
      'layerCost: there is no option "kernel"',
    );
    expect(() => layerCost([4, 4], [5, 2])).toThrow(
      "layerCost: the kernel W is 5×2 but X is only 4×4",
    );
  });
});
