// Networks forward, backward and in training.
import {
  adam,
  convLayer,
  dense,
  type Network,
  network,
  poolLayer,
  random,
  sgd,
  softmaxCrossEntropy,
  type Tensor,
  type TrainingStep,
  tensor,
} from "convbook";
import { describe, expect, test } from "vitest";

const W1 = random([2, 2, 1, 3], { seed: 1, low: -1 });
const W2 = random([12, 2], { seed: 2, low: -1 });
const made = (V1: Tensor = W1, V2: Tensor = W2) =>
  network([
    convLayer({ W: V1, b: [0.1, 0.2, 0.3], activation: "tanh" }),
    poolLayer({ kind: "average", size: 2 }),
    dense({ W: V2, b: [0.1, -0.1] }),
  ]);

/** Bright on the left, or bright on the right. */
const images = (count: number) => {
  const noise = random([count, 5, 5, 1], { seed: 9 });
  return tensor(
    noise.data.map((value, k) => value + (k % 5 < 2 === Math.floor(k / 25) % 2 < 1 ? 1 : 0)),
    [count, 5, 5, 1],
  );
};
const classes = (count: number) => Array.from({ length: count }, (_, k) => k % 2);

describe("network([…])", () => {
  test("the output of each layer is the input of the next", () => {
    const X = images(2);
    const { passes, U } = made().forward(X);
    expect(passes.map((pass) => pass.U.shape)).toEqual([
      [2, 4, 4, 3],
      [2, 2, 2, 3],
      [2, 2],
    ]);
    let x = X;
    for (const layer of made().layers) x = layer.forward(x).U;
    expect(U.toArray()).toEqual(x.toArray());
    expect(passes[1].X).toBe(passes[0].U);
  });

  test("all gradients agree with difference quotients of the loss", () => {
    const [X, labels] = [images(3), [0, 1, 1]];
    const J = (net: Network, x: Tensor) => softmaxCrossEntropy(net.forward(x).U, labels).J;
    const pass = made().forward(X);
    const { dX, layers } = made().backward(pass, softmaxCrossEntropy(pass.U, labels).dZ);
    const agrees = (gradient: Tensor, at: Tensor, value: (moved: Tensor) => number) => {
      gradient.data.forEach((slope, k) => {
        const moved = (step: number) =>
          value(
            tensor(
              at.data.map((entry, l) => (l === k ? entry + step : entry)),
              at.shape,
            ),
          );
        expect(slope).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 8);
      });
    };
    agrees(dX, X, (x) => J(made(), x));
    agrees(layers[0].dW as Tensor, W1, (V) => J(made(V), X));
    agrees(layers[2].dW as Tensor, W2, (V) => J(made(W1, V), X));
    expect(Object.keys(layers[1])).toEqual(["dX"]);
  });

  test("an error names the layer", () => {
    expect(() => made().forward(random([1, 7, 7, 1]))).toThrow(
      "forward: layer 2: X must have 12 entries for each input of the batch",
    );
    expect(() => made().backward({} as never, [[1, 1]])).toThrow(
      "backward: pass must be what forward",
    );
    expect(() => made().backward(null as never, [[1, 1]])).toThrow(
      "backward: pass must be what forward",
    );
    expect(() => network([made() as never])).toThrow("network: layers[0] must come from convLayer");
    expect(() => network([{ forward: 1, backward: 2 } as never])).toThrow(
      "network: layers[0] must",
    );
    expect(() => network([])).toThrow("network: layers must be a list");
    expect(() => network([5 as never])).toThrow("network: layers[0] must come from convLayer");
  });
});

describe("fit(X, labels, options)", () => {
  const fresh = made();

  test("the loss falls, the classes come out right, and the first network stays as it was", async () => {
    const [X, labels, start] = [images(40), classes(40), made()];
    const before = start.forward(X).U.toArray();
    const {
      network: trained,
      losses,
      reason,
    } = await start.fit(X, labels, {
      epochs: 30,
      batch: 8,
      optimizer: adam({ rate: 0.02 }),
    });
    expect(reason).toBe("epochs");
    expect(losses.length).toBe(150);
    const right = trained.forward(X).U.toArray();
    expect(right.map(([a, b]) => (b > a ? 1 : 0))).toEqual(labels);
    expect(start.forward(X).U.toArray()).toEqual(before);
    expect(losses.slice(-5).every((J) => J < 0.2)).toBe(true);
  });

  test("one step of sgd on one batch is W − rate · dW", async () => {
    const [X, labels, start] = [images(4), classes(4), made()];
    const pass = start.forward(X);
    const { J, dZ } = softmaxCrossEntropy(pass.U, labels);
    const { layers } = start.backward(pass, dZ);
    const { network: after, losses } = await start.fit(X, labels, {
      epochs: 1,
      batch: 4,
      optimizer: sgd({ rate: 0.5 }),
    });
    expect(losses.length).toBe(1);
    expect(losses[0]).toBeCloseTo(J, 12);
    for (const k of [0, 2]) {
      const [W, dW] = [start.layers[k].W as Tensor, layers[k].dW as Tensor];
      (after.layers[k].W as Tensor).data.forEach((weight, at) => {
        expect(weight).toBeCloseTo(W.data[at] - 0.5 * dW.data[at], 12);
      });
    }
    expect(after.layers[1].W).toBeUndefined();
  });

  test("the same seed gives the same weights, another seed others", async () => {
    const weights = async (seed: number) => {
      const { network: trained } = await fresh.fit(images(10), classes(10), {
        epochs: 2,
        batch: 3,
        seed,
      });
      return [...(trained.layers[2].W as Tensor).data];
    };
    expect(await weights(1)).toEqual(await weights(1));
    expect(await weights(2)).not.toEqual(await weights(1));
  });

  test("onStep is told of every step, and ends the training by returning false", async () => {
    const told: TrainingStep[] = [];
    const {
      network: trained,
      losses,
      reason,
    } = await fresh.fit(images(10), classes(10), {
      epochs: 2,
      batch: 4,
      onStep: (step) => {
        told.push(step);
        return step.step < 4;
      },
    });
    expect(reason).toBe("stopped");
    expect(told.map(({ step, steps, epoch }) => [step, steps, epoch])).toEqual([
      [1, 6, 0],
      [2, 6, 0],
      [3, 6, 0],
      [4, 6, 1], // biome-ignore format: a list of steps
    ]);
    expect(losses).toEqual(told.map(({ J }) => J));
    expect(trained.layers[0].W).toBe(told[3].layers[0].W);
  });

  test("when numbers overflow, the last good weights are kept", async () => {
    const {
      network: trained,
      losses,
      reason,
    } = await fresh.fit(images(10), classes(10), {
      optimizer: sgd({ rate: 1e308 }),
    });
    expect(reason).toBe("overflow");
    expect(losses.length).toBeGreaterThan(0);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(trained.forward(images(2)).U.data.every(Number.isFinite)).toBe(true);
  });

  test("weights with which nothing can be computed are not good ones", async () => {
    const two = network([dense({ W: [[1]], b: [0] }), dense({ W: [[1, 0]] })]);
    const { network: trained, reason } = await two.fit([[1]], [1], {
      optimizer: sgd({ rate: 1e300 }),
      epochs: 1,
    });
    expect(reason).toBe("overflow");
    expect(trained.forward([[1]]).U.toArray()).toEqual(two.forward([[1]]).U.toArray());
    const one = network([dense({ W: [[0.1, 0.2], [0.3, 0.4]] })]); // biome-ignore format: a matrix
    const large = await one.fit([[1e308, 1e308], [1, 1]], [0, 1], { epochs: 2 }); // biome-ignore format: a matrix
    expect(large.reason).toBe("overflow");
  });

  test("wrong options are refused before anything is computed", async () => {
    const start = made();
    const says = async (run: Promise<unknown>, message: string) => {
      await expect(run).rejects.toThrow(message);
    };
    await says(start.fit(images(2), [0, 2]), "fit: labels[1] must be a whole number from 0 to 1");
    await says(start.fit(images(2), [0]), "fit: labels must be a list of 2 classes");
    await says(start.fit(images(2), [0, 1], { epochs: 0 }), "fit: epochs must be a whole number");
    await says(start.fit(images(2), [0, 1], { seed: -1 }), "fit: seed must be");
    await says(start.fit(images(2), [0, 1], { rate: 1 } as object), 'no option "rate"');
    await says(
      start.fit(images(2), [0, 1], { optimizer: 0.1 as never }),
      "fit: optimizer must come",
    );
    const headless = network([convLayer({ W: W1 })]);
    await says(headless.fit(images(2), [0, 1]), "end it with a dense layer");
  });
});

describe("optimizers", () => {
  const weights = tensor([1, -2]);

  test("sgd with momentum follows V ← μ·V + dW", () => {
    const update = sgd({ rate: 0.5, momentum: 0.5 }).begin();
    const first = update(weights, tensor([2, 4]), 0);
    expect(first.toArray()).toEqual([0, -4]);
    expect(update(first, tensor([1, 1]), 0).toArray()).toEqual([-1, -5.5]);
    expect(update(weights, tensor([2, 4]), 1).toArray()).toEqual([0, -4]);
  });

  test("adam follows its two means", () => {
    const [rate, beta1, beta2, epsilon] = [0.1, 0.8, 0.9, 0.01];
    const update = adam({ rate, beta1, beta2, epsilon }).begin();
    let [W, m, v] = [3, 0, 0];
    let result = tensor([3]);
    [2, -1, 0.5].forEach((slope, k) => {
      m = beta1 * m + (1 - beta1) * slope;
      v = beta2 * v + (1 - beta2) * slope ** 2;
      const [mHat, vHat] = [m / (1 - beta1 ** (k + 1)), v / (1 - beta2 ** (k + 1))];
      W -= (rate * mHat) / (Math.sqrt(vHat) + epsilon);
      result = update(result, tensor([slope]), 0);
      expect(result.data[0]).toBeCloseTo(W, 14);
    });
  });

  test("arrays that do not fit are refused", () => {
    for (const [name, update] of [
      ["sgd", sgd().begin()],
      ["adam", adam().begin()],
    ] as const) {
      expect(() => update(weights, tensor([1]), 0)).toThrow(
        `${name}: gradient must have the shape`,
      );
      expect(() => update([1, 2] as never, weights, 0)).toThrow(
        `${name}: weights must be a Tensor`,
      );
      update(weights, weights, 1);
      expect(() => update(tensor([1]), tensor([1]), 1)).toThrow(
        `${name}: weights must have the shape`,
      );
    }
  });

  test("rates and shares out of range are refused", () => {
    expect(() => sgd({ rate: 0 })).toThrow("sgd: rate must be a finite number above 0, but got 0");
    expect(() => sgd({ momentum: 1 })).toThrow("sgd: momentum must be at least 0 and less than 1");
    expect(() => adam({ beta1: Number.NaN })).toThrow("adam: beta1");
    expect(() => adam({ rate: "fast" as never })).toThrow("adam: rate must be a number");
  });
});
