import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { heatmap, random, table } from "convbook";
import { parseHTML } from "linkedom";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readNotebook } from "../../scripts/notebooks.mjs";
import { notebookFiles } from "../../scripts/project.mjs";
import { Exports } from "../export/pages.js";
import { displayed } from "../view/displayed.js";
import { idle, Lab, launch, skipped } from "./lab.mjs";

/** The pictures, but not those that a worksheet replaces, nor those in answers, which are closed. */
const PRINTED = "main img:not([data-convbook=worksheet] img, details img)";
/** The width between the margins of A4, in pixels. */
const PAPER = Math.round(((210 - 2 * 12) / 25.4) * 96);

describe.skipIf(skipped)("exported notebooks", { timeout: 120_000 }, () => {
  const exports = new Exports();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
    await exports.make("html");
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    exports.remove();
  });

  /** What of a page is cut off on paper, and how many pictures are printed. */
  async function onPaper(path: string): Promise<{ cut: string[]; pictures: number }> {
    const page = await browser.newPage({ viewport: { width: PAPER, height: 1000 } });
    await page.emulateMedia({ media: "print" });
    await page.goto(pathToFileURL(path).href);
    const found = await page.evaluate(
      ([width, pictures]) => {
        const isShown = (element: Element) => element.getClientRects().length > 0;
        const pieces = [...document.querySelectorAll("img, td, th, math, pre, pre span")];
        const outside = pieces.filter((piece) => {
          const { left, right } = piece.getBoundingClientRect();
          return isShown(piece) && (left < -1 || right > width + 1);
        });
        const scrolling = [...document.querySelectorAll("main *")].filter(
          (element) =>
            isShown(element) &&
            getComputedStyle(element).overflowX !== "visible" &&
            element.scrollWidth > element.clientWidth + 1,
        );
        const name = ({ outerHTML }: Element) => outerHTML.slice(0, 200);
        return {
          cut: [...outside, ...scrolling].map(name),
          pictures: [...document.querySelectorAll(pictures)].filter(isShown).length,
        };
      },
      [PAPER, PRINTED] as const,
    );
    await page.close();
    return found;
  }

  test("wide tables and heatmaps shrink on paper, and long lines of code go on", async () => {
    const [wide, large] = [random([4, 40], { low: -1 }), random([20, 100])];
    const shown = displayed(table(wide), heatmap(wide), table(large), heatmap(large));
    const outputs = shown.map((markup) => ({
      output_type: "display_data",
      data: { "text/html": markup },
      metadata: {},
    }));
    const source = `const sum = ${Array(60).fill("1").join(" + ")};`;
    const cell = { cell_type: "code", id: "a", metadata: {}, source, outputs, execution_count: 1 };
    const notebook = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    const path = join(exports.folder, "wide.ipynb");
    writeFileSync(path, JSON.stringify(notebook));
    await exports.make("html", [path]);
    expect((await onPaper(exports.path(path, "html"))).cut).toEqual([]);
  });

  test("the number of a cell fits beside it, and sentences begin where the text does", async () => {
    const outputs = [
      { output_type: "display_data", data: { "text/markdown": "A sentence." }, metadata: {} },
      {
        output_type: "execute_result",
        data: { "text/plain": "2" },
        metadata: {},
        execution_count: 1234,
      },
    ];
    const cells = [
      { cell_type: "markdown", id: "a", metadata: {}, source: "A text." },
      { cell_type: "code", id: "b", metadata: {}, source: "1 + 1", outputs, execution_count: 1234 },
    ];
    const path = join(exports.folder, "numbers.ipynb");
    writeFileSync(path, JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    await exports.make("html", [path]);
    const page = await browser.newPage();
    await page.goto(pathToFileURL(exports.path(path, "html")).href);
    const found = await page.evaluate(() => ({
      numbers: [...document.querySelectorAll("[class*=Prompt]")]
        .filter(({ textContent }) => textContent?.trim())
        .map((prompt) => [prompt.textContent?.trim(), prompt.scrollWidth - prompt.clientWidth]),
      lefts: [...document.querySelectorAll("p")].map((text) => text.getBoundingClientRect().left),
    }));
    await page.close();
    expect(found.numbers).toEqual(Array(2).fill(["[1234]:", 0]));
    expect(found.lefts.length).toBe(2);
    expect(found.lefts[1]).toBe(found.lefts[0]);
  });

  for (const path of notebookFiles()) {
    test(`${basename(path)}: on paper nothing is cut off`, async () => {
      const found = await onPaper(exports.path(path, "html"));
      expect(found.cut).toEqual([]);
      const stored = readNotebook(path).cells.flatMap(({ outputs }) =>
        ((outputs ?? []) as { data?: Record<string, string[]> }[]).map(
          ({ data }) => data?.["text/html"]?.join("") ?? "",
        ),
      );
      const { document } = parseHTML(`<main>${stored.join("")}</main>`);
      expect(found.pictures).toBe(document.querySelectorAll(PRINTED).length);
    });
  }

  test("JupyterLab's menu makes a PDF and, as its dialog offers it, a whole page", async () => {
    const lab = new Lab();
    try {
      await lab.start();
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const [first] = notebookFiles();
      await page.goto(lab.page(`notebooks/${basename(first)}`));
      await idle(page);
      const item = (text: string | RegExp) =>
        page.locator(".lm-Menu-itemLabel", { hasText: text }).first();
      await page.locator(".lm-MenuBar-itemLabel", { hasText: /^File$/ }).click();
      await item("Save and Export Notebook As").hover();
      const [download] = await Promise.all([page.waitForEvent("download"), item(/^PDF$/).click()]);
      expect(download.suggestedFilename()).toBe(basename(first).replace(/ipynb$/, "pdf"));
      expect(readFileSync(await download.path(), "latin1").slice(0, 5)).toBe("%PDF-");
      await page.locator(".lm-MenuBar-itemLabel", { hasText: /^File$/ }).click();
      await item("Save and Export Notebook As").hover();
      await item(/^HTML$/).click();
      const dialog = page.locator(".jp-Dialog");
      expect(await dialog.getByRole("checkbox").isChecked()).toBe(true);
      const [exported] = await Promise.all([
        page.waitForEvent("download"),
        dialog.locator(".jp-mod-accept").click(),
      ]);
      const { document } = parseHTML(readFileSync(await exported.path(), "utf8"));
      const count = (selector: string) => document.querySelectorAll(selector).length;
      const { document: whole } = parseHTML(readFileSync(exports.path(first, "html"), "utf8"));
      for (const selector of ["h1", "h2", "math", 'img[src^="data:image/"]', "td"]) {
        expect(count(selector), selector).toBeGreaterThan(0);
        expect(count(selector), selector).toBe(whole.querySelectorAll(selector).length);
      }
      expect(document.querySelector("main")?.textContent).not.toMatch(/<(h\d|img|table)/);
    } finally {
      await lab.stop();
    }
  });
});
