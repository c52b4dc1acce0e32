// Three training steps of a small network, compared with those of PyTorch.
import { adam, convLayer, dense, network, poolLayer, sgd, type Tensor, tensor } from "convbook";
import { describe, expect, test } from "vitest";
import stored from "./pytorch-network.json" with { type: "json" };

interface Stored {
  shape: number[];
  data: number[];
}

const read = ({ shape, data }: Stored) => tensor(data, shape);
const [first, second, last] = stored.start.map(({ W, b }) => ({ W: read(W), b: read(b) }));
const start = network([
  convLayer({ ...first, activation: "relu", padding: 1 }),
  poolLayer({ size: 2 }),
  convLayer({ ...second, activation: "tanh" }),
  poolLayer({ kind: "average", size: [1, 2] }),
  dense(last),
]);
const OPTIMIZERS = { sgd: sgd({ rate: 0.1, momentum: 0.9 }), adam: adam({ rate: 0.01 }) };

function expectClose(result: Tensor, { shape, data }: Stored): void {
  expect(result.shape).toEqual(shape);
  data.forEach((value, k) => {
    expect(Math.abs(result.data[k] - value)).toBeLessThan(1e-12);
  });
}

describe("a network, compared with PyTorch", () => {
  test("forward", () => {
    expectClose(start.forward(read(stored.X)).U, stored.U);
  });

  for (const name of ["sgd", "adam"] as const) {
    test(`three steps of ${name}`, async () => {
      const { losses, weights } = stored.runs[name];
      // With all inputs in one batch their order does not matter.
      const options = { epochs: losses.length, batch: 5, optimizer: OPTIMIZERS[name] };
      const after = await start.fit(read(stored.X), stored.labels, options);
      expect(after.losses.length).toBe(losses.length);
      losses.forEach((J, k) => {
        expect(Math.abs(after.losses[k] - J)).toBeLessThan(1e-12);
      });
      [0, 2, 4].forEach((layer, k) => {
        const { W, b } = after.network.layers[layer];
        expectClose(W as Tensor, weights[k].W);
        expectClose(b as Tensor, weights[k].b);
      });
    });
  }
});
