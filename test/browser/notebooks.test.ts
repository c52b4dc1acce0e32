import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ROOT, VENV_PYTHON } from "../../scripts/project.mjs";
import { idle, Lab, launch, PICTURES, runMenu, skipped } from "./lab.mjs";

const PROBLEM_1 = "notebooks/01-2d-convolution.ipynb";

/** The outputs that a reader sees in the page. */
async function seen(page: Page) {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const images = all(".jp-OutputArea-output img, .output_html img") as HTMLImageElement[];
    return {
      text: all(".jp-OutputArea-output").map((output) => output.innerText),
      complaints: all('[data-mime-type="application/vnd.jupyter.stderr"]').map((x) => x.innerText),
      images: images.map((image) => ({
        alt: image.alt,
        drawn: image.complete && image.naturalWidth > 0 && image.getBoundingClientRect().width > 0,
      })),
      cells: all(".jp-OutputArea-output td[style], .jp-OutputArea-output th[style]").map((cell) => {
        const { color, backgroundColor } = getComputedStyle(cell);
        return { color, backgroundColor };
      }),
    };
  });
}

/** A screenshot of the whole notebook, for a person to look at. */
async function picture(page: Page, name: string): Promise<void> {
  const height = await page.evaluate(
    () => (document.querySelector(".jp-WindowedPanel-outer")?.scrollHeight ?? 800) + 120,
  );
  await page.setViewportSize({ width: 1280, height: Math.min(height, 9000) });
  await page.evaluate(() => document.querySelector(".jp-WindowedPanel-outer")?.scrollTo(0, 0));
  await page.waitForTimeout(1000);
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

describe.skipIf(skipped)("the notebooks in JupyterLab", { timeout: 120_000 }, () => {
  const lab = new Lab();
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
    await lab.start();
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  }, 120_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") {
      const name = task.name.replaceAll(/[^\w ]/g, "").slice(0, 60);
      await page.screenshot({ path: join(PICTURES, `failed ${name}.png`) });
    }
    await lab.endKernels();
  });
  afterAll(async () => {
    await browser?.close();
    await lab.stop();
  });

  async function open(address: string): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 1000 });
    await page.goto(address);
    await idle(page);
  }

  /** Replaces the code of the cell with the inputs, found by some of its text, and runs below. */
  async function retype(part: string, code: string): Promise<void> {
    const inputs = page.locator(".jp-CodeCell", { hasText: part }).first();
    await inputs.locator(".cm-content").click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText(code);
    await runMenu(page, "Run Selected Cell and All Below");
  }

  test("npm start opens the first page, which runs without a complaint", async () => {
    await open(lab.firstPage);
    await runMenu(page, "Run All Cells");
    const { images, complaints, text } = await seen(page);
    expect(complaints).toEqual([]);
    expect(images.map(({ alt }) => alt.split(",")[0])).toEqual([
      "Heatmap of X",
      "Heatmap of W",
      "Heatmap of Z",
      // The worksheet is its pictures as long as it is below the page that is seen.
      "Heatmap of X",
      "Heatmap of W",
      "Heatmap of Z",
      "Heatmap of Z with a frame around the entries that are 10.",
    ]);
    expect(images.every(({ drawn }) => drawn)).toBe(true);
    expect(text.join("\n")).toContain("X is 4×4 and W is 2×2, so Z is");
  });

  test("a link of the first page leads to Problem 1", async () => {
    await open(lab.firstPage);
    await page.locator("a", { hasText: "01 A 2-D convolution by hand" }).click();
    await page.locator(".lm-TabBar-tabLabel", { hasText: "01-2d-convolution" }).waitFor();
  });

  for (const theme of ["JupyterLab Light", "JupyterLab Dark"] as const) {
    test(`Problem 1 in the theme ${theme}: run, edited, run below`, async () => {
      await lab.setTheme(theme);
      await open(lab.page(PROBLEM_1));
      await runMenu(page, "Run All Cells");
      const stored = await seen(page);
      expect(stored.complaints).toEqual([]);
      expect(stored.images.every(({ drawn }) => drawn)).toBe(true);
      expect(stored.text.join("\n")).toContain(
        "The largest positive value of Z is 6, at (1, 3), (2, 3) and (3, 3).",
      );
      await picture(page, `problem-1-${theme.split(" ")[1].toLowerCase()}`);

      await retype(
        "const pixel",
        "const X = [[1, 2, 0, 4], [0, 5, 1, 1], [3, 0, 2, 2]];\nconst W = [[2, 0, -1]];\nconst pixel = [2, 1];",
      );
      // By hand: each row a b c d gives 2a − c and 2b − d.
      const edited = await seen(page);
      const text = edited.text.join("\n");
      expect(edited.complaints).toEqual([]);
      expect(text).toContain("Z is 3×2.");
      expect(text).toContain("The largest positive value of Z is 9, at (1, 1).");
      expect(text).toContain("The most negative value of Z is −2, at (2, 1).");
      expect(text).toContain("Z is 0 at (0, 1).");
      expect(edited.images.map(({ alt }) => alt)).toContain(
        "Heatmap of Z, 3×2: largest entry 9 at (1, 1), smallest −2 at (2, 1); outlined: largest: 9, smallest: −2.",
      );
      expect(edited.images.every(({ drawn }) => drawn)).toBe(true);
    });
  }

  for (const theme of ["JupyterLab Light", "JupyterLab Dark"] as const) {
    test(`Problem 2 in the theme ${theme} follows other shapes`, async () => {
      await lab.setTheme(theme);
      await open(lab.page("notebooks/02-convolutional-layer.ipynb"));
      await runMenu(page, "Run All Cells");
      const stored = await seen(page);
      expect(stored.complaints).toEqual([]);
      expect(stored.images.every(({ drawn }) => drawn)).toBe(true);
      const found = stored.text.join("\n");
      expect(found).toContain("Z and U both have the shape (46, 62, 20).");
      expect(found).toContain("57040 · 90 = 5133600.");
      expect(found).toContain("1800 + 20 = 1820.");
      await picture(page, `problem-2-${theme.split(" ")[1].toLowerCase()}`);

      await retype(
        "const shapeX",
        'const shapeX = [9, 8, 3];\nconst shapeW = [2, 3, 3, 4];\nconst activation = "sigmoid";',
      );
      // 8 rows and 6 columns of 4 channels, 18 products each; 72 weights and 4 biases.
      const edited = await seen(page);
      const text = edited.text.join("\n");
      expect(edited.complaints).toEqual([]);
      expect(text).toContain("Z and U both have the shape (8, 6, 4).");
      expect(text).toContain("192 · 18 = 3456.");
      expect(text).toContain("72 + 4 = 76.");
      expect(edited.images.filter(({ alt }) => alt.startsWith("Heatmap of U")).length).toBe(4);
    });

    test(`Problem 3 in the theme ${theme} follows another layer`, async () => {
      await lab.setTheme(theme);
      await open(lab.page("notebooks/03-backpropagation.ipynb"));
      await runMenu(page, "Run All Cells");
      const stored = await seen(page);
      expect(stored.complaints).toEqual([]);
      expect(stored.images.length).toBeGreaterThan(30);
      expect(stored.images.every(({ drawn }) => drawn)).toBe(true);
      expect(stored.text.join("\n")).toContain("All of them passed.");
      await picture(page, `problem-3-${theme.split(" ")[1].toLowerCase()}`);

      await retype(
        "const lossPerEntry",
        `const X = [[1, 2, 3], [4, 5, 6]];
const W = [[10, 1]];
const b = [-30];
const activation = "relu";
const lossPerEntry = "given";
const target = 0;
const dU = [[1, 2], [3, 4]];
const stride = 1;
const padding = 0;
const dilation = 1;`,
      );
      // By hand: Z = 12 23 45 56 less 30, so ReLU lets only the lower row pass: 3 and 4.
      const edited = await seen(page);
      const text = edited.text.join("\n");
      expect(edited.complaints).toEqual([]);
      expect(text).toContain("J = 149.");
      for (const alt of [
        "Heatmap of ∂J/∂Z[:, :, 0], 2×2: largest entry 4 at (1, 1), smallest 0 at (0, 0) and (0, 1).",
        "Heatmap of ∂J/∂W[:, :, 0, 0], 1×2: largest entry 39 at (0, 1), smallest 32 at (0, 0).",
        "Heatmap of ∂J/∂X[:, :, 0], 2×3: largest entry 43 at (1, 1), smallest 0 at (0, 0), (0, 1) and (0, 2).",
      ]) {
        expect(edited.images.map((image) => image.alt)).toContain(alt);
      }
    });
  }

  test("a wrong input is reported in one line, the cells below do not run, and a fix helps", async () => {
    await lab.setTheme("JupyterLab Light");
    await open(lab.page(PROBLEM_1));
    await runMenu(page, "Run All Cells");
    await retype(
      "const pixel",
      "const X = [[1, 2], [3]];\nconst W = [[1]];\nconst pixel = [0, 0];",
    );
    const wrong = await seen(page);
    expect(wrong.complaints.map((line) => line.trim())).toEqual([
      "ShapeError: conv2d: X is ragged: X[1] has 1, but X[0] has 2; all rows need the same length",
    ]);
    await retype(
      "const pixel",
      "const X = [[1, 2], [3, 4]];\nconst W = [[1]];\nconst pixel = [0, 0];",
    );
    const mended = await seen(page);
    expect(mended.complaints).toEqual([]);
    expect(mended.text.join("\n")).toContain("The largest positive value of Z is 4, at (1, 1).");
  });

  test("opened but neither run nor trusted, it shows the same pictures and tables", async () => {
    const copies = join(PICTURES, "untrusted");
    mkdirSync(copies, { recursive: true });
    const { cells, ...rest } = JSON.parse(readFileSync(join(ROOT, PROBLEM_1), "utf8"));
    // One more cell, so that the signature of the notebook no longer matches.
    const note = { cell_type: "markdown", id: "copy", metadata: {}, source: ["A copy."] };
    writeFileSync(join(copies, "copy.ipynb"), JSON.stringify({ cells: [...cells, note], ...rest }));
    try {
      for (const theme of ["JupyterLab Light", "JupyterLab Dark"] as const) {
        await lab.setTheme(theme);
        await open(lab.page("test-results/untrusted/copy.ipynb"));
        await page
          .locator('.jp-StatusBar-Widget [title*="not trusted"]')
          .waitFor({ timeout: 10_000 });
        const { images, cells: tableCells, text } = await seen(page);
        expect(images.length).toBeGreaterThan(10);
        expect(images.every(({ drawn, alt }) => drawn && alt.length > 20)).toBe(true);
        expect(tableCells.length).toBeGreaterThan(50);
        for (const { color, backgroundColor } of tableCells) {
          expect(color).toBe("rgb(17, 17, 17)");
          expect(backgroundColor).toMatch(/^rgb\((255, 255, 255|234, 238, 242)\)$/);
        }
        expect(text.join("\n")).toContain("The most negative value of Z is −6");
        await picture(page, `untrusted-${theme.split(" ")[1].toLowerCase()}`);
      }
    } finally {
      rmSync(copies, { recursive: true });
    }
  });

  test("exported as HTML by nbconvert, it shows its pictures without a network", async () => {
    const source = join(PICTURES, "problem-1.ipynb");
    copyFileSync(join(ROOT, PROBLEM_1), source);
    execFileSync(VENV_PYTHON, ["-m", "nbconvert", "--to", "html", source], { stdio: "pipe" });
    const alone = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    await alone.route(/^https?:/, (route) => route.abort());
    await alone.goto(pathToFileURL(source.replace("ipynb", "html")).href);
    const { images } = await seen(alone);
    expect(images.length).toBeGreaterThan(10);
    expect(images.every(({ drawn }) => drawn)).toBe(true);
    await alone.screenshot({ path: join(PICTURES, "nbconvert.png"), fullPage: true });
    await alone.close();
  });
});
