import { chart, ValueError } from "convbook";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { readTexts } from "./read-cells.js";

describe("chart(series, options)", () => {
  const down = { label: "J", points: [0, 1, 2, 3].map((k) => [k, 8 / 2 ** k]) };

  test("draws a line and a dot for every point, lower values lower", () => {
    const { svg = "", alt } = chart([down], { title: "Loss", x: "step", y: "J" });
    const { document } = parseHTML(`<body>${svg}</body>`);
    const dots = [...document.querySelectorAll("circle")].map((dot) =>
      ["cx", "cy"].map((name) => Number(dot.getAttribute(name))),
    );
    expect(dots.length).toBe(4);
    for (let k = 1; k < 4; k++) {
      expect(dots[k][0]).toBeGreaterThan(dots[k - 1][0]);
      expect(dots[k][1]).toBeGreaterThan(dots[k - 1][1]);
    }
    expect(readTexts(svg)).toContain("Loss");
    expect(alt).toBe("Chart of Loss: J from 8 at 0 to 1 at 3.");
  });

  test("names several lines, each with its own dash", () => {
    const { svg = "", alt } = chart([down, { label: "other", points: [[0, 2]] }]);
    const { document } = parseHTML(`<body>${svg}</body>`);
    const lines = [...document.querySelectorAll("g[aria-label=line]")];
    expect(lines.length).toBe(2);
    expect(new Set(lines.map((line) => line.getAttribute("stroke-dasharray"))).size).toBe(2);
    expect(readTexts(svg)).toContain("other");
    expect(alt).toBe("Chart of values: J from 8 at 0 to 1 at 3; other from 2 at 0 to 2 at 0.");
  });

  test("draws sums that differ in their last bits alike", () => {
    const values = [0.1 + 0.2 + 0.7, 1 / 3, 0.05 * 3, 0.01];
    const line = (factor: number) =>
      values.map((value, k) => [k, k === 0 ? value : value * factor]);
    const [exact, moved] = [1, 1 + 4 * Number.EPSILON].map(
      (factor) => chart([{ label: "J", points: line(factor) }]).svg,
    );
    expect(moved).toBe(exact);
    expect(chart([{ label: "J", points: line(1.01) }]).svg).not.toBe(exact);
  });

  test("writes large numbers with their letter", () => {
    const { svg = "" } = chart([
      {
        label: "n",
        points: [
          [0, 0],
          [1, 3e7],
        ],
      },
    ]);
    expect(readTexts(svg)).toContain("30 M");
  });

  test("is a picture whatever its texts hold", () => {
    const label = "a\u0001<b>&";
    const { svg = "" } = chart([{ label, points: [[0, 1]] }], { x: label, y: label });
    expect(svg).not.toContain("\u0001");
    expect(readTexts(svg).filter((text) => text.includes("a <b>&")).length).toBe(3);
  });

  test("draws very many points, and leaves room for a long title", () => {
    const points = Array.from({ length: 200_000 }, (_, k) => [k, k % 7]);
    expect(chart([{ label: "n", points }]).svg).toContain("</svg>");
    const title = "Multiplications of a layer, by the number of its output chan";
    const { svg = "" } = chart([down], { title });
    expect(Number(svg.match(/width="(\d+)"/)?.[1])).toBeGreaterThan(7.5 * title.length);
  });

  test("refuses what it cannot draw", () => {
    for (const name of ["title", "x", "y"]) {
      expect(() => chart([down], { [name]: 5 })).toThrow(`chart: ${name} must be text, but got 5`);
    }
    expect(() => chart([])).toThrow(ValueError);
    expect(() => chart([{ label: "a", points: [[0, Number.NaN]] }])).toThrow(
      'chart: the line "a" needs points [x, y] of finite numbers, but point 0 is not',
    );
    expect(() => chart([{ label: "a", points: [] }])).toThrow("but has none");
    expect(() => chart([{ points: [] }] as never)).toThrow(
      "chart: a line must be { label, points }",
    );
    expect(() => chart([down], { colour: 1 } as object)).toThrow(
      'chart: there is no option "colour"',
    );
  });
});
