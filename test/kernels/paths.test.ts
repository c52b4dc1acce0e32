import {
  type ConvOptions,
  conv2d,
  conv2dGradients,
  convGeometry,
  tensor,
  ValueError,
} from "convbook";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import fixtures from "../conformance/pytorch.json" with { type: "json" };
import { anySizes, asFloat32, drawn, type Layer, paths } from "./layers.js";

type Results = Record<"Z" | "dX" | "dW", ArrayLike<number>>;

function computed(path: keyof typeof paths, { sizes, X, W, dZ }: Layer): Results {
  const { forward, backward } = paths[path];
  return { Z: forward(sizes, X, W), ...backward(sizes, X, W, dZ) };
}

/** The first entry in which the two ways differ at all: toEqual is slow on long lists. */
function difference(layer: Layer): string | undefined {
  const [expected, results] = [computed("loops", layer), computed("WebAssembly", layer)];
  for (const part of ["Z", "dX", "dW"] as const) {
    expect(results[part].constructor).toBe(expected[part].constructor);
    expect(results[part].length).toBe(expected[part].length);
    for (let k = 0; k < expected[part].length; k++) {
      if (Object.is(results[part][k], expected[part][k])) continue;
      return `${part}[${k}] is ${results[part][k]} and should be ${expected[part][k]}`;
    }
  }
}

/** The largest number of products in one entry of each result. */
function terms({ sizes, W, dZ }: Layer): Record<keyof Results, number> {
  const { inputChannels: N, outputChannels: M } = sizes;
  return { Z: W.length / M, dX: W.length / N, dW: dZ.length / M };
}

const absolute = ({ sizes, X, W, dZ }: Layer): Layer => ({
  sizes,
  X: X.map(Math.abs),
  W: W.map(Math.abs),
  dZ: dZ.map(Math.abs),
});

/** The first entry whose difference from that of the plain loops is not explained by the order of a sum. */
function tooFar(layer: Layer, unit: number): string | undefined {
  const [expected, results] = [computed("loops", layer), computed("WebAssembly", layer)];
  const sums = computed("loops", absolute(layer));
  for (const part of ["Z", "dX", "dW"] as const) {
    const bound = 2 * (terms(layer)[part] + 1) * unit;
    for (let k = 0; k < expected[part].length; k++) {
      const error = Math.abs(results[part][k] - expected[part][k]);
      if (!(error <= bound * sums[part][k])) return `${part}[${k}] is off by ${error}`;
    }
  }
}

describe("the WebAssembly kernels, compared with the plain loops", () => {
  test("are equal to the bit on whole numbers, in float64 and in float32", () => {
    fc.assert(
      fc.property(anySizes, fc.nat(1e6), (sizes, seed) => {
        const layer = drawn(sizes, seed, true);
        expect(difference(layer)).toBeUndefined();
        expect(difference(asFloat32(layer))).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  test("differ on fractions by no more than the order of a sum explains", () => {
    fc.assert(
      fc.property(anySizes, fc.nat(1e6), (sizes, seed) => {
        const layer = drawn(sizes, seed, false);
        expect(tooFar(layer, 2 ** -53)).toBeUndefined();
        expect(tooFar(asFloat32(layer), 2 ** -24)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  const large: [number[], number[], ConvOptions][] = [
    [[1, 700, 300, 3], [3, 2, 3, 2], { padding: "same" }],
    [[1, 500, 401, 4], [3, 3, 4, 3], { stride: [2, 3], dilation: [3, 1] }],
    [[300, 30, 20, 5], [2, 3, 5, 4], { stride: 2 }],
    [[5, 400, 300, 1], [3, 3, 1, 1], {}],
    [[2, 3, 90_000, 3], [2, 3, 3, 2], { padding: "full" }],
  ];
  test.each(large)("are equal when bands divide the work: x=[%s] w=[%s]", (x, w, options) => {
    expect(difference(drawn(convGeometry(x, w, options), 7, true))).toBeUndefined();
  });

  test("need little memory for a large image: its bands, not all of X and Z", () => {
    const grow = vi.spyOn(WebAssembly.Memory.prototype, "grow");
    const sizes = convGeometry([1, 700, 700, 3], [3, 3, 3, 32]);
    const [X, W] = [new Float64Array(700 * 700 * 3), new Float64Array(3 * 3 * 3 * 32)];
    const Z = paths.WebAssembly.forward(sizes, X, W);
    paths.WebAssembly.backward(sizes, X, W, Z);
    const pages = grow.mock.calls.reduce((sum, [count]) => sum + count, 0);
    grow.mockRestore();
    expect(Z.byteLength).toBeGreaterThan(2 ** 26);
    expect(pages * 2 ** 16).toBeLessThan(2 ** 23);
  });

  test("change none of their inputs", () => {
    const layer = drawn(convGeometry([2, 9, 8, 3], [3, 3, 3, 5], { padding: "same" }), 3, false);
    const before = [layer.X, layer.W, layer.dZ].map((entries) => entries.slice());
    computed("WebAssembly", layer);
    expect([layer.X, layer.W, layer.dZ]).toEqual(before);
  });

  test("give the same results again after a layer that needed much memory", () => {
    const small = drawn(convGeometry([1, 9, 8, 3], [3, 3, 3, 5]), 3, true);
    const first = computed("WebAssembly", small);
    // The weights alone need more memory than is kept between calls.
    const { forward } = paths.WebAssembly;
    const weights = new Float64Array(3100 * 3100);
    forward(convGeometry([1, 1, 1, 3100], [1, 1, 3100, 3100]), new Float64Array(3100), weights);
    expect(computed("WebAssembly", small)).toEqual(first);
  });

  test("refuse what does not fit into their memory, and say how much it is", () => {
    const sizes = convGeometry([1, 1, 1, 2 ** 15], [1, 1, 2 ** 15, 2 ** 14]);
    const none = new Float64Array(0);
    expect(() => paths.WebAssembly.forward(sizes, none, none)).toThrow(ValueError);
    expect(() => paths.WebAssembly.forward(sizes, none, none)).toThrow(
      /^this layer needs 429\d{7} bytes of working memory; WebAssembly has at most 4294901760,/,
    );
  });
});

describe.each(["loops", "WebAssembly"] as const)("%s, compared with PyTorch", (path) => {
  test.each(fixtures.conv)("$name", (fixture) => {
    const { stride, padding, dilation } = fixture as unknown as ConvOptions;
    const { X, W, b, Z, dZ, dX, dW } = fixture;
    const layer = {
      sizes: convGeometry(X.shape, W.shape, { stride, padding, dilation }),
      X: Float64Array.from(X.data),
      W: Float64Array.from(W.data),
      dZ: Float64Array.from(dZ.data),
    };
    const results = computed(path, layer);
    const withoutBias = Z.data.map((value, k) => value - b.data[k % b.data.length]);
    for (const [part, expected] of Object.entries({ Z: withoutBias, dX: dX.data, dW: dW.data })) {
      const scale = Math.max(...expected.map(Math.abs), 1);
      const errors = expected.map((value, k) =>
        Math.abs(results[part as keyof Results][k] - value),
      );
      expect(Math.max(...errors) / scale, part).toBeLessThan(1e-12);
    }
  });
});

describe("float32", () => {
  const single = { dtype: "float32" } as const;
  const X = tensor(
    drawn(convGeometry([1, 40, 30, 3], [3, 3, 3, 8]), 1, false).X,
    [40, 30, 3],
    single,
  );
  const W = tensor(new Float64Array(216).fill(0.1), [3, 3, 3, 8], single);

  test("is kept by conv2d and conv2dGradients, for small layers and for large ones", () => {
    for (const x of [X, tensor(X.data.slice(0, 75), [5, 5, 3], single)]) {
      const Z = conv2d(x, W, { bias: [1, 2, 3, 4, 5, 6, 7, 8] });
      const { dX, dW, db } = conv2dGradients(x, W, Z);
      for (const { data } of [Z, dX, dW, db]) expect(data).toBeInstanceOf(Float32Array);
    }
  });

  test("and float64 together give float64", () => {
    const Z = conv2d(X, W.toArray());
    expect(Z.data).toBeInstanceOf(Float64Array);
    const { dX, dW, db } = conv2dGradients(X, W, Z);
    for (const { data } of [dX, dW, db]) expect(data).toBeInstanceOf(Float64Array);
    expect(Z.data).toEqual(conv2d(tensor(X), tensor(W)).data);
    const onlyZ = conv2dGradients(tensor(X), tensor(W), conv2d(X, W));
    for (const { data } of Object.values(onlyZ)) expect(data).toBeInstanceOf(Float64Array);
  });

  test("refuses what it cannot hold, and an unknown dtype", () => {
    expect(() => tensor([1, 1e39], [2], single)).toThrow(
      "tensor: in float32 the entry values[1] must be a finite number, but got Infinity",
    );
    expect(() => tensor([1], [1], { dtype: "float16" } as object)).toThrow(
      'tensor: dtype must be "float64" or "float32", but got the text "float16"',
    );
    expect(() => tensor([1], [1], { type: "float32" } as object)).toThrow(
      'tensor: there is no option "type"; the options are dtype',
    );
  });
});
