import { conv2d, conv2dGradients, convLayer, explain, random, relu, show } from "convbook";
import { parseHTML } from "linkedom";
import { describe, expect, test, vi } from "vitest";
import { displayed, picturesIn } from "./displayed.js";
import { readPanels, readTexts } from "./read-cells.js";

// biome-ignore format: a picture of the matrix
const X = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];
const W = [
  [1, -1],
  [20, 30],
];

describe("show(explain(result, index))", () => {
  test("displays the formulas, the picture, the terms, and how the sum fits", () => {
    const [formulas, figures, words, ...rest] = displayed(explain(conv2d(X, W), [1, 0]));
    expect(rest).toEqual([]);
    expect(formulas).toMatch(/^\$\$Z\[i, j\] = .*\$\$\n\n\$\$Z\[1, 0\] = .* = 379\$\$$/);
    expect(words).toBe("This is exactly the Z[1, 0] that the library computed.");
    const { document } = parseHTML(`<body>${figures}</body>`);
    const cells = [...document.querySelectorAll("tr")].map((row) =>
      [...row.querySelectorAll("td, th")].map((cell) => cell.textContent),
    );
    expect(cells).toEqual([
      ["W", "X", "product", "sum so far"],
      ["W[0, 0] = 1", "X[1, 0] = 4", "4", "4"],
      ["W[0, 1] = −1", "X[1, 1] = 5", "−5", "−1"],
      ["W[1, 0] = 20", "X[2, 0] = 7", "140", "139"],
      ["W[1, 1] = 30", "X[2, 1] = 8", "240", "379"],
    ]);
    expect(document.querySelector("img")?.getAttribute("alt")).toBe(
      "Picture of Z[1, 0] = 379: the sum of 4 terms, of W at (0, 0), (0, 1), (1, 0) and (1, 1) and X at (1, 0), (1, 1), (2, 0) and (2, 1).",
    );
    const [x, w, z] = readPanels(picturesIn(figures)[0]);
    expect([x.title, w.title, z.title]).toEqual(["X", "W", "Z"]);
    expect(x).toMatchObject({ outlines: 1, covered: 4, corners: ["1", "−1", "20", "30"] });
    expect(w).toMatchObject({ outlines: 1, covered: 4, corners: [] });
    expect(z).toMatchObject({ outlines: 1, covered: 1 });
    // By hand: 1 − 2 + 80 + 150, 2 − 3 + 100 + 180, 4 − 5 + 140 + 240, 5 − 6 + 160 + 270.
    expect(z.values).toEqual(["229", "279", "379", "429"]);
  });

  test("draws the padding, and outlines every cell of a dilated window separately", () => {
    const Z = conv2d(X, W, { padding: 1, dilation: 2 });
    const markup = displayed(explain(Z, [0, 0])).join("");
    const [x] = readPanels(picturesIn(markup)[0]);
    // A ring of zeros around 3×3; the window's corners are at (−1, −1), (−1, 1), (1, −1), (1, 1).
    expect(x.values.length).toBe(25);
    expect(x).toMatchObject({ outlines: 4, covered: 4 });
    expect([...x.corners].sort()).toEqual(["1", "20", "30", "−1"]);
    expect(markup).toContain("3 more lie on the padding.");
    expect(markup).toContain("3 products with zeros of the padding are not added.");
  });

  test("draws a line of panels for each of the first three channels, and counts the others", () => {
    const explanation = explain(conv2d(random([4, 4, 5]), random([2, 2, 5, 3])), [0, 1, 2]);
    const [svg] = picturesIn(displayed(explanation).join(""));
    const titles = readPanels(svg).map(({ title }) => title);
    expect(titles).toEqual([
      "X[:, :, 0]",
      "W[:, :, 0, 2]",
      "Z[:, :, 2]",
      "X[:, :, 1]",
      "W[:, :, 1, 2]",
      "X[:, :, 2]",
      "W[:, :, 2, 2]",
    ]);
    expect(readTexts(svg)).toContain("2 more input channels likewise, not drawn.");
  });

  test("dX: the entries of dZ whose windows cover the pixel, with W in their corners", () => {
    const dZ = [
      [1, 2],
      [3, 4],
    ];
    const { dX, dW, db } = conv2dGradients(X, W, dZ);
    const [z, w, x] = readPanels(picturesIn(displayed(explain(dX, [1, 1])).join(""))[0]);
    expect([z.title, w.title, x.title]).toEqual(["dZ", "W", "dX"]);
    // dX[1,1] = dZ[0,0]·W[1,1] + dZ[0,1]·W[1,0] + dZ[1,0]·W[0,1] + dZ[1,1]·W[0,0]
    expect(z.corners).toEqual(["30", "20", "−1", "1"]);
    expect(z).toMatchObject({ outlines: 1, covered: 4 });
    const [corner] = readPanels(picturesIn(displayed(explain(dX, [0, 0])).join(""))[0]);
    expect(corner).toMatchObject({ covered: 1, corners: ["1"] });
    const [input, slope] = readPanels(picturesIn(displayed(explain(dW, [0, 1])).join(""))[0]);
    expect([input.title, slope.title]).toEqual(["X", "dZ"]);
    expect(input.corners).toEqual(["1", "2", "3", "4"]);
    const [all, list] = readPanels(picturesIn(displayed(explain(db, [0])).join(""))[0]);
    expect([all.title, all.covered, list.title, list.values]).toEqual(["dZ", 4, "db", ["10"]]);
  });

  test("cuts large arrays around the window, and long sums in the middle", () => {
    const Z = conv2d(random([48, 64]), random([5, 5]));
    const [, figures] = displayed(explain(Z, [20, 59]));
    const [svg] = picturesIn(figures);
    const [x, , z] = readPanels(svg);
    expect(readTexts(svg).join()).toContain("part of 48×64");
    // Two rows and columns around the window of 5, but X ends at column 63.
    expect(x.values.length).toBe(9 * 7);
    expect(z.values.length).toBe(5 * 3);
    expect(figures).toContain("… 13 more terms …");
    expect(svg.length).toBeLessThan(60_000);
  });

  test("U, dZ and arrays of any rank", () => {
    const layer = convLayer({ W, activation: "sigmoid" });
    const pass = layer.forward(X);
    const { dZ } = layer.backward(pass, [
      [1, 2],
      [3, 4],
    ]);
    const titles = (markup: string[]) =>
      readPanels(picturesIn(markup.join(""))[0]).map(({ title }) => title);
    expect(titles(displayed(explain(pass.U, [0, 1])))).toEqual(["Z", "U"]);
    expect(titles(displayed(explain(dZ, [0, 1])))).toEqual(["dU", "Z", "dZ"]);
    expect(titles(displayed(explain(relu([1, -2]), [1])))).toEqual(["Z", "U"]);
    const deep = displayed(explain(relu(random([1, 2, 1, 2, 1])), [0, 1, 0, 1, 0]));
    expect(picturesIn(deep.join(""))).toEqual([]);
    const skipped = conv2dGradients([[1, 2, 3]], [[1]], [[1, 1]], { stride: 2 });
    expect(displayed(explain(skipped.dX, [0, 1])).join("")).toContain("the sum is empty");
  });

  test("outside a notebook prints its terms", () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    try {
      const explanation = explain(conv2d(X, W), [0, 0]);
      show(explanation);
      expect(log.mock.calls).toEqual([[explanation.toString()]]);
    } finally {
      log.mockRestore();
    }
  });

  test("a picture of very many terms", () => {
    const size = 400;
    const dZ = random([size, size]);
    const { db } = conv2dGradients(random([size, size]), [[1]], dZ);
    expect(displayed(explain(db, [0])).length).toBeGreaterThan(1);
  });
});
