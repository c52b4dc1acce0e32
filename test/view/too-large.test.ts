import {
  conv2d,
  explore,
  fill,
  heatmap,
  show,
  strip,
  sweep,
  tensor,
  worksheet,
  zeros,
} from "convbook";
import { describe, expect, test } from "vitest";

const [large, small] = [zeros([30, 30]), zeros([2, 2])];

describe("a figure that shows every entry says in its place that the arrays are too large", () => {
  const figures = {
    "explore, for its cells": () => explore(conv2d(large, small)),
    "explore, for its terms": () => explore(conv2d(zeros([20, 15]), zeros([10, 10]))),
    "explore, for its padding": () => explore(conv2d(small, small, { padding: 15 })),
    "the strip of a sweep": () => strip(sweep(large, small)),
    "a sweep backward": () => strip(sweep(large, small, { dZ: zeros([29, 29]) })),
    "a worksheet, for X": () => worksheet(large, small),
    "a worksheet, for Z": () => worksheet(small, small, { padding: 20 }),
  };
  for (const [name, make] of Object.entries(figures)) {
    test(name, () => {
      const { alt, html, svg } = make();
      expect(alt).toMatch(/^There is no picture here: (?!\w+: )[^.]*\d[^.]* at most [^.]*\.$/);
      expect(html.replace(/<[^>]*>/g, "")).toBe(alt);
      expect(svg).toBeUndefined();
      expect(() => show(make())).not.toThrow();
    });
  }

  test("one that fits is drawn", () => {
    expect(explore(conv2d(zeros([4, 4]), small)).alt).toMatch(/^X \(4×4\), W \(2×2\) and Z/);
    expect(sweep(zeros([4, 4]), small).length).toBe(9);
  });

  test("every other error is thrown", () => {
    const Z = conv2d([[1]], [[1]]);
    Z.data[0] = 5;
    expect(() => explore(Z)).toThrow(/^explore: /);
    expect(() => explore(tensor([[1]]))).toThrow(/^explore: result must be/);
    expect(() => sweep([[1]], [[1, 2]])).toThrow(/^sweep: the kernel W/);
    expect(() => worksheet([[1]], [[1, 2]])).toThrow(/^worksheet: the kernel W/);
    expect(() => fill([4096, 4096, 3], () => 0)).toThrow(/^fill: /);
    expect(() => heatmap(zeros([4097, 4096]))).toThrow(/^heatmap: /);
  });
});
