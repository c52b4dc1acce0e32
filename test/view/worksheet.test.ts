import { conv2d, worksheet } from "convbook";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { one } from "../judge/inputs.js";

const { X, W } = one;
const Z = conv2d(X, W);

describe("worksheet(X, W)", () => {
  test("is a picture of all arrays where scripts do not run", () => {
    const titles = (figure: { html: string }) => {
      const { document } = parseHTML(`<body>${figure.html}</body>`);
      for (const script of document.querySelectorAll("script")) script.remove();
      expect(document.body.textContent).toBe("");
      return [...document.querySelectorAll("img")].map(
        (image) => image.getAttribute("alt")?.match(/^Heatmap of (\w+), /)?.[1],
      );
    };
    expect(titles(worksheet(X, W))).toEqual(["X", "W", "Z"]);
    expect(titles(worksheet(X, W, { dZ: Z }))).toEqual(["X", "W", "Z", "dZ", "dW", "dX"]);
    expect(worksheet(X, W).alt).toContain("outlined: largest: 6, smallest: −6.");
  });

  test("has less than 100 kB for Problem 1, its script included", () => {
    expect(Buffer.byteLength(worksheet(X, W).html)).toBeLessThan(100_000);
  });

  test("its script can be placed in any page: it ends where it should, has no id, and asks for nothing", () => {
    const { html } = worksheet(X, W);
    expect(html.match(/<script/g)?.length).toBe(2);
    expect(html.match(/<\/script/g)?.length).toBe(2);
    expect(html.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(
      /https?:|\bimport\b|fetch\(/,
    );
    const { document } = parseHTML(`<body>${html}</body>`);
    expect(document.querySelectorAll("[id]").length).toBe(0);
  });

  test("keeps numbers as they are typed: fractions, decimals, and those that are neither", () => {
    const { html } = worksheet([[1 / 9, -0.5, Math.SQRT2, -4 / 7]], [[1]]);
    const { document } = parseHTML(`<body>${html}</body>`);
    const data = document.querySelector("script[type='application/json']")?.textContent ?? "";
    expect(JSON.parse(data).X).toEqual([["1/9", "-0.5", "1.4142135623730951", "-4/7"]]);
  });

  test("refuses what does not fit, and names the argument", () => {
    const wrong: [() => unknown, string][] = [
      [
        () => worksheet([1, 2], [[1]]),
        "worksheet: X must have two axes in a worksheet, but got the shape 2",
      ],
      [() => worksheet([[1]], [[1, 2]]), "worksheet: the kernel W is 1×2 but X is only 1×1"],
      [
        () => worksheet(X, W, { dZ: [[1]] }),
        "worksheet: dZ must have the shape of Z, 5×4, but got 1×1",
      ],
      [() => worksheet(X, W, { bias: [1, 2] }), "worksheet: bias must have the shape 1"],
      [
        () => worksheet(X, W, { stride: 0 }),
        "worksheet: stride must be a whole number of at least 1",
      ],
      [() => worksheet(X, W, { dX: 2 } as object), 'worksheet: there is no option "dX"'],
    ];
    for (const [call, message] of wrong) expect(call).toThrow(message);
  });
});
