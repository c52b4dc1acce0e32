import {
  avgPool2d,
  avgPool2dGradient,
  type ConvLayerOptions,
  convLayer,
  maxPool2d,
  maxPool2dGradient,
  type Tensor,
  tensor,
} from "convbook";
import { describe, expect, test } from "vitest";
import fixtures from "./pytorch.json" with { type: "json" };

interface Stored {
  shape: number[];
  data: number[];
}

/** The largest difference, relative to the largest expected entry. */
function furthest(result: Tensor, expected: Stored): number {
  const scale = Math.max(...expected.data.map(Math.abs), Number.MIN_VALUE);
  return Math.max(...expected.data.map((value, k) => Math.abs(result.data[k] - value))) / scale;
}

const read = ({ data, shape }: Stored) => tensor(data, shape);

describe("convLayer, compared with PyTorch", () => {
  test("there are 27 layers to compare with", () => {
    expect(fixtures.conv.length).toBe(27);
  });

  for (const layer of fixtures.conv) {
    const { name, stride, padding, dilation, activation } = layer;
    const title = `${name}: x=[${layer.X.shape}] w=[${layer.W.shape}] stride=${stride} padding=${padding} dilation=${dilation} ${activation}`;
    test(title, () => {
      const { forward, backward } = convLayer({
        W: read(layer.W),
        b: read(layer.b),
        ...({ stride, padding, dilation, activation } as unknown as Partial<ConvLayerOptions>),
      });
      const pass = forward(read(layer.X));
      const results = { ...pass, ...backward(pass, read(layer.dU)) };
      for (const part of ["Z", "U", "dZ", "dW", "db", "dX"] as const) {
        expect(results[part].shape).toEqual(layer[part].shape);
        expect(furthest(results[part], layer[part]), part).toBeLessThan(1e-12);
      }
    });
  }
});

describe("pooling, compared with PyTorch", () => {
  test("there are three poolings to compare with", () => {
    expect(fixtures.pool.length).toBe(3);
  });

  for (const { name, size, stride, ...stored } of fixtures.pool) {
    test(name, () => {
      const [X, dY, options] = [read(stored.X), read(stored.dY), { size, stride }];
      expect(maxPool2d(X, options).toArray()).toEqual(read(stored.max).toArray());
      expect(maxPool2dGradient(X, dY, options).shape).toEqual(stored.maxGrad.shape);
      expect(furthest(maxPool2dGradient(X, dY, options), stored.maxGrad)).toBeLessThan(1e-12);
      expect(avgPool2d(X, options).shape).toEqual(stored.avg.shape);
      expect(furthest(avgPool2d(X, options), stored.avg)).toBeLessThan(1e-12);
      expect(avgPool2dGradient(X, dY, options).shape).toEqual(stored.avgGrad.shape);
      expect(furthest(avgPool2dGradient(X, dY, options), stored.avgGrad)).toBeLessThan(1e-12);
    });
  }
});
