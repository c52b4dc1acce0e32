// Numbers look the same everywhere: in sentences, tables and pictures, and in the console.
import {
  chart,
  check,
  checkGradients,
  conv2d,
  convLayer,
  explain,
  explore,
  extremes,
  formatNumber,
  heatmap,
  kernelMeaning,
  panels,
  sweep,
  table,
  tensor,
} from "convbook";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { displayed, picturesIn } from "../view/displayed.js";
import { readTexts } from "../view/read-cells.js";

const X = [
  [-1234567, 7654321, 0],
  [987654321012, -1.5, 3e-9],
];
const W = [[1, -1]];
const layer = convLayer({ W, b: [-2], activation: "relu" });
const { Z, U } = layer.forward(X);

/** Everything that can be read in some markup: its text, that of its pictures, and their descriptions. */
function read(markup: string): string[] {
  const { document } = parseHTML(`<body>${markup}</body>`);
  const json = document.querySelector("script[type='application/json']")?.textContent;
  const labels = json
    ? JSON.stringify([
        JSON.parse(json).cells,
        JSON.parse(json).sums.map((sum: { words: string }) => sum.words),
      ])
    : "";
  for (const script of document.querySelectorAll("script, style")) script.remove();
  const alts = [...document.querySelectorAll("[alt], [title]")].flatMap((element) =>
    ["alt", "title"].map((name) => element.getAttribute(name) ?? ""),
  );
  const cells = [...document.querySelectorAll("td, th, caption")].map(
    (cell) => cell.textContent ?? "",
  );
  return [...cells, ...alts, labels, ...picturesIn(markup).flatMap(readTexts)];
}

/** Text without its formulas: in LaTeX a hyphen is the minus sign. */
const withoutFormulas = (text: string) => text.replaceAll(/\$\$?[^$]+\$\$?/g, "");

const shown: Record<string, () => string[]> = {
  "a heatmap": () => read(heatmap(X, { name: "X", marks: [{ label: "-1.5", at: [[1, 1]] }] }).html),
  "a table": () => read(table(X, { name: "X", marks: [{ label: "-1.5", at: [[1, 1]] }] }).html),
  panels: () => panels([[[-1234567], [7654321]]], { name: "X" }).flatMap(({ html }) => read(html)),
  "a chart": () =>
    read(
      chart([
        {
          label: "J",
          points: [
            [-7654321, 1],
            [0, -1234567],
          ],
        },
      ]).html,
    ),
  "an explanation": () =>
    displayed(explain(Z, [0, 0])).flatMap((part) =>
      part.includes("<") ? read(part) : [withoutFormulas(part)],
    ),
  "a printed explanation": () => [String(explain(Z, [0, 0]))],
  "an explored picture": () => read(explore(Z).html),
  "a sweep": () => sweep(X, W, { padding: 1 }).flatMap(({ html }) => read(html)),
  "a printed tensor": () => [String(tensor(X)), String(Z), String(U)],
  "a verdict": () => ["1c", "1d"].map((question) => check(question, 1, { X, W }).solution),
  "a gradient check": () => [
    String(
      checkGradients(convLayer({ W }), [[-1234567, 7654321]], [[-2]], {
        gradients: { dW: [[1, -7654321]] },
      }),
    ),
  ],
  "a kernel's meaning": () => [kernelMeaning([[-1234567]]), kernelMeaning([[-1, -7654321]])],
  sentences: () => [formatNumber(extremes(conv2d(X, W)).min.value)],
};

describe("numbers", () => {
  for (const [where, texts] of Object.entries(shown)) {
    test(`in ${where} have one minus sign and nothing between thousands`, () => {
      const all = texts().join("\n");
      expect(all).toMatch(/−\d/);
      expect(all).not.toMatch(/(?<![\w−.])-\d/);
      expect(all).not.toMatch(/\de[-+]/);
      expect(all).not.toMatch(/\d[,.'\u2009\u202f\u00a0]\d{3}(?!\d)(?=[\s,;)]|$)/);
    });
  }

  test("that are whole have all their digits, in sums as well", () => {
    const numbers = shown["an explanation"]().join("\n");
    const printed = String(explain(Z, [0, 0]));
    for (const text of [numbers, printed]) {
      // −1234567 − 7654321 = −8888888, and the bias −2.
      for (const whole of ["−1234567", "7654321", "−7654321", "−8888888", "−8888890"]) {
        expect(text).toContain(whole);
      }
    }
    const places = [shown["a heatmap"], shown["a table"], shown["a printed tensor"]];
    for (const texts of places) expect(texts().join("\n")).toContain("987654321012");
  });
});
