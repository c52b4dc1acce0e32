import { pairs, random } from "convbook";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";

/** The SVG documents of a figure's pictures, from left to right. */
const pictures = (html: string) =>
  [...html.matchAll(/base64,([^"]*)"/g)].map(([, data]) => {
    const { document } = parseHTML(Buffer.from(data, "base64").toString("utf8"));
    const texts = [...document.querySelectorAll("text")].map((text) => text.textContent);
    const rectangles = [...document.querySelectorAll("rect")].map((rect) =>
      rect.getAttribute("width"),
    );
    // The first is the card, the next a cell.
    return { texts, width: Number(rectangles[1]).toFixed(6) };
  });

describe("pairs(A, dA, options)", () => {
  const X = random([2, 3, 2], { seed: 1, integers: true });
  const dX = random([2, 3, 2], { seed: 2, low: -1, high: 1 });

  test("a channel of X stands beside the same channel of its gradient, on cells of one size", () => {
    const figures = pairs(X, dX, { name: "X" });
    expect(figures.length).toBe(2);
    figures.forEach(({ html, alt }, n) => {
      const [left, right] = pictures(html);
      expect(alt).toMatch(
        new RegExp(
          `^Heatmap of X\\[:, :, ${n}\\], 2×3: .* Heatmap of ∂J/∂X\\[:, :, ${n}\\], 2×3: `,
        ),
      );
      expect(left.texts).toContain(String(X.at(1, 2, n)).replace("-", "−"));
      expect(right.texts).toContain(dX.at(1, 2, n).toFixed(3).replace("-", "−"));
      expect(left.width).toBe(right.width);
      expect(Number(left.width)).toBeGreaterThan(36);
    });
  });

  test("as tables", () => {
    const [{ html }] = pairs([[1, 2]], [[0.5, 7]], { name: "Z", as: "table" });
    const { document } = parseHTML(html);
    const tables = [...document.querySelectorAll("table")].map((table) => [
      table.querySelector("caption")?.textContent,
      ...[...table.querySelectorAll("td")].map((cell) => cell.textContent),
    ]);
    expect(tables).toEqual([
      ["Z 1×2", "1", "2"],
      ["∂J/∂Z 1×2", "0.5", "7.0"],
    ]);
  });

  test("without numbers, and as shorter tables, where there are more than 700 cells", () => {
    const lines = (side: number) => {
      const A = random([side, side, 2]);
      const [{ html }] = pairs(A, A, { name: "X", as: "table" });
      return [...parseHTML(html).document.querySelectorAll("th[scope=row]")].length;
    };
    expect([lines(13), lines(14)]).toEqual([2 * 13, 2 * 12]);
    const large = random([40, 40, 4]);
    const sizeOf = (as: "heatmap" | "table") =>
      pairs(large, large, { name: "X", as }).reduce((sum, { html }) => sum + html.length, 0);
    expect(sizeOf("heatmap")).toBeLessThan(150_000);
    expect(sizeOf("table")).toBeLessThan(250_000);
  });

  test("a kernel by both channels, and a bias as a list", () => {
    const W = random([1, 2, 2, 3], { seed: 3 });
    expect(pairs(W, W, { name: "W" }).map(({ alt }) => alt.slice(11, 24))).toEqual([
      "W[:, :, 0, 0]",
      "W[:, :, 0, 1]",
      "W[:, :, 0, 2]",
      "W[:, :, 1, 0]",
      "W[:, :, 1, 1]",
      "W[:, :, 1, 2]",
    ]);
    expect(pairs([1, 2], [3, 4], { name: "b" }).map(({ alt }) => alt)).toEqual([
      "Heatmap of b, 2: largest entry 2 at (1), smallest 1 at (0). Heatmap of ∂J/∂b, 2: largest entry 4 at (1), smallest 3 at (0).",
    ]);
  });

  test("arrays and options that do not fit are refused", () => {
    expect(() => pairs([[1, 2]], [[1]], { name: "X" })).toThrow(
      "pairs: dX must have the shape of X, 1×2, but got 1×1",
    );
    expect(() => pairs([[1]], [[1]], { name: "X", as: "chart" as "table" })).toThrow(
      'pairs: as must be "heatmap" or "table", but got the text "chart"',
    );
    expect(() => pairs([[1]], [[1]], {} as { name: string })).toThrow(
      'pairs: name must be text such as "X", but got undefined',
    );
    expect(() => pairs([[1]], [[1]], { name: "X", of: 1 } as { name: string })).toThrow(
      'pairs: there is no option "of"',
    );
  });
});
