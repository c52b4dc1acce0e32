import * as Plot from "@observablehq/plot";
import { heatmap, plot, plotOptions, ShapeError } from "convbook";
import { describe, expect, test } from "vitest";
import { readPanels, readTexts } from "./read-cells.js";

const Z = [
  [1, -2, 3],
  [0, 5, -6],
];

describe("plotOptions(A, options)", () => {
  test("draw the cells, the numbers and the axes of the heatmap", () => {
    const [drawn] = readPanels(plot(plotOptions(Z, { name: "Z" })).svg ?? "");
    const [map] = readPanels(heatmap(Z, { name: "Z" }).svg ?? "");
    expect(drawn.values).toEqual(["1", "−2", "3", "0", "5", "−6"]);
    expect(drawn.cells.map(({ fill, ink }) => [fill, ink])).toEqual(
      map.cells.map(({ fill, ink }) => [fill, ink]),
    );
    expect(readTexts(plot(plotOptions(Z, { name: "W" })).svg ?? "")).toEqual(
      expect.arrayContaining(["k1", "k2", "0", "1", "2"]),
    );
  });

  test("outline what the marks of the heatmap outline", () => {
    const marks = [{ label: "smallest", at: [[1, 2]] }];
    const [drawn] = readPanels(plot(plotOptions(Z, { name: "Z", marks })).svg ?? "");
    expect(drawn).toMatchObject({ outlines: 1, covered: 1 });
    expect(drawn.boxes[0].box.x).toBeGreaterThan(drawn.cells[5].box.x);
    expect(drawn.boxes[0].box.y).toBeGreaterThan(drawn.cells[5].box.y);
  });

  test("accept more marks, on the scales of the column j, the row i and the values", () => {
    const options = plotOptions(Z, { name: "Z" });
    const dot = Plot.dot([{ i: 1, j: 2 }], { x: "j", y: "i", r: 7 });
    const { svg = "" } = plot({ ...options, marks: [...options.marks, dot] }, { title: "More" });
    const [{ cells }] = readPanels(svg);
    expect(readTexts(svg)).toContain("More");
    const [, x, y] = svg.match(/<circle[^>]* cx="([\d.]+)" cy="([\d.]+)"/)?.map(Number) ?? [];
    const group = svg.match(/<g aria-label="dot"[^>]*translate\(([\d.]+),([\d.]+)\)/);
    const { box } = cells[5];
    const [left, top] = [cells[0].box.x - 34, cells[0].box.y - 38];
    expect(left + x + Number(group?.[1] ?? 0)).toBeCloseTo(box.x + box.width / 2, 0);
    expect(top + y + Number(group?.[2] ?? 0)).toBeCloseTo(box.y + box.height / 2, 0);
    const legend = { ...options, color: { ...options.color, legend: true } };
    expect(() => plot(legend)).toThrow("plot: options must not ask for a legend: Plot writes it");
  });

  test("refuse what a heatmap refuses, with their own name in the message", () => {
    expect(() => plotOptions([[[1]]])).toThrow(ShapeError);
    expect(() => plotOptions([[[1]]])).toThrow(/^plotOptions: A must have one axis or two/);
    expect(() => plot(3 as never)).toThrow(
      "plot: options must be an object for Plot.plot, but got 3",
    );
    expect(() => plot({ marks: [], title: "A" })).toThrow(
      "plot: options must not ask for a title: Plot writes it as HTML around the picture",
    );
    expect(() => plot({ marks: [] }, { name: "Z" } as never)).toThrow(
      'plot: there is no option "name"; the options are title, alt',
    );
  });
});

describe("a recent picture is used again only for the same array", () => {
  const fills = (A: Parameters<typeof heatmap>[0], name: string) =>
    readPanels(heatmap(A, { name }).svg ?? "")[0].cells.map(({ fill, text }) => `${fill} ${text}`);

  test("other colours, values, gaps or decimals give another picture", () => {
    const pictures = [
      fills([[1, 2]], "X"),
      fills([[1, 2]], "Z"),
      fills([[1, 2]], "W"),
      fills([[1], [2]], "Z"),
      fills([[1, Number.NaN]], "Z"),
      fills([[1, Number.POSITIVE_INFINITY]], "Z"),
      fills([[1, Number.NEGATIVE_INFINITY]], "Z"),
      fills([[1, 2.5]], "Z"),
    ];
    expect(new Set(pictures.map(String)).size).toBe(pictures.length - 1);
    expect(pictures[3]).toEqual(pictures[1]);
    for (let k = 0; k < 60; k++) fills([[k, k + 1]], "Z");
    expect(fills([[1, 2]], "X")).toEqual(pictures[0]);
  });

  test("the outlines of one heatmap do not appear on the next", () => {
    const marks = [{ label: "here", at: [[0, 0]] }];
    expect(readPanels(heatmap(Z, { name: "Z", marks }).svg ?? "")[0].outlines).toBe(1);
    expect(readPanels(heatmap(Z, { name: "Z" }).svg ?? "")[0].outlines).toBe(0);
  });
});
