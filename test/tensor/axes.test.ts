import { asBatch, asImage, asKernel, conv2d, random, ShapeError } from "convbook";
import { describe, expect, test } from "vitest";

const matrix = [
  [1, 2, 3],
  [4, 5, 6],
];

describe("asImage, asKernel and asBatch", () => {
  test("add the axes that a matrix lacks", () => {
    const channel = [
      [[1], [2], [3]],
      [[4], [5], [6]],
    ];
    expect(asImage(matrix).toArray()).toEqual(channel);
    expect(asBatch(matrix).toArray()).toEqual([channel]);
    expect(asBatch(channel).toArray()).toEqual([channel]);
    expect(asKernel(matrix).toArray()).toEqual([
      [[[1]], [[2]], [[3]]],
      [[[4]], [[5]], [[6]]],
    ]);
  });

  test("return an array that has the axes as it is", () => {
    const [image, batch, kernel] = [
      [2, 3, 2],
      [2, 3, 4, 2],
      [1, 2, 3, 4],
    ].map((s) => random(s));
    expect(asImage(image)).toBe(image);
    expect(asImage(batch)).toBe(batch);
    expect(asBatch(batch)).toBe(batch);
    expect(asKernel(kernel)).toBe(kernel);
  });

  test("do not change the result of conv2d", () => {
    const W = [[1, -1]];
    const Z = conv2d(matrix, W);
    expect(Array.from(conv2d(asImage(matrix), asKernel(W)).data)).toEqual(Array.from(Z.data));
    expect(conv2d(asBatch(matrix), asKernel(W)).shape).toEqual([1, 2, 2, 1]);
  });

  test("refuse other axes, each with its own name in the message", () => {
    expect(() => asImage([1, 2])).toThrow(ShapeError);
    expect(() => asImage([1, 2])).toThrow(
      "asImage: X must have the axes [i, j], [i, j, n] or [b, i, j, n], but got the shape 2",
    );
    expect(() => asBatch([[[[[1]]]]])).toThrow(
      "asBatch: X must have the axes [i, j], [i, j, n] or [b, i, j, n], but got the shape 1×1×1×1×1",
    );
    expect(() => asKernel([[[1]]])).toThrow(
      "asKernel: W must have the axes [k1, k2] or [k1, k2, n, m], but got the shape 1×1×1",
    );
    expect(() => asKernel([[1], [2, 3]])).toThrow("asKernel: W is ragged");
  });
});
