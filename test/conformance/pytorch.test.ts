import { type ConvLayerOptions, convLayer, type Tensor, tensor } from "convbook";
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

describe("convLayer, compared with PyTorch", () => {
  test("there are 27 layers to compare with", () => {
    expect(fixtures.conv.length).toBe(27);
  });

  for (const layer of fixtures.conv) {
    const { name, stride, padding, dilation, activation } = layer;
    const title = `${name}: x=[${layer.X.shape}] w=[${layer.W.shape}] stride=${stride} padding=${padding} dilation=${dilation} ${activation}`;
    test(title, () => {
      const read = ({ data, shape }: Stored) => tensor(data, shape);
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
