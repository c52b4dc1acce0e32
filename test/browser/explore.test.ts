import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { conv2d, conv2dGradients, explore, random } from "convbook";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { VENV_PYTHON } from "../../scripts/project.mjs";
import { LabTests, launch, PICTURES, runMenu, skipped } from "./lab.mjs";

// biome-ignore format: a picture of the matrix
const X = [
  [1, 2, 3],
  [4, 5, 6],
];
const W = [[1, 20]];

/** What a figure shows at the moment: its sentence, and the outlined cells, by the colour of the outline. */
async function lit(figure: Locator) {
  return figure.evaluate((root) => {
    const cells = [...root.querySelectorAll('[role="gridcell"]')].map((cell) => ({
      name: (cell.getAttribute("aria-label") ?? "").split(" = ")[0],
      x: Number(cell.getAttribute("x")) + 2,
      y: Number(cell.getAttribute("y")) + 2,
    }));
    const outlined = (stroke: string) =>
      [...root.querySelectorAll(`[aria-hidden] [stroke="${stroke}"]`)].map((box) => {
        const [x, y] = ["x", "y"].map((name) => Number(box.getAttribute(name)));
        return cells.find((cell) => cell.x === x && cell.y === y)?.name;
      });
    return {
      words: root.querySelector("[role=status]")?.textContent,
      here: outlined("#111111"),
      lit: outlined("#d4006a"),
    };
  });
}

const cell = (figure: Locator, name: string) => figure.locator(`[aria-label^="${name} ="]`);

describe.skipIf(skipped)("explore(result) in a page", { timeout: 60_000 }, () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];

  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    page.on("request", (request) => requests.push(request.url()));
  });
  afterAll(async () => browser?.close());

  /** The figure of a result, shown twice in one page. */
  async function shown(result: Parameters<typeof explore>[0]): Promise<Locator[]> {
    const { html } = explore(result);
    await page.setContent(`<body>${html}<p>and again</p>${html}</body>`);
    const figures = page.locator("[data-convbook=explore]");
    return [figures.nth(0), figures.nth(1)];
  }

  test("pointing at an entry of Z lights up its patch and its weights, and gives the sum", async () => {
    const [first, second] = await shown(conv2d(X, W));
    await cell(first, "Z[1, 0]").hover();
    expect(await lit(first)).toEqual({
      words: "Z[1, 0] = 1 · 4 + 20 · 5 = 104",
      here: ["Z[1, 0]"],
      lit: ["W[0, 0]", "X[1, 0]", "W[0, 1]", "X[1, 1]"],
    });
    // The two copies do not affect each other.
    expect(await lit(second)).toMatchObject({ here: [], lit: [] });
    await cell(second, "Z[0, 1]").hover();
    expect((await lit(second)).words).toBe("Z[0, 1] = 1 · 2 + 20 · 3 = 62");
    expect(await lit(first)).toMatchObject({ here: [], lit: [] });
  });

  test("pointing at an entry of X or W lights up the outputs that it goes into", async () => {
    const [figure] = await shown(conv2d(X, W));
    await cell(figure, "X[0, 1]").hover();
    const x = await lit(figure);
    expect(x.words).toBe(
      "X[0, 1] = 2 goes into Z[0, 0] (with W[0, 1] = 20), Z[0, 1] (with W[0, 0] = 1).",
    );
    expect(x.lit.sort()).toEqual(["W[0, 0]", "W[0, 1]", "Z[0, 0]", "Z[0, 1]"]);
    await cell(figure, "W[0, 1]").hover();
    const w = await lit(figure);
    expect(w.lit.filter((name) => name?.startsWith("Z")).length).toBe(4);
    expect(w.lit.filter((name) => name?.startsWith("X"))).toEqual([
      "X[0, 1]",
      "X[0, 2]",
      "X[1, 1]",
      "X[1, 2]",
    ]);
  });

  test("gradients: dX with dZ and W, dW with X and dZ", async () => {
    const { dX, dW } = conv2dGradients(X, W, [
      [1, 2],
      [3, 4],
    ]);
    const [figure] = await shown(dX);
    await cell(figure, "dX[0, 1]").hover();
    const { words, lit: belongs } = await lit(figure);
    expect(words).toBe("dX[0, 1] = 1 · 20 + 2 · 1 = 22");
    expect(belongs).toEqual(["dZ[0, 0]", "W[0, 1]", "dZ[0, 1]", "W[0, 0]"]);
    const [other] = await shown(dW);
    await cell(other, "X[0, 0]").hover();
    expect((await lit(other)).words).toBe("X[0, 0] = 1 goes into dW[0, 0] (with dZ[0, 0] = 1).");
  });

  test("the outlines lie on the cells of the picture, even when it is scaled down", async () => {
    await shown(conv2d(X, W));
    const figure = page.locator("[data-convbook=explore]").first();
    for (const width of [1000, 240]) {
      await page.setViewportSize({ width, height: 900 });
      const [picture, overlay] = await Promise.all(
        ["img", "svg"].map((name) => figure.locator(name).first().boundingBox()),
      );
      expect(overlay).toEqual(picture);
    }
    await page.setViewportSize({ width: 1000, height: 900 });
  });

  test("nothing is cut off where the page is narrow, in a row of figures as show makes it too", async () => {
    const result = conv2d(random([4, 6, 2], { seed: 1 }), random([2, 2, 2, 3], { seed: 2 }));
    const { html } = explore(result);
    try {
      for (const width of [900, 500, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await page.setContent(
          `<body><div style="display:flex;flex-wrap:wrap;gap:12px"><div>${html}</div></div></body>`,
        );
        const figure = page.locator("[data-convbook=explore]");
        const last = cell(figure, "Z[2, 4, 2]");
        await last.hover();
        const { here, words } = await lit(figure);
        expect(here).toEqual(["Z[2, 4, 2]"]);
        expect(words).toMatch(/^Z\[2, 4, 2\] = /);
        const box = await last.boundingBox();
        expect((box?.x ?? width) + (box?.width ?? width)).toBeLessThan(width);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
      }
    } finally {
      await page.setViewportSize({ width: 1000, height: 900 });
    }
  });

  test("the keyboard: one stop for each array, arrow keys inside, the same outlines as the pointer", async () => {
    const [figure] = await shown(conv2d(X, W));
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("X[0, 0] = 1");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Z[0, 0] = 41");
    await page.keyboard.press("ArrowDown");
    expect(await lit(figure)).toMatchObject({
      words: "Z[1, 0] = 1 · 4 + 20 · 5 = 104",
      here: ["Z[1, 0]"],
    });
    // This is the last row.
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("Z[1, 0] = 104");
    await page.keyboard.press("End");
    expect(await focused()).toBe("Z[1, 1] = 125");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).toBe("Z[0, 0] = 41");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe("W[0, 0] = 1");
    await page.keyboard.press("Tab");
    // Back at the cell where the focus was before.
    expect(await focused()).toBe("Z[0, 1] = 62");
    await page.keyboard.press("Tab");
    expect(await lit(figure)).toMatchObject({ here: [], lit: [] });
    const roles = await figure
      .locator('[role="grid"]')
      .evaluateAll((grids) =>
        grids.map((grid) => [
          grid.getAttribute("aria-label"),
          grid.querySelectorAll("[role=row]").length,
        ]),
      );
    expect(roles).toEqual([
      ["X, 2×3", 2],
      ["W, 1×2", 1],
      ["Z, 2×2", 2],
    ]);
  });

  test("nothing is requested over a network", () => {
    expect(requests.filter((url) => !/^(data|about):/.test(url))).toEqual([]);
  });
});

describe.skipIf(skipped)("explore(result) in JupyterLab", { timeout: 120_000 }, () => {
  const tests = new LabTests("explore", { width: 1280, height: 1600 });
  let stored: string;

  beforeAll(async () => {
    await tests.start();
    const code = [
      'import { conv2d, explain, explore, show, sweep } from "convbook";',
      "const X = [[1, 2, 3], [4, 5, 6]];",
      "const Z = conv2d(X, [[1, 20]]);",
      "show(explore(Z), explore(Z));",
      "show(explain(Z, [1, 0]), ...sweep(X, [[1, 20]]));",
    ].join("\n");
    tests.write("explore", [{ source: code }]);
    const { html } = explore(conv2d(X, W));
    const output = { output_type: "display_data", metadata: {}, data: { "text/html": html } };
    stored = tests.write("stored", [{ source: "", outputs: [output] }]);
  }, 120_000);
  afterAll(() => tests.stop());

  for (const theme of ["JupyterLab Light", "JupyterLab Dark"] as const) {
    test(`pointer and keyboard in the theme ${theme}`, async () => {
      const { lab, page } = tests;
      await lab.setTheme(theme);
      await tests.open("explore");
      await runMenu(page, "Run All Cells");
      const figures = page.locator(".jp-OutputArea-output [data-convbook=explore]");
      expect(await figures.count()).toBe(2);
      const figure = figures.nth(1);
      await cell(figure, "Z[1, 0]").hover();
      expect(await lit(figure)).toEqual({
        words: "Z[1, 0] = 1 · 4 + 20 · 5 = 104",
        here: ["Z[1, 0]"],
        lit: ["W[0, 0]", "X[1, 0]", "W[0, 1]", "X[1, 1]"],
      });
      expect(await lit(figures.nth(0))).toMatchObject({ here: [], lit: [] });
      const name = `explore-${theme.split(" ")[1].toLowerCase()}`;
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });

      await cell(figure, "X[0, 0]").click();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowDown");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
        "X[1, 1] = 5",
      );
      expect((await lit(figure)).words).toBe(
        "X[1, 1] = 5 goes into Z[1, 0] (with W[0, 1] = 20), Z[1, 1] (with W[0, 0] = 1).",
      );
      const { color, backgroundColor } = await figure
        .locator("[role=status]")
        .evaluate((words) => ({ ...getComputedStyle(words) }));
      expect([color, backgroundColor]).toEqual(["rgb(17, 17, 17)", "rgb(255, 255, 255)"]);
    });
  }

  test("stored and not trusted, the picture stands alone", async () => {
    await tests.open("stored");
    const output = tests.page.locator(".jp-OutputArea-output");
    expect(await output.locator("script, [data-convbook], svg").count()).toBe(0);
    expect(await output.innerText()).toBe("");
    const image = output.locator("img");
    expect(await image.getAttribute("alt")).toBe(
      "X (2×3), W (1×2) and Z (2×2), all entries with their values.",
    );
    expect(await image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
  });

  test("as a page made by nbconvert it lights up without a network", async () => {
    execFileSync(VENV_PYTHON, ["-m", "nbconvert", "--to", "html", stored], { stdio: "pipe" });
    const alone = await tests.browser.newPage({ viewport: { width: 1280, height: 1000 } });
    await alone.route(/^https?:/, (route) => route.abort());
    await alone.goto(pathToFileURL(stored.replace("ipynb", "html")).href);
    const figure = alone.locator("[data-convbook=explore]");
    await cell(figure, "Z[1, 0]").hover();
    expect((await lit(figure)).words).toBe("Z[1, 0] = 1 · 4 + 20 · 5 = 104");
    await alone.close();
  });
});
