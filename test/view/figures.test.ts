import {
  type Figure,
  fill,
  heatmap,
  panels,
  random,
  ShapeError,
  show,
  table,
  tensor,
  ValueError,
} from "convbook";
import { decode } from "fast-png";
import { parseHTML } from "linkedom";
import { describe, expect, test, vi } from "vitest";
import { placeOf, readPanels, readTexts } from "./read-cells.js";

// biome-ignore format: a picture of the matrix
const Z = [
  [-3, 0,  0, 3],
  [-6, 1, -1, 6],
];

/** A heatmap as a reader sees it, independent of its markup. */
function read({ svg = "" }: Figure) {
  const [panel] = readPanels(svg);
  return { ...panel, texts: readTexts(svg) };
}

function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

describe("heatmap(A, options)", () => {
  test("writes every value in its cell, with row 0 at the top", () => {
    const { cells } = read(heatmap(Z, { name: "Z" }));
    expect(cells.map(({ text }) => text)).toEqual(["−3", "0", "0", "3", "−6", "1", "−1", "6"]);
    const tops = cells.map(({ box }) => box.y);
    const lefts = cells.map(({ box }) => box.x);
    expect(tops.slice(0, 4).every((top) => top < tops[4])).toBe(true);
    expect(lefts.slice(0, 4)).toEqual([...lefts.slice(0, 4)].sort((a, b) => a - b));
  });

  test("writes values in ink that contrasts with the cell, for every role", () => {
    for (const name of ["X", "W", "Z"]) {
      const { cells } = read(heatmap(random([12, 10], { low: -1 }), { name }));
      expect(cells.filter(({ text }) => text !== "").length).toBe(120);
      const worst = Math.min(...cells.map(({ ink, fill }) => contrast(ink, fill)));
      expect(worst).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("Z and W are centred on 0: opposite values are equally strong, 0 is neutral", () => {
    for (const name of ["Z", "W"]) {
      const { cells } = read(heatmap([[-6, 0, 6, 3]], { name }));
      const [negative, zero, positive] = cells.map(({ fill }) => fill);
      const grey = [1, 3, 5].map((start) => Number.parseInt(zero.slice(start, start + 2), 16));
      expect(Math.max(...grey) - Math.min(...grey)).toBeLessThan(12);
      expect(Math.min(...grey)).toBeGreaterThan(230);
      expect(negative).not.toBe(positive);
    }
    const shifted = read(heatmap([[0, 6]], { name: "Z" })).cells[0].fill;
    expect(shifted).toBe(read(heatmap([[-6, 0]], { name: "Z" })).cells[1].fill);
  });

  test("X is grey, from black to white", () => {
    const fills = read(heatmap([[0, 1, 3]], { name: "X" })).cells.map(({ fill }) => fill);
    for (const fill of fills)
      expect(fill.slice(1, 3) === fill.slice(3, 5) && fill.slice(3, 5) === fill.slice(5)).toBe(
        true,
      );
    expect(fills[0]).toBe("#000000");
    expect(fills[2]).toBe("#ffffff");
  });

  test("names its axes with every index: i and j, k1 and k2 for W", () => {
    const map = read(heatmap(random([11, 13]), { name: "Z" })).texts;
    for (let k = 0; k < 13; k++) expect(map).toContain(String(k));
    expect(map).toContain("i");
    expect(map).toContain("j");
    const kernel = read(heatmap([[1]], { name: "W" })).texts;
    expect(kernel).toContain("k1");
    expect(kernel).toContain("k2");
    expect(read(heatmap([[1]], { name: "X", axes: ["k1", "k2"] })).texts).toContain("k2");
  });

  test("has the shape in its title and min, 0 and max at its colour bar", () => {
    const { texts } = read(heatmap([[-2.5, 1, 7]], { name: "Z" }));
    expect(texts).toContain("Z1×3");
    expect(texts.slice(-3)).toEqual(["7.0", "0", "−2.5"]);
  });

  test("outlines the entries of its marks, and a window as one rectangle", () => {
    const marks = [
      {
        label: "largest",
        at: [
          [0, 3],
          [1, 3],
        ],
      },
      { label: "window", at: [[0, 1]], size: [2, 2] as [number, number] },
    ];
    const { boxes, cells, texts } = read(heatmap(Z, { name: "Z", marks }));
    expect(boxes.map(({ dash }) => dash)).toEqual(["none", "none", "6 3"]);
    const around = ({ box }: (typeof boxes)[number], from: number, to: number) => {
      const [first, last] = [cells[from].box, cells[to].box];
      expect(box.x - first.x).toBeCloseTo(2);
      expect(box.y - first.y).toBeCloseTo(2);
      expect(last.x + last.width - box.x - box.width).toBeCloseTo(2);
      expect(last.y + last.height - box.y - box.height).toBeCloseTo(2);
    };
    around(boxes[0], 3, 3);
    around(boxes[1], 7, 7);
    around(boxes[2], 1, 6);
    expect(texts).toContain("largest");
    expect(texts).toContain("window");
  });

  test("says shape, range and places in its alternative text", () => {
    expect(heatmap(Z, { name: "Z" }).alt).toBe(
      "Heatmap of Z, 2×4: largest entry 6 at (1, 3), smallest −6 at (1, 0).",
    );
    expect(heatmap([[0, 0]], { name: "X" }).alt).toBe("Heatmap of X, 1×2: every entry is 0.");
  });

  test("is an image with an opaque card, complete in itself", () => {
    const { html, svg } = heatmap(Z, { name: "Z" });
    expect(html).toMatch(
      /^<img alt="[^"]+" width="\d+" height="\d+" style="max-width:100%;height:auto" src="data:image\/svg\+xml;base64,[\w+/=]+">$/,
    );
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('fill="#ffffff"');
  });

  test("shows markup in titles and labels as text", () => {
    const axes = ["<b>", "a&b"] as const;
    const marks = [{ label: "a<b", at: [[0, 0]] }];
    const figure = heatmap([[1]], { title: '<b>&"', axes, marks });
    expect(figure.svg).not.toMatch(/<b>/);
    expect(read(figure).texts).toEqual(expect.arrayContaining([...axes]));
    expect(figure.html).toContain("&lt;b&gt;&amp;&quot;");
    expect(read(figure).texts).toContain("a<b");
  });

  test("large arrays are drawn with small cells and without numbers", () => {
    const { values, cells, texts } = read(heatmap(random([28, 25]), { name: "X" }));
    expect(cells.length).toBe(700);
    expect(values).toEqual([]);
    expect(texts).toContain("20");
  });

  test("marks can be seen on cells of a pixel or two", () => {
    const marks = [{ label: "here", at: [[150, 9]] }];
    const { boxes } = read(heatmap(random([200, 200]), { marks }));
    expect(boxes.length).toBe(1);
    expect(Math.min(boxes[0].box.width, boxes[0].box.height)).toBeGreaterThan(0);
    expect(Math.max(boxes[0].box.width, boxes[0].box.height)).toBeLessThan(4);
  });

  test("outlines the first of very many marked entries, and counts all in the legend", () => {
    const all = (side: number) => {
      const at = Array.from({ length: side * side }, (_, k) => [Math.floor(k / side), k % side]);
      return heatmap(random([side, side]), { marks: [{ label: "all", at }] });
    };
    const small = read(all(26));
    expect(small.texts).toContain("all");
    expect([small.cells.length, small.outlines]).toEqual([676, 676]);
    const large = all(300);
    expect(read(large).outlines).toBe(1600);
    expect(read(large).texts).toContain("all (the first 1600 of 90000 are outlined)");
    expect(large.html.length).toBeLessThan(500_000);
  });

  test("the largest numbers there are have colours and places", () => {
    const most = Number.MAX_VALUE;
    for (const name of ["X", "Z", "W"]) {
      const figure = heatmap([[most, -most, 1]], { name });
      expect(figure.svg).not.toMatch(/NaN|Infinity/);
      const [high, low, middle] = read(figure).cells.map(({ fill }) => fill);
      expect(new Set([high, low, middle]).size).toBe(3);
      expect([high, low, middle]).not.toContain("#fff1b8");
    }
  });

  test("a name that is wider than its columns has room", () => {
    const { svg } = heatmap([1, 2], { axes: ["i", "all the predictions"] });
    const { document } = parseHTML(`<body>${svg}</body>`);
    const picture = document.querySelector("svg svg");
    const name = [...document.querySelectorAll("text")].find((text) =>
      /all the/.test(text.textContent ?? ""),
    );
    const left = placeOf(picture as Element).x;
    const [middle, width] = [
      placeOf(name as Element).x - left,
      Number(picture?.getAttribute("width")),
    ];
    // Letters of this size are some 7 pixels wide.
    expect(middle).toBeGreaterThan(60);
    expect(width - middle).toBeGreaterThan(60);
  });

  test("very large arrays are one image, pixel by pixel, with the axes still drawn", () => {
    const A = random([100, 80], { low: -1 });
    const figure = heatmap(A, { name: "Z" });
    const source = figure.svg?.match(/data:image\/png;base64,([\w+/=]+)/)?.[1] ?? "";
    const png = decode(Buffer.from(source, "base64"));
    const { width, height, channels } = png;
    expect({ width, height, channels }).toEqual({ width: 80, height: 100, channels: 1 });
    const color = (k: number) => png.palette?.[png.data[k]] ?? [];
    const [reddest, bluest] = [
      A.data.indexOf(Math.min(...A.data)),
      A.data.indexOf(Math.max(...A.data)),
    ];
    expect(color(reddest)[0]).toBeGreaterThan(color(reddest)[2]);
    expect(color(bluest)[2]).toBeGreaterThan(color(bluest)[0]);
    expect(read(figure).texts).toContain("90");
    expect(figure.html.length).toBeLessThan(60_000);
  });

  test("512×512 entries stay under 150 kB whatever they are, with 0 in its own colour", () => {
    const size = 512;
    const noise = random([size, size], { low: -1 });
    const waves = tensor(
      noise.data.map((value, k) => Math.sin(k / 700) + 0.1 * value),
      [size, size],
    );
    for (const [A, name] of [
      [noise, "Z"],
      [waves, "X"],
      [noise.data.map(Math.abs), "X"],
    ] as const) {
      const figure = heatmap(tensor(Array.from("data" in A ? A.data : A), [size, size]), { name });
      expect(figure.html.length).toBeLessThan(150_000);
      expect(read(figure).texts).toContain("500");
    }
    const half = tensor(
      noise.data.map((value, k) => (k % 2 === 0 ? 0 : value)),
      [size, size],
    );
    const source =
      heatmap(half, { name: "Z" }).svg?.match(/image\/png;base64,([\w+/=]+)/)?.[1] ?? "";
    const { palette = [], data, depth } = decode(Buffer.from(source, "base64"));
    const first = data[0] >> (8 - depth);
    expect(Math.min(...palette[first])).toBeGreaterThan(235);
  });

  test("larger arrays are averaged, and stay under 300 kB", () => {
    // Each block of 3×2 entries has one number six times, or fewer times if it has gaps.
    const [rows, columns] = [300, 500];
    const blocks = random([rows, columns], { low: -1 });
    const A = fill([3 * rows, 2 * columns], (i, j) =>
      blocks.at(Math.floor(i / 3), Math.floor(j / 2)),
    );
    A.data[5] = Number.NaN;
    const figures = [heatmap(A, { name: "Z" }), heatmap(blocks, { name: "Z" })];
    const [averaged, plain] = figures.map(({ svg = "" }) => {
      const source = svg.match(/image\/png;base64,([\w+/=]+)/)?.[1] ?? "";
      return decode(Buffer.from(source, "base64"));
    });
    expect(read(figures[0]).texts).toContain("Z900×1000, averaged to 512×512, without a number: 1");
    expect([averaged.width, averaged.height]).toEqual([512, 512]);
    expect([plain.width, plain.height]).toEqual([columns, rows]);
    expect(figures[0].html.length).toBeLessThan(300_000);
    // A panel has at most two pixels for each pixel of the screen, so whole blocks are averaged.
    const [panel] = panels(
      fill([900, 1000], (i, j) => A.at(i, j) || 0),
      { name: "Z" },
    );
    expect(panel.html.length).toBeLessThan(150_000);
    const [large, small] = [
      fill([900, 900], (i, j) => blocks.at(Math.floor(i / 3), Math.floor(j / 3))),
      fill([300, 300], (i, j) => blocks.at(i, j)),
    ].map((B) => panels(B, { name: "Z" })[0]);
    expect(read(large).texts[0]).toBe("Z900×900, averaged to 330×330");
    expect(read(small).texts[0]).toBe("Z300×300");
  });

  test("a pixel is the mean of the finite entries under it", () => {
    const A = fill([1024, 4], (i, j) => [-4, 4, 2, 1][i % 4] * (j + 1));
    A.data[0] = Number.NaN;
    const B = fill([512, 4], (i, j) => (i === 0 && j === 0 ? 4 : [0, 1.5][i % 2] * (j + 1)));
    const [drawn, expected] = [heatmap(A, { name: "Z" }), heatmap(B, { name: "Z", alike: [A] })];
    const pictures = [drawn, expected].map(({ svg = "" }) =>
      decode(Buffer.from(svg.match(/image\/png;base64,([\w+/=]+)/)?.[1] ?? "", "base64")),
    );
    const colors = pictures.map(({ data, palette = [] }) => Array.from(data, (k) => palette[k]));
    expect(pictures[0].height).toBe(512);
    expect(colors[0]).toEqual(colors[1]);
  });

  test("NaN, infinite and missing entries are shown as such, with a colour outside the scale", () => {
    const gaps = [
      [1, Number.NaN, -3],
      [Number.POSITIVE_INFINITY, null, 0.5],
      [Number.NEGATIVE_INFINITY, 2, undefined],
    ];
    const figure = heatmap(gaps, { name: "Z" });
    expect(figure.alt).toBe(
      "Heatmap of Z, 3×3: largest entry 2 at (2, 1), smallest −3 at (0, 2); no number at (0, 1), (1, 0), (1, 1), (2, 0) and 1 more.",
    );
    const { values, cells, texts } = read(figure);
    expect(values).toEqual(["1.0", "NaN", "−3.0", "∞", "NaN", "0.5", "−∞", "2.0", "NaN"]);
    const yellow = cells.map(({ fill }) => fill === "#fff1b8");
    expect(yellow).toEqual([false, true, false, true, true, false, true, false, true]);
    expect(texts).toContain("Z3×3, without a number: 5");
    expect(heatmap([[Number.NaN]]).alt).toBe("Heatmap of an array, 1×1: no entry is a number.");
    const { document } = parseHTML(table(gaps).html);
    expect([...document.querySelectorAll("td")].map((td) => td.textContent)).toEqual([
      "1.0",
      "NaN",
      "−3.0",
      "∞",
      "NaN",
      "0.5",
      "−∞",
      "2.0",
      "NaN",
    ]);
    const large = random([60, 60], { low: -1 });
    large.data[5] = Number.NaN;
    const source = heatmap(large).svg?.match(/image\/png;base64,([\w+/=]+)/)?.[1] ?? "";
    const { palette = [], data } = decode(Buffer.from(source, "base64"));
    expect(palette[data[5]]).toEqual([0xff, 0xf1, 0xb8]);
    expect(Array.from(data).filter((shade) => shade === data[5]).length).toBe(1);
  });

  test("alike: several arrays with the same colours and the same decimals", () => {
    const A = [[1, 2]];
    const B = [[-4, 0.25]];
    const shared = { name: "Z", alike: [A, B] };
    const [a, b] = [A, B].map((array) => read(heatmap(array, shared)));
    expect(a.values).toEqual(["1.00", "2.00"]);
    expect(a.texts.filter((text) => /^−?\d/.test(text))).toContain("−4");
    const together = read(heatmap([...A, ...B], { name: "Z" }));
    expect([...a.cells, ...b.cells].map(({ fill }) => fill)).toEqual(
      together.cells.map(({ fill }) => fill),
    );
    expect(() => heatmap(A, { alike: 3 } as object)).toThrow(
      "heatmap: alike must be a list of arrays, but got 3",
    );
    expect(() => heatmap(A, { alike: [["x"]] })).toThrow(
      'heatmap: alike[0][0] must be a number, but got the text "x"',
    );
  });

  test("refuses three axes, unknown options and marks outside", () => {
    expect(() => heatmap(random([2, 2, 2]))).toThrow(ShapeError);
    expect(() => heatmap(random([2, 2, 2]))).toThrow("but got the shape 2×2×2");
    expect(() => heatmap(Z, { colour: 1 } as object)).toThrow('there is no option "colour"');
    expect(() => heatmap(Z, { marks: [{ label: "far", at: [[2, 0]] }] })).toThrow(ValueError);
    expect(() => heatmap(Z, { marks: [{ label: "far", at: [[1, 0]], size: [2, 2] }] })).toThrow(
      'heatmap: the mark "far" lies outside the shape 2×4: it begins at [1, 0] and its size is 2×2',
    );
    expect(() => heatmap(Z, { marks: [{ label: "far", at: [[0]] }] })).toThrow(ShapeError);
    expect(() => heatmap([[1], [1, 2]], { name: "X" })).toThrow("heatmap: X is ragged");
  });
});

describe("figures refuse options of the wrong type", () => {
  const wrong: [object, string][] = [
    [{ title: 5 }, "title must be text, but got 5"],
    [{ name: {} }, "name must be text, but got an object (Object)"],
    [{ axes: ["i"] }, 'axes must be two names such as ["i", "j"], but got a list'],
    [{ axes: "ij" }, 'axes must be two names such as ["i", "j"], but got the text "ij"'],
    [{ marks: {} }, "marks must be a list of { label, at }, but got an object (Object)"],
    [{ marks: [{ at: [[0, 0]] }] }, "a mark must have a text label and a list at of index tuples"],
    [{ marks: [{ label: "a", at: [[0, 0]], color: 1 }] }, "a mark must be { label, at }"],
    [{ marks: [{ label: "a", at: [[0.5, 0]] }] }, 'the mark "a" lies outside the shape 2×4'],
    [{ marks: [{ label: "a", at: [["0", 0]] }] }, 'it begins at [the text "0", 0]'],
    [{ marks: [{ label: "a", at: [[0, 0]], size: 2 }] }, "needs a size of two whole numbers"],
    [{ marks: [{ label: "a", at: [[0, 0]], size: [0, 1] }] }, "rows and columns, but got [0, 1]"],
  ];
  for (const [options, message] of wrong) {
    test(JSON.stringify(options), () => {
      expect(() => heatmap(Z, options)).toThrow(`heatmap: `);
      expect(() => heatmap(Z, options)).toThrow(message);
      expect(() => table(Z, options)).toThrow(message);
    });
  }

  test("a mark on a list is one row high", () => {
    const marks = [{ label: "tall", at: [[0]], size: [2, 1] as [number, number] }];
    expect(() => heatmap([1, 2], { marks })).toThrow(ValueError);
  });
});

describe("table(A, options)", () => {
  test("has the indices as headers with scopes, and a colour for every text and background", () => {
    const { document } = parseHTML(`<body>${table(Z, { name: "Z" }).html}</body>`);
    const columns = [...document.querySelectorAll("th[scope=col]")].map((cell) => cell.textContent);
    const rows = [...document.querySelectorAll("th[scope=row]")].map((cell) => cell.textContent);
    expect(columns).toEqual(["0", "1", "2", "3"]);
    expect(rows).toEqual(["0", "1"]);
    for (const cell of document.querySelectorAll("td, th")) {
      const style = cell.getAttribute("style") ?? "";
      const [ink, ground] = [/(?<!-)color:(#\w{6})/, /background-color:(#\w{6})/].map(
        (part) => style.match(part)?.[1] ?? "",
      );
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect([...document.querySelectorAll("td")].map((cell) => cell.textContent).join(" ")).toBe(
      "−3 0 0 3 −6 1 −1 6",
    );
  });

  test("cuts more than 40 rows or columns in the middle", () => {
    const { document } = parseHTML(`<body>${table(random([300, 50])).html}</body>`);
    expect(document.querySelectorAll("tr").length).toBe(42);
    const columns = [...document.querySelectorAll("thead th")].map((cell) => cell.textContent);
    expect(columns.slice(19, 24)).toEqual(["18", "19", "…", "30", "31"]);
  });

  test("marks entries with another background and says why", () => {
    const marks = [{ label: "largest", at: [[1, 3]] }];
    const { document } = parseHTML(`<body>${table(Z, { name: "Z", marks }).html}</body>`);
    const cells = [...document.querySelectorAll("td")];
    expect(
      cells
        .filter((cell) => cell.getAttribute("title") === "largest")
        .map((cell) => cell.textContent),
    ).toEqual(["6"]);
    expect(cells[7].getAttribute("style")).not.toBe(cells[6].getAttribute("style"));
  });
});

describe("show(…) outside a notebook", () => {
  test("prints text, and figures and arrays in words", () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    try {
      show("Z:", heatmap(Z, { name: "Z" }), tensor([[1, 2]]));
      expect(log.mock.calls.flat()).toEqual([
        "Z:",
        "Heatmap of Z, 2×4: largest entry 6 at (1, 3), smallest −6 at (1, 0).",
        "Table of an array, 1×2: largest entry 2 at (0, 1), smallest 1 at (0, 0).",
      ]);
    } finally {
      log.mockRestore();
    }
  });

  test("refuses an item that it cannot show", () => {
    expect(() => show(5 as unknown as string)).toThrow(
      "show: item 0 must be a nested array of numbers, a Tensor or a mathjs matrix, but got 5",
    );
    expect(() => show("a", [[1, "b"]])).toThrow("show: item 1[0][1] must be a number");
    expect(() => show(random([2, 2, 2]))).toThrow("show: item 0 must have one axis or two");
  });
});
