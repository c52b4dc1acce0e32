import { type ConvOptions, convGeometry } from "convbook";
import fc from "fast-check";

/** The shapes and options of a layer, and a seed for its values. */
export interface Layer {
  shapeX: number[];
  shapeW: number[];
  options: ConvOptions;
  seed: number;
}

const small = (max: number, min = 1) => fc.integer({ min, max });
const pair = (value: fc.Arbitrary<number>) => fc.tuple(value, value);

/** Layers of all ranks, strides, paddings and dilations in which the window fits. */
export const layers: fc.Arbitrary<Layer> = fc
  .record({
    batch: fc.option(small(3)),
    image: pair(small(6)),
    kernel: pair(small(3)),
    channels: pair(small(3)),
    flat: fc.boolean(),
    stride: pair(small(3)),
    dilation: pair(small(2)),
    padding: fc.oneof(fc.constantFrom("valid", "same", "full"), pair(small(2, 0))),
    seed: small(1e6),
  })
  .map(({ batch, image, kernel, channels: [n, m], flat, seed, ...options }) => ({
    shapeX: flat ? image : [...(batch === null ? [] : [batch]), ...image, n],
    shapeW: flat ? kernel : [...kernel, n, m],
    options: options as ConvOptions,
    seed,
  }))
  .filter(({ shapeX, shapeW, options }) => {
    try {
      convGeometry(shapeX, shapeW, options);
      return true;
    } catch {
      return false;
    }
  });
