import { conv2d, conv2dGradients, random, ShapeError, sweep, ValueError } from "convbook";
import { describe, expect, test } from "vitest";
import { readPanels } from "./read-cells.js";

const X = [
  [1, 2, 3],
  [4, 5, 6],
];
const W = [[1, 20]];
const frames = (...args: Parameters<typeof sweep>) =>
  sweep(...args).map(({ svg = "" }) => readPanels(svg));
const written = (value: number) => String(value).replace("-", "−");

describe("sweep(X, W, options)", () => {
  test("a frame for every pixel of Z, filled in up to it, the window's entries in the corners", () => {
    const Z = Array.from(conv2d(X, W).data, written);
    frames(X, W).forEach(([x, z], k) => {
      expect([x.title, z.title]).toEqual(["X", "Z"]);
      expect(x.values).toEqual(["1", "2", "3", "4", "5", "6"]);
      expect(x).toMatchObject({ corners: ["1", "20"], outlines: 1, covered: 2 });
      expect(z).toMatchObject({ outlines: 1, covered: 1 });
      expect(z.values).toEqual(Z.slice(0, k + 1));
    });
    expect(frames(X, W).length).toBe(4);
  });

  test("says where the window is: stride, padding, dilation", () => {
    const alts = sweep(X, W, { stride: [1, 2], padding: [0, 2], dilation: 2 }).map(
      ({ alt }) => alt,
    );
    // Columns −2 … 4; the window covers 3 of them: it begins at −2, 0 and 2.
    expect(alts.slice(0, 3)).toEqual([
      "Frame 1 of 6: the window on X at (0, −2) to (0, 0) gives Z[0, 0] = 20.",
      "Frame 2 of 6: the window on X at (0, 0) to (0, 2) gives Z[0, 1] = 61.",
      "Frame 3 of 6: the window on X at (0, 2) to (0, 4) gives Z[0, 2] = 3.",
    ]);
    const [[x]] = frames(X, W, { stride: [1, 2], padding: [0, 2], dilation: 2 });
    expect(x.values.length).toBe(2 * 7);
    expect(x).toMatchObject({ outlines: 2, covered: 2 });
  });

  test("with dZ: the frames go backward and end with dX", () => {
    const options = { stride: 2, padding: 1 };
    const [image, kernel] = [
      random([3, 4], { integers: true }),
      random([2, 3], { integers: true, seed: 4 }),
    ];
    const dZ = random([2, 2], { integers: true, seed: 2 });
    const shown = frames(image, kernel, { ...options, dZ });
    expect(shown.length).toBe(4);
    const inner = (values: string[]) =>
      values.filter((_, k) => k >= 6 && k < 24 && k % 6 > 0 && k % 6 < 5);
    const sums = Array<number>(12).fill(0);
    shown.forEach(([z, x], k) => {
      expect([z.title, x.title]).toEqual(["dZ", "dX"]);
      expect(x.values.length).toBe(5 * 6);
      const [i, j] = [Math.floor(k / 2), k % 2];
      for (let k1 = 0; k1 < 2; k1++) {
        for (let k2 = 0; k2 < 3; k2++) {
          const [row, column] = [2 * i + k1 - 1, 2 * j + k2 - 1];
          if (row < 0 || row > 2 || column < 0 || column > 3) continue;
          sums[4 * row + column] += dZ.at(i, j) * kernel.at(k1, k2);
        }
      }
      expect(inner(x.values)).toEqual(sums.map(written));
    });
    const { dX } = conv2dGradients(image, kernel, dZ, options);
    expect(inner(shown[3][1].values)).toEqual(Array.from(dX.data, written));
    expect(
      sweep(X, W, {
        dZ: [
          [1, 2],
          [3, 4],
        ],
      })[1].alt,
    ).toBe("Frame 2 of 4: dZ[0, 1] = 2 times W is added to dX at (0, 1) to (0, 2).");
  });

  test("refuses what is too large, has channels, or does not fit", () => {
    expect(sweep(random([20, 20]), W).map(({ alt }) => alt)).toEqual([
      "There is no picture here: Z has 380 pixels, so there would be 380 frames of 400 cells for X and 380 for Z; at most 2000 cells are drawn, so take a smaller X.",
    ]);
    expect(() => sweep(random([3, 3, 1]), random([1, 1, 1, 1]))).toThrow(ShapeError);
    expect(() => sweep(random([3, 3, 1]), random([1, 1, 1, 1]))).toThrow(
      "sweep: X must have two axes, [i, j], but got the shape 3×3×1; take one channel of it",
    );
    expect(() => sweep(X, W, { dZ: [[1]] })).toThrow(
      "sweep: dZ must have the shape of Z, 2×2, but got 1×1",
    );
    expect(() => sweep(X, W, { bias: 1 } as object)).toThrow('sweep: there is no option "bias"');
  });

  test("the largest strip that is drawn stays well under a megabyte", () => {
    const strip = sweep(random([7, 7], { low: -1 }), random([3, 3]));
    const bytes = strip.reduce((sum, { html }) => sum + html.length, 0);
    expect(strip.length).toBe(25);
    expect(bytes).toBeLessThan(900_000);
  });

  test("a sum that overflows is an error, backward too", () => {
    const overflowing = () => sweep([[1]], [[1e200]], { dZ: [[1e200]] });
    expect(overflowing).toThrow(ValueError);
    expect(overflowing).toThrow("sweep: the sum dX[0][0] must be a finite number");
    // The weights' gradient, which overflows here, is not drawn.
    expect(sweep([[1e200]], [[1]], { dZ: [[1e200]] }).length).toBe(1);
  });
});
