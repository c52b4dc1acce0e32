import { type Figure, heatmap, strip, sweep } from "convbook";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";

describe("strip(figures)", () => {
  test("has all figures in order, in a line that scrolls and can have the focus", () => {
    const frames = sweep([[5, 2, 3]], [[1, -1]]);
    const { html, alt } = strip(frames);
    const { document } = parseHTML(html);
    expect([...document.querySelectorAll("img")].map((image) => image.alt)).toEqual(
      frames.map((frame) => frame.alt),
    );
    const line = document.querySelector("div");
    expect(line?.getAttribute("tabindex")).toBe("0");
    expect(line?.getAttribute("style")).toContain("overflow-x:auto");
    expect(alt).toBe(frames.map((frame) => frame.alt).join(" "));
  });

  test("refuses anything but a list of figures", () => {
    expect(() => strip(heatmap([[1]]) as unknown as Figure[])).toThrow(
      /^strip: figures must be a list of figures, but got /,
    );
    const mixed = () => strip([heatmap([[1]]), 1] as unknown as Figure[]);
    expect(mixed).toThrow(TypeError);
    expect(mixed).toThrow("strip: figures must be a list of figures, but got 1 at 1");
  });
});
