import { conv2d, conv2dGradients, random, ShapeError, tensor, ValueError } from "convbook";
import fc from "fast-check";
import { matrix } from "mathjs";
import { describe, expect, test } from "vitest";

// biome-ignore format: a picture of the matrices
const X = [
  [0, 0, 0, 0, 0],
  [0, 3, 3, 3, 0],
  [0, 3, 3, 3, 0],
  [0, 3, 2, 3, 0],
  [0, 3, 2, 3, 0],
  [0, 0, 0, 0, 0],
];
// biome-ignore format: a picture of the matrices
const W = [
  [1, -1],
  [1, -1],
];

/** The convolution as a sum of shifted images, in another order and with other loops than the library. */
function shiftedImages(x: number[][], w: number[][]): number[][] {
  const crop = (top: number, left: number) =>
    x
      .slice(top, x.length - w.length + 1 + top)
      .map((row) => row.slice(left, row.length - w[0].length + 1 + left));
  return w
    .flatMap((row, k1) =>
      row.map((weight, k2) => crop(k1, k2).map((r) => r.map((v) => v * weight + 0))),
    )
    .reduce((sum, image) => sum.map((row, i) => row.map((value, j) => value + image[i][j])));
}

const integerMatrix = (rows: fc.Arbitrary<number>, columns: fc.Arbitrary<number>) =>
  fc.tuple(rows, columns).chain(([h, w]) =>
    fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: w, maxLength: w }), {
      minLength: h,
      maxLength: h,
    }),
  );

const length = fc.integer({ min: 1, max: 4 });
const longer = fc.integer({ min: 4, max: 8 });

describe("conv2d of X[i,j] and W[k1,k2]", () => {
  test("Problem 1, worked by hand", () => {
    // biome-ignore format: a picture of the matrix
    expect(conv2d(X, W).toArray()).toEqual([
      [-3, 0,  0, 3],
      [-6, 0,  0, 6],
      [-6, 1, -1, 6],
      [-6, 2, -2, 6],
      [-3, 1, -1, 3],
    ]);
  });

  test("does not reverse the kernel: for a single 1 in X, Z is W turned by 180°", () => {
    // biome-ignore format: a picture of the matrices
    const impulse = [
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ];
    const kernel = [
      [1, 2],
      [3, 4],
    ];
    expect(conv2d(impulse, kernel).toArray()).toEqual([
      [4, 3],
      [2, 1],
    ]);
  });

  test("equals the sum of shifted images, exactly on integers", () => {
    fc.assert(
      fc.property(integerMatrix(longer, longer), integerMatrix(length, length), (x, w) => {
        expect(conv2d(x, w).toArray()).toEqual(shiftedImages(x, w));
      }),
    );
  });

  test("takes tensors and mathjs matrices, and changes none of its inputs", () => {
    const x = tensor(X);
    const Z = conv2d(matrix(X), W).toArray();
    expect(conv2d(x, tensor(W)).toArray()).toEqual(Z);
    expect(x.toArray()).toEqual(X);
    const [image, kernel, bias] = [random([4, 4, 2]), random([2, 2, 2, 3]), [1, 2, 3]];
    const before = [image.toArray(), kernel.toArray()];
    conv2d(image, kernel, { bias, padding: "same" });
    expect([image.toArray(), kernel.toArray(), bias]).toEqual([...before, [1, 2, 3]]);
  });
});

describe("conv2d reduces to simpler cases", () => {
  test("one channel in and out is the two-dimensional case", () => {
    const x = random([7, 6], { integers: true });
    const w = random([3, 2], { integers: true, seed: 2 });
    const layer = conv2d(tensor(x.data, [7, 6, 1]), tensor(w.data, [3, 2, 1, 1]));
    expect(layer.shape).toEqual([5, 5, 1]);
    expect(layer.data).toEqual(conv2d(x, w).data);
  });

  test("a batch is its images, one after the other", () => {
    const batch = random([3, 6, 5, 2], { integers: true });
    const w = random([2, 2, 2, 4], { integers: true, seed: 2 });
    const images = batch.toArray().map((image) => conv2d(image, w).toArray());
    expect(conv2d(batch, w).toArray()).toEqual(images);
  });

  test('padding "same" keeps the size and "full" is zeros around X', () => {
    const w = random([3, 2], { integers: true, seed: 2 });
    expect(conv2d(X, w, { padding: "same" }).shape).toEqual([6, 5]);
    // An even kernel needs an odd number of zeros: the extra one is at the end.
    expect(conv2d([[1, 2, 3]], [[1, 10]], { padding: "same" }).toArray()).toEqual([[21, 32, 3]]);
    const wide = Array.from({ length: 10 }, (_, i) =>
      Array.from({ length: 7 }, (_, j) => X[i - 2]?.[j - 1] ?? 0),
    );
    expect(conv2d(X, w, { padding: "full" }).toArray()).toEqual(conv2d(wide, w).toArray());
  });

  test("a stride of [2, 3] keeps every second row and every third column", () => {
    const x = random([9, 11], { integers: true });
    const w = random([2, 3], { integers: true, seed: 2 });
    const all: number[][] = conv2d(x, w).toArray();
    const kept = all.filter((_, i) => i % 2 === 0).map((row) => row.filter((_, j) => j % 3 === 0));
    expect(conv2d(x, w, { stride: [2, 3] }).toArray()).toEqual(kept);
  });

  test("a dilation of 2 is a kernel with zeros in between", () => {
    const x = random([9, 11], { integers: true });
    // biome-ignore format: a picture of the matrices
    const spread = [
      [1, 0, 2],
      [0, 0, 0],
      [3, 0, 4],
    ];
    const kernel = [
      [1, 2],
      [3, 4],
    ];
    expect(conv2d(x, kernel, { dilation: 2 }).data).toEqual(conv2d(x, spread).data);
  });
});

describe("conv2d refuses", () => {
  const four = random([4, 4]);
  const image = random([5, 5, 3]);
  // What is said of shapes and options is convGeometry's.
  // biome-ignore format: a table
  const wrong: [() => unknown, new (message: string) => Error, string][] = [
    [() => conv2d(random([3, 5]), four), ShapeError,
      "the kernel W is 4×4 but X is only 3×5; a valid convolution needs W no larger than X"],
    [() => conv2d([[1, 1e300]], [[1e300]]), ValueError,
      "the sum Z[0][1] must be a finite number, but got Infinity"],
    [() => conv2d([[1e299]], [[1]], { bias: [Number.MAX_VALUE] }), ValueError,
      "the sum Z[0][0] must be a finite number, but got Infinity"],
    [() => conv2d(four, [[1]], { padding: 50_000 }), ValueError,
      "Z of shape 100004×100004 has 10000800016 entries; at most 1073741824 fit into memory"],
    [() => conv2d([[1]], [[1]], { padding: Number.MAX_SAFE_INTEGER }), ValueError,
      "Z of shape 18014398509481984×18014398509481984 has"],
    [() => conv2d(image, random([2, 2, 3, 4]), { bias: [1, 2] }), ShapeError,
      "bias must have the shape 4, one number for each output channel, but got the shape 2"],
    [() => conv2d(four, [[1]], { strides: 2 } as object), TypeError,
      'there is no option "strides"; the options are bias, stride, padding, dilation'],
    [() => conv2d([[1, 2], [3]], [[1]]), ShapeError, "X is ragged: X[1] has 1"],
    [() => conv2d(four, [[Number.NaN]]), ValueError, "W[0][0] must be a finite"],
  ];
  for (const [call, kind, message] of wrong) {
    test(message, () => {
      expect(call).toThrow(kind);
      expect(call).toThrow(`conv2d: ${message}`);
    });
  }

  test.each(["float64", "float32"] as const)("%s: refuses a sum that overflows", (dtype) => {
    const filled = (shape: number[], value: number) => {
      const length = shape.reduce((size, side) => size * side, 1);
      return tensor(Array<number>(length).fill(value), shape, { dtype });
    };
    // Every sum has 72 equal products.
    const [fits, overflows] = dtype === "float64" ? [1e153, 2e154] : [1e18, 1e19];
    const layer = (value: number) =>
      [
        filled([20, 20, 8], value),
        filled([3, 3, 8, 8], value),
        filled([18, 18, 8], value),
      ] as const;
    const [x, w] = layer(fits);
    expect(conv2d(x, w).at(3, 4, 5) / fits / fits).toBeCloseTo(72, 3);
    const [X, W, dZ] = layer(overflows);
    const infinite = "[0][0][0] must be a finite number, but got Infinity";
    expect(() => conv2d(X, W)).toThrow(`conv2d: the sum Z${infinite}`);
    expect(() => conv2dGradients(x, W, dZ)).toThrow(`conv2dGradients: the sum dX${infinite}`);
    const most = dtype === "float64" ? 1.7e308 : 3e38;
    expect(() => conv2d(filled([1, 1], most), filled([1, 1], 1), { bias: [most] })).toThrow(
      "conv2d: the sum Z[0][0] must be a finite number, but got Infinity",
    );
  });
});
