import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chart, heatmap, pairs, sweep, table } from "convbook";
import { decode } from "fast-png";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("figure.save(path)", () => {
  const Z = [
    [-3, 0, 6],
    [1, -6, 2],
  ];
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "figures with spaces "));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("writes an SVG as it is, and replaces an older file", async () => {
    const figure = heatmap(Z, { name: "Z" });
    const path = join(folder, "Z.svg");
    writeFileSync(path, "old");
    await figure.save(path);
    expect(readFileSync(path, "utf8")).toBe(figure.svg);
  });

  test("writes a PNG with two dots for a pixel, with its texts and colours", async () => {
    const figures = {
      "heatmap.png": heatmap(Z, { name: "Z", marks: [{ label: "largest", at: [[0, 2]] }] }),
      "chart.PNG": chart(
        [
          {
            label: "J",
            points: [
              [0, 4],
              [1, 1],
            ],
          },
        ],
        { title: "Loss" },
      ),
      "frame.png": sweep([[5, 2, 3]], [[1, -1]])[0],
    };
    for (const [name, figure] of Object.entries(figures)) {
      await figure.save(join(folder, name));
      const { width, height, data, channels } = decode(readFileSync(join(folder, name)));
      const [, w, h] = /width="(\d+)" height="(\d+)"/.exec(figure.svg ?? "") ?? [];
      expect([width, height]).toEqual([2 * Number(w), 2 * Number(h)]);
      const colors = new Set<string>();
      for (let k = 0; k < data.length; k += channels) {
        colors.add(Array.from(data.slice(k, k + 3)).join());
      }
      // The card, ink for texts, and many shades between: letters have soft edges.
      expect(colors).toContain("255,255,255");
      expect(colors.size).toBeGreaterThan(40);
    }
    // The title is on the card: without a font its corner would be white.
    const { data, width, channels } = decode(readFileSync(join(folder, "heatmap.png")));
    let dark = 0;
    for (let y = 20; y < 52; y++) {
      for (let x = 20; x < 60; x++) if (data[(y * width + x) * channels] < 80) dark++;
    }
    expect(dark).toBeGreaterThan(30);
  });

  test("the pixels of a large array have sharp edges in a PNG", async () => {
    // If this chessboard were smoothed, it would have all greys between its two.
    const board = Array.from({ length: 50 }, (_, i) =>
      Array.from({ length: 40 }, (_, j) => (i + j) % 2),
    );
    await heatmap(board, { name: "X" }).save(join(folder, "board.png"));
    const { data, width, channels } = decode(readFileSync(join(folder, "board.png")));
    const greys = [0, 0, 0];
    for (let y = 200; y < 400; y++) {
      for (let x = 200; x < 400; x++) {
        const grey = data[(y * width + x) * channels];
        greys[grey === 0 ? 0 : grey === 255 ? 1 : 2]++;
      }
    }
    expect(greys[0]).toBeGreaterThan(10_000);
    expect(greys[1]).toBeGreaterThan(10_000);
    expect(greys[2]).toBeLessThan(8000);
  });

  test("writes two files of the same name at once, and the longest name that the system allows", async () => {
    const paths = ["a.svg", "a.svg", `${"long".repeat(62)}.svg`].map((name) => join(folder, name));
    const before = readdirSync(folder).length;
    await Promise.all(paths.map((path) => heatmap(Z).save(path)));
    for (const path of paths) expect(readFileSync(path, "utf8")).toBe(heatmap(Z).svg);
    for (const path of new Set(paths)) rmSync(path);
    expect(readdirSync(folder).length).toBe(before);
  });

  test("says in one line what cannot be saved, and leaves no file", async () => {
    const before = readdirSync(folder);
    const inside = (name: string) => join(folder, name);
    await expect(table(Z).save(inside("a.png"))).rejects.toThrow(
      "save: this figure is not one picture; a heatmap, a chart or a frame of sweep can be saved",
    );
    const [pair] = pairs(Z, Z, { name: "Z" });
    await expect(pair.save(inside("a.svg"))).rejects.toThrow(
      "save: this figure is not one picture",
    );
    const figure = heatmap(Z);
    await expect(figure.save(inside("a.jpg"))).rejects.toThrow(
      "save: the name must end in .svg or .png, but got",
    );
    await expect(figure.save(inside("none/a.svg"))).rejects.toThrow(
      /^save: ".*" cannot be written: its folder does not exist$/,
    );
    await expect(figure.save(3 as unknown as string)).rejects.toThrow(
      'save: path must be text such as "Z.png", but got 3',
    );
    expect(readdirSync(folder)).toEqual(before);
  });
});
