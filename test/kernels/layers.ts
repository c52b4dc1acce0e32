import { type ConvGeometry, type ConvOptions, convGeometry, type Numbers, random } from "convbook";
import fc from "fast-check";
import * as kernels from "../../lib/dist/kernels/index.js";
import * as loops from "../../lib/dist/layers/conv2d.js";

/** The two ways to compute a layer, with the same signature. */
export const paths = {
  loops: { forward: loops.forward, backward: loops.backward },
  WebAssembly: { forward: kernels.forward, backward: kernels.backward },
};

export interface Layer {
  sizes: ConvGeometry;
  X: Numbers;
  W: Numbers;
  dZ: Numbers;
}

/** A layer with random entries: whole numbers, or fractions from −1 to 1. */
export function drawn(sizes: ConvGeometry, seed: number, integers: boolean): Layer {
  const { batch, input, kernel, inputChannels: N, outputChannels: M, output } = sizes;
  const entries = (shape: number[], part: number) =>
    random(shape, integers ? { seed: seed + part, integers } : { seed: seed + part, low: -1 }).data;
  return {
    sizes,
    X: entries([batch, ...input, N], 0),
    W: entries([...kernel, N, M], 1),
    dZ: entries([batch, ...output, M], 2),
  };
}

export function asFloat32({ sizes, X, W, dZ }: Layer): Layer {
  return { sizes, X: Float32Array.from(X), W: Float32Array.from(W), dZ: Float32Array.from(dZ) };
}

const upTo = (max: number, min = 1) => fc.integer({ min, max });
const pair = (value: fc.Arbitrary<number>) => fc.tuple(value, value);
const often = (usual: fc.Arbitrary<number>, seldom: fc.Arbitrary<number>) =>
  fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: seldom });

/** Layers of all kinds: few and many channels, and sizes that fit no tile. */
export const anySizes: fc.Arbitrary<ConvGeometry> = fc
  .record({
    batch: upTo(3),
    image: pair(often(upTo(12), upTo(40))),
    kernel: pair(upTo(5)),
    channels: pair(often(upTo(6), upTo(34))),
    stride: pair(often(fc.constant(1), upTo(4))),
    dilation: pair(often(fc.constant(1), upTo(3))),
    padding: fc.oneof(fc.constantFrom("valid", "same", "full"), pair(upTo(3, 0))),
  })
  .map(({ batch, image, kernel, channels: [n, m], ...options }) => {
    try {
      return convGeometry([batch, ...image, n], [...kernel, n, m], options as ConvOptions);
    } catch {
      return undefined;
    }
  })
  .filter((sizes) => sizes !== undefined);
