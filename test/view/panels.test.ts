import { type Figure, heatmap, pairs, panels, random, ShapeError, tensor } from "convbook";
import { describe, expect, test } from "vitest";
import { readPanels, readTexts } from "./read-cells.js";

/** The numbers that a panel shows, row by row. */
const numbers = (svg = "") =>
  readPanels(svg)[0].values.map((text) => Number(text.replace("−", "-")));

const fills = ({ svg = "" }: Figure) => readPanels(svg)[0].cells.map(({ fill }) => fill);

describe("panels(A, options)", () => {
  // X[b, i, j, n] = 1000·b + 100·i + 10·j + n
  const batch = Array.from({ length: 2 }, (_, b) =>
    Array.from({ length: 2 }, (_, i) =>
      Array.from({ length: 3 }, (_, j) => [0, 1].map((n) => 1000 * b + 100 * i + 10 * j + n)),
    ),
  );

  test("one for each channel of an image: X[:, :, n]", () => {
    const figures = panels(batch[1], { name: "X" });
    expect(figures.map(({ alt }) => alt.split(", 2×3")[0])).toEqual([
      "Heatmap of X[:, :, 0]",
      "Heatmap of X[:, :, 1]",
    ]);
    expect(numbers(figures[1].svg)).toEqual([1001, 1011, 1021, 1101, 1111, 1121]);
  });

  test("one for each channel of each image of a batch: X[b, :, :, n]", () => {
    const figures = panels(batch, { name: "X" });
    expect(figures.map(({ alt }) => alt.split(", 2×3")[0])).toEqual([
      "Heatmap of X[0, :, :, 0]",
      "Heatmap of X[0, :, :, 1]",
      "Heatmap of X[1, :, :, 0]",
      "Heatmap of X[1, :, :, 1]",
    ]);
    expect(numbers(figures[2].svg)).toEqual([1000, 1010, 1020, 1100, 1110, 1120]);
  });

  test("one for each pair of channels of a kernel: W[:, :, n, m]", () => {
    const W = tensor(
      Array.from({ length: 12 }, (_, k) => k),
      [2, 1, 2, 3],
    );
    const figures = panels(W, { name: "W" });
    expect(figures.length).toBe(6);
    expect(figures[4].alt).toContain("W[:, :, 1, 1]");
    expect(numbers(figures[4].svg)).toEqual([4, 10]);
  });

  test("all panels share one scale of colours", () => {
    const figures = panels([[[1, -8]], [[2, 8]]], { name: "Z" });
    for (const { svg = "" } of figures) {
      expect(readTexts(svg)).toEqual(expect.arrayContaining(["8", "0", "−8"]));
    }
    const together = heatmap([[1, 2, -8, 8]], { name: "Z" });
    expect(figures.flatMap(fills)).toEqual(fills(together));
  });

  test("only the first ones, in the colours and with the digits of those that are drawn", () => {
    const all = panels(batch, { name: "X" });
    const some = panels(batch, { name: "X", first: 2 });
    expect(some.map(({ alt }) => alt)).toEqual(all.slice(0, 2).map(({ alt }) => alt));
    const [alone, beside] = [
      [[[1, -2]], [[2, 4]]],
      [[[1, -2, 0.25]], [[2, 4, -1e6]]],
    ].map((A) => panels(A, { name: "Z", first: 2 }));
    expect(beside.map(({ svg }) => svg)).toEqual(alone.map(({ svg }) => svg));
    const pair = (A: number[][][]) => pairs(A, A, { name: "Z", first: 2 }).map(({ html }) => html);
    expect(pair([[[1, -2, 0.25]], [[2, 4, -1e6]]])).toEqual(pair([[[1, -2]], [[2, 4]]]));
    expect(panels(batch, { first: 9 }).length).toBe(4);
    expect(() => panels(batch, { first: 0 })).toThrow(
      "panels: first must be a whole number of at least 1, but got 0",
    );
  });

  test("no numbers where all panels together have more than 700 cells", () => {
    const shown = (side: number) => panels(random([side, side, 4]), { name: "Z" });
    expect(numbers(shown(13)[3].svg).length).toBe(169);
    for (const { svg = "", html } of shown(14)) {
      expect(readPanels(svg)[0].values).toEqual([]);
      expect(html.length).toBeLessThan(20_000);
    }
  });

  test("a matrix or a list is one panel; more axes and other options are refused", () => {
    expect(panels([[1, 2]], { name: "Z" }).length).toBe(1);
    expect(panels([1, 2], { name: "b" }).length).toBe(1);
    expect(() => panels([[1], [2, 3]])).toThrow(ShapeError);
    expect(() => panels(random([1, 1, 1, 1, 1]), { name: "Z" })).toThrow(
      "panels: Z must have at most four axes, but got the shape 1×1×1×1×1",
    );
    expect(() => panels([[1]], { title: "x" } as object)).toThrow(
      'panels: there is no option "title"',
    );
  });
});
