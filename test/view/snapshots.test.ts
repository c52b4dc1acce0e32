import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  chart,
  conv2d,
  conv2dGradients,
  explain,
  explore,
  type Figure,
  heatmap,
  pairs,
  panels,
  random,
  sweep,
  table,
} from "convbook";
import { decode } from "fast-png";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/project.mjs";
import { displayed } from "./displayed.js";

const FOLDER = join(ROOT, "test", "view", "snapshots");

// biome-ignore format: a picture of the matrix
const X = [
  [0, 0, 0, 0, 0],
  [0, 3, 3, 3, 0],
  [0, 3, 2, 3, 0],
];
const W = [
  [1, -1],
  [1, -1],
];
const Z = conv2d(X, W);
const image = random([3, 4, 2], { seed: 1, low: -1 });
const kernel = random([2, 2, 2, 2], { seed: 2, low: -1 });
const maps = conv2d(image, kernel, { padding: 1, stride: 2 });
const { dX } = conv2dGradients(image, kernel, maps, { padding: 1, stride: 2 });

/** What is stored: the markup, with the pictures in it as text, every number rounded. */
function written(markup: string): string {
  const names = new Map<string, string>();
  return markup
    .replace(/data:image\/svg\+xml;base64,([\w+/=]+)/g, (_, data) =>
      Buffer.from(data, "base64").toString("utf8"),
    )
    .replace(/data:image\/png;base64,([\w+/=]+)/g, (_, data) => {
      const { width, height, palette } = decode(Buffer.from(data, "base64"));
      return `(a PNG of ${width}×${height} pixels and ${palette?.length} colours)`;
    })
    .replace(/<script(?! type)[^>]*>.*?<\/script>/gs, "<script>(of the page)</script>")
    .replace(/plot-[0-9a-f]{6}\b/g, (name) => {
      if (!names.has(name)) names.set(name, `plot-${names.size + 1}`);
      return names.get(name) as string;
    })
    .replace(/-?\d+\.\d{2,}(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(1)) + 0))
    .replaceAll("><", ">\n<")
    .concat("\n");
}

const shown = (...items: Parameters<typeof displayed>) => displayed(...items).join("\n");

const figures: Record<string, () => string | Figure> = {
  "heatmap-X": () => heatmap(X, { name: "X" }),
  "heatmap-W": () => heatmap(W, { name: "W" }),
  "heatmap-Z-marks": () =>
    heatmap(Z, {
      name: "Z",
      marks: [
        { label: "largest: 6", at: [[1, 3]] },
        { label: "a window", at: [[0, 0]], size: [2, 2] },
      ],
    }),
  "heatmap-list": () => heatmap([0.5, -1, 2], { name: "b" }),
  "heatmap-gaps": () => heatmap([[1, Number.NaN, null, Number.NEGATIVE_INFINITY]], { name: "Z" }),
  "heatmap-large": () => heatmap(random([60, 70], { low: -1 }), { name: "Z" }),
  "table-Z": () => table(Z, { name: "Z", marks: [{ label: "zero", at: [[0, 1]] }] }),
  "panels-W": () =>
    panels(kernel, { name: "W", first: 2 })
      .map(({ html }) => html)
      .join("\n"),
  "pairs-X": () => pairs(image, dX, { name: "X", first: 1 })[0],
  "pairs-X-table": () => pairs(image, dX, { name: "X", first: 1, as: "table" })[0],
  "chart-J": () =>
    chart(
      [
        {
          label: "J",
          points: [
            [0, 4],
            [1, 1],
            [2, 0.25],
          ],
        },
      ],
      { title: "Loss", x: "step" },
    ),
  "explain-Z": () => shown(explain(maps, [0, 2, 1])),
  "explain-dX": () => shown(explain(dX, [1, 1, 0])),
  "sweep-frame": () => sweep(X, W)[5],
  "explore-Z": () => explore(Z),
};

describe("figures look as they did before", () => {
  for (const [name, make] of Object.entries(figures)) {
    test(name, () => {
      const figure = make();
      const fresh = written(typeof figure === "string" ? figure : figure.html);
      const path = join(FOLDER, `${name}.html`);
      const changed = join(FOLDER, `${name}-changed.html`);
      rmSync(changed, { force: true });
      if (!existsSync(path)) {
        expect(process.env.CI, `${path} is not stored`).toBeUndefined();
        mkdirSync(FOLDER, { recursive: true });
        writeFileSync(path, fresh);
      } else if (fresh !== readFileSync(path, "utf8")) {
        writeFileSync(changed, fresh);
        expect.fail(
          `${name} has changed: see ${changed}. If it is as it should be, put it in the place of ${name}.html.`,
        );
      }
    });
  }
});
