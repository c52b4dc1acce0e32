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

  /** The numbers along an axis, from its beginning on. */
  const axis = (svg: string, name: "x" | "y") => {
    const { document } = parseHTML(`<body>${svg}</body>`);
    const labels = document.querySelectorAll(`g[aria-label="${name}-axis tick label"] text`);
    return [...labels].map((label) => label.textContent);
  };

  test("has a round number at or beyond both ends, and 0 on the vertical axis", () => {
    const drawn = (points: number[][]) => chart([{ label: "n", points }]).svg ?? "";
    // biome-ignore format: a table
    const cases: [points: number[][], x: (string | undefined)[], y: (string | undefined)[]][] = [
      [[[0, 0], [1, 3e7]], ["0", "1"], ["0", "30000000"]],
      [[[-5, -3e-7], [5.5, 2.5e-7]], ["−6", "6"], ["−3e−7", "3e−7"]],
      [[[0, 0.98], [19, 0.1]], ["0", "20"], ["0", "1"]],
      [[[0, -5], [1, -1234567]], ["0", "1"], ["−1500000", "0"]],
      [[[3, 7]], ["3", "4"], ["0", "8"]],
      [[[0, 0], [1, 0]], ["0", "1"], ["0", "1"]],
      [[[0, 2e299], [1, -1e300]], ["0", "1"], ["−1e300", "2e299"]],
    ];
    for (const [points, x, y] of cases) {
      const [across, up] = (["x", "y"] as const).map((name) => axis(drawn(points), name));
      expect([across[0], across.at(-1)]).toEqual(x);
      expect([up[0], up.at(-1)]).toEqual(y);
    }
  });

  test("keeps the names of lines that end close together apart and inside the picture", () => {
    const ends = [1, 0.999, 0.998, 0, 0.001];
    const series = ends.map((end, k) => ({
      label: `line ${k}`,
      points: [
        [0, 0],
        [1, end],
      ],
    }));
    const { document } = parseHTML(`<body>${chart(series).svg}</body>`);
    const places = [...document.querySelectorAll("g[aria-label=text]")].map((group) =>
      [
        ...`${group.getAttribute("transform")}${group.querySelector("text")?.getAttribute("transform")}`.matchAll(
          /translate\([^,]+,([^)]+)\)/g,
        ),
      ].reduce((sum, [, y]) => sum + Number(y), 0),
    );
    const sorted = places.sort((a, b) => a - b);
    expect(sorted.length).toBe(5);
    for (let k = 1; k < 5; k++) expect(sorted[k] - sorted[k - 1]).toBeGreaterThan(14);
    expect(sorted[0]).toBeGreaterThan(20);
    expect(sorted[4]).toBeLessThan(240);
  });

  test("leaves out points that are not finite, and says so", () => {
    const points = [
      [0, 8],
      [1, Number.NaN],
      [2, 2],
      [3, Infinity],
      [4, -3e306],
    ];
    const { svg = "", alt } = chart([{ label: "J", points }]);
    const { document } = parseHTML(`<body>${svg}</body>`);
    expect(document.querySelectorAll("circle").length).toBe(2);
    expect(svg).not.toMatch(/NaN|Infinity/);
    expect(alt).toBe("Chart of values: J from 8 at 0 to 2 at 2, without 3 that are not finite.");
  });

  test("is a valid picture whatever its texts contain", () => {
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
      'chart: the line "a" needs at least one point [x, y] of finite numbers',
    );
    expect(() => chart([{ label: "a", points: [] }])).toThrow("needs at least one point");
    expect(() => chart([{ label: "a", points: [[0, 1], [0]] }])).toThrow(
      'chart: the line "a" needs points [x, y] of numbers, but point 1 is not',
    );
    expect(() => chart([{ points: [] }] as never)).toThrow(
      "chart: a line must be { label, points }",
    );
    expect(() => chart([down], { colour: 1 } as object)).toThrow(
      'chart: there is no option "colour"',
    );
  });
});
