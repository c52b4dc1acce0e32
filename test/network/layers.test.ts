// The layers of a network, against sums and difference quotients of their own.
import {
  convLayer,
  dense,
  fill,
  type Layer,
  poolLayer,
  random,
  ShapeError,
  softmaxCrossEntropy,
  type Tensor,
  tensor,
  ValueError,
} from "convbook";
import { describe, expect, test } from "vitest";

/** The error with which a call is refused. */
function refused(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return `${error}`;
  }
  throw new Error("nothing was thrown");
}

describe("dense({ W, b, activation })", () => {
  const W = random([6, 3], { seed: 1, integers: true });
  const b = [10, 20, 30];

  test("Z[b, m] is the sum of X[b, n] · W[n, m], and b[m]", () => {
    const X = random([4, 6], { seed: 2, integers: true });
    const { Z, U } = dense({ W, b }).forward(X);
    expect(Z.shape).toEqual([4, 3]);
    for (let k = 0; k < 4; k++)
      for (let m = 0; m < 3; m++) {
        let sum = b[m];
        for (let n = 0; n < 6; n++) sum += X.at(k, n) * W.at(n, m);
        expect(Z.at(k, m)).toBe(sum);
        expect(U.at(k, m)).toBe(sum);
      }
  });

  test("its gradients are the sums in its page", () => {
    const X = random([4, 6], { seed: 2, integers: true });
    const dU = random([4, 3], { seed: 3, integers: true });
    const layer = dense({ W, b, activation: "relu" });
    const pass = layer.forward(X);
    const { dX, dW, db } = layer.backward(pass, dU);
    const dZ = fill([4, 3], (k, m) => (pass.Z.at(k, m) > 0 ? dU.at(k, m) : 0));
    const over = (length: number, term: (k: number) => number) =>
      Array.from({ length }, (_, k) => term(k)).reduce((sum, value) => sum + value, 0);
    expect(dW?.toArray()).toEqual(
      fill([6, 3], (n, m) => over(4, (k) => X.at(k, n) * dZ.at(k, m))).toArray(),
    );
    expect(db?.toArray()).toEqual([0, 1, 2].map((m) => over(4, (k) => dZ.at(k, m))));
    expect(dX.toArray()).toEqual(
      fill([4, 6], (k, n) => over(3, (m) => dZ.at(k, m) * W.at(n, m))).toArray(),
    );
  });

  test("images are flattened row by row, alone or in a batch", () => {
    const X = random([5, 1, 3, 2], { seed: 4, integers: true });
    const flat = tensor(X.data, [5, 6]);
    const layer = dense({ W, b });
    const [pass, same] = [layer.forward(X), layer.forward(flat)];
    expect(pass.U.toArray()).toEqual(same.U.toArray());
    const dU = random([5, 3], { seed: 5, integers: true });
    const { dX } = layer.backward(pass, dU);
    expect(dX.shape).toEqual([5, 1, 3, 2]);
    expect([...dX.data]).toEqual([...layer.backward(same, dU).dX.data]);
    const image = tensor(X.data.slice(0, 6), [1, 3, 2]);
    expect(layer.forward(image).U.toArray()).toEqual(same.U.toArray()[0]);
    expect(layer.forward([1, 0, 0, 0, 0, 0]).U.shape).toEqual([3]);
  });

  test("what does not fit is refused", () => {
    expect(refused(() => dense({ W: [[[1]]] }))).toBe(
      "ShapeError: dense: W must have the axes [n, m], but got the shape 1×1×1",
    );
    expect(refused(() => dense({ W, b: [1] }))).toMatch(/^ShapeError: dense: b must/);
    expect(refused(() => dense({ W }).forward([[1, 2]]))).toBe(
      "ShapeError: forward: X must have 6 entries for each input of the batch, since W has the shape 6×3, but got the shape 1×2",
    );
    for (const layer of [dense({ W }), poolLayer()]) {
      expect(refused(() => layer.backward(null as never, [[1]]))).toMatch(
        /^TypeError: backward: pass must/,
      );
    }
    expect(() => dense({ W: [[1e308]] }).forward([[1e308]])).toThrow(ValueError);
  });
});

describe("poolLayer({ kind, size, stride })", () => {
  test("is max pooling, or the mean, and passes gradients back", () => {
    const X = [[1, 5, 2, 2], [3, 4, 2, 2]]; // biome-ignore format: an image
    const most = poolLayer({ size: 2 });
    const mean = poolLayer({ kind: "average", size: 2 });
    expect(most.forward(X).U.toArray()).toEqual([[5, 2]]);
    expect(mean.forward(X).U.toArray()).toEqual([[3.25, 2]]);
    expect(most.backward(most.forward(X), [[7, 8]]).dX.toArray()).toEqual([
      [0, 7, 8, 0],
      [0, 0, 0, 0],
    ]);
    expect(mean.backward(mean.forward(X), [[4, 8]]).dX.toArray()).toEqual([
      [1, 1, 2, 2],
      [1, 1, 2, 2],
    ]);
    expect(refused(() => poolLayer({ kind: "min" as "max" }))).toBe(
      'ValueError: poolLayer: kind must be "max" or "average", but got the text "min"',
    );
  });
});

describe("softmaxCrossEntropy(Z, labels)", () => {
  test("P is e^Z over its sum, J the mean of −ln P of the right class", () => {
    const Z = [[1, 2, 3], [0, 0, 0]]; // biome-ignore format: two rows
    const { J, P } = softmaxCrossEntropy(Z, [0, 2]);
    const sum = Math.E + Math.E ** 2 + Math.E ** 3;
    [1, 2, 3].forEach((z, m) => {
      expect(P.at(0, m)).toBeCloseTo(Math.exp(z) / sum, 15);
    });
    expect(P.at(1, 1)).toBeCloseTo(1 / 3, 15);
    expect(J).toBeCloseTo((Math.log(sum) - 1 + Math.log(3)) / 2, 14);
  });

  test("dZ is the slope of J", () => {
    const Z = random([3, 4], { seed: 6, low: -2, high: 2 });
    const labels = [3, 0, 1];
    const { dZ } = softmaxCrossEntropy(Z, labels);
    Z.data.forEach((_, k) => {
      const at = (step: number) =>
        softmaxCrossEntropy(
          tensor(
            Z.data.map((z, l) => (l === k ? z + step : z)),
            [3, 4],
          ),
          labels,
        ).J;
      expect(dZ.data[k]).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 9);
    });
  });

  test("large entries stay finite, and one input needs no batch", () => {
    const { J, P, dZ } = softmaxCrossEntropy([1000, 0, -1000], 1);
    expect(J).toBe(1000);
    expect(P.toArray()).toEqual([1, 0, 0]);
    expect(dZ.toArray()).toEqual([1, -1, 0]);
  });

  test("labels that are no classes are refused", () => {
    expect(refused(() => softmaxCrossEntropy([[1, 2]], [2]))).toBe(
      "ValueError: softmaxCrossEntropy: labels[0] must be a whole number from 0 to 1, but got 2",
    );
    expect(refused(() => softmaxCrossEntropy([[1.7e308, -1.7e308]], [1]))).toMatch(
      /^ValueError.*J is Inf/,
    );
    expect(() => softmaxCrossEntropy([[1, 2]], [0, 1])).toThrow(ShapeError);
    expect(() => softmaxCrossEntropy([[1, 2]], [0.5])).toThrow(ValueError);
  });
});

test("the gradients of every layer agree with difference quotients of Σ dU · U", () => {
  const layers: [layer: Layer, shapeX: number[]][] = [
    [dense({ W: random([8, 3], { seed: 1 }), b: [1, 2, 3], activation: "tanh" }), [2, 8]],
    [poolLayer({ size: 2, stride: 1 }), [2, 3, 4, 2]],
    [poolLayer({ kind: "average", size: [2, 3] }), [2, 4, 3, 2]],
    [convLayer({ W: random([2, 2, 2, 3], { seed: 2 }), activation: "sigmoid" }), [2, 3, 4, 2]],
  ];
  for (const [layer, shape] of layers) {
    const X = random(shape, { seed: 3, low: -1 });
    const pass = layer.forward(X);
    const dU = random(pass.U.shape, { seed: 4, low: -1 });
    const J = (U: Tensor) => U.data.reduce((sum, u, k) => sum + u * dU.data[k], 0);
    const { dX } = layer.backward(pass, dU);
    X.data.forEach((_, k) => {
      const at = (step: number) =>
        J(
          layer.forward(
            tensor(
              X.data.map((x, l) => (l === k ? x + step : x)),
              shape,
            ),
          ).U,
        );
      expect(dX.data[k]).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 8);
    });
  }
});
