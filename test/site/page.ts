import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { idle, launch, PICTURES, runMenu } from "../browser/lab.mjs";
import type { Site as Built } from "./built.mjs";
import { choose, holdAll, retype, type Site, save, shown } from "./reader.js";
import { serve } from "./serve.mjs";

/** What a reader does in the pages of the site. */
export function pageTests(built: () => Built): void {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let server: Awaited<ReturnType<typeof serve>>;
  const elsewhere: string[] = [];

  beforeAll(async () => {
    const { folder } = built();
    server = await serve(folder, "/some/path/");
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
    context.on("request", (request) => {
      const url = request.url();
      if (/^(https?|wss?):/.test(url) && !url.startsWith(new URL(server.address).origin))
        elsewhere.push(url);
    });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("opens the first notebook, or the one that the address names, on four megabytes", async () => {
    const firstVisit = await browser.newContext();
    const firstPage = await firstVisit.newPage();
    await firstPage.goto(server.address);
    await idle(firstPage);
    await expect.poll(() => firstPage.title(), { timeout: 10_000 }).toMatch(/^00-start/);
    expect(server.sent.bytes).toBeLessThan(4_000_000);
    await firstPage.locator(".jp-Notebook a", { hasText: "01 A 2-D convolution" }).click();
    await expect.poll(() => firstPage.title(), { timeout: 10_000 }).toMatch(/^01-2d/);
    await firstVisit.close();

    await page.goto(`${server.address}?path=01-2d-convolution.ipynb`);
    await idle(page);
    await holdAll(page);
    await idle(page);
    await expect.poll(() => page.title(), { timeout: 10_000 }).toMatch(/^01-2d/);
  });

  test("tells a reader whose copy is older than the site's, and opens the new one beside it", async () => {
    const visit = await browser.newContext();
    const other = await visit.newPage();
    await other.goto(`${server.address}?path=02-convolutional-layer.ipynb`);
    await idle(other);
    await other.evaluate(async () => {
      const { jupyterapp } = window as unknown as Site;
      const { context } = jupyterapp.shell.currentWidget;
      context.model.setMetadata("convbook", { version: "an older one" });
      await context.save();
    });
    await other.reload();
    const button = other.locator("button", { hasText: "Open the new one" });
    await button.click({ timeout: 60_000 });
    await other.locator(".lm-TabBar-tabLabel", { hasText: /^02-convolutional-layer-/ }).waitFor();
    await visit.close();
  });

  test("follows an edit, keeps it, and works again without a server", async () => {
    await runMenu(page, "Run All Cells");
    expect(await shown(page)).toContain("The largest positive value of Z is 6");
    await page.screenshot({ path: join(PICTURES, "site.png") });
    await retype(
      page,
      "const pixel",
      "const X = [[1, 2, 0, 4], [0, 5, 1, 1], [3, 0, 2, 2]];\nconst W = [[2, 0, -1]];\nconst pixel = [2, 1];",
    );
    await runMenu(page, "Run Selected Cell and All Below");
    expect(await shown(page)).toContain("The largest positive value of Z is 9, at (1, 1).");
    await save(page);

    await server.close();
    await page.reload();
    await idle(page);
    await page.locator(".jp-CodeCell", { hasText: "const X = [[1, 2, 0, 4]" }).first().waitFor();
    await runMenu(page, "Run All Cells");
    expect(await shown(page)).toContain("The largest positive value of Z is 9, at (1, 1).");

    // The page follows the system's theme; that of the night has not been shown before.
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.body).getPropertyValue("--jp-layout-color0"));
    const before = await paper();
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(paper, { timeout: 20_000 }).not.toBe(before);
    expect(await paper()).toMatch(/\S/);
    await page.emulateMedia({ colorScheme: "light" });
  });

  test("a restart ends a cell that would never end", async () => {
    await retype(page, "const pixel", "while (true) {}");
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.locator(".jp-StatusBar-Widget", { hasText: "TypeScript | Busy" }).first().waitFor();
    await choose(page, "Kernel", /^Restart Kernel…$/);
    await page.locator(".jp-Dialog button", { hasText: "Restart" }).click();
    await idle(page);
    await retype(page, "while (true)", "console.log(6 * 7);");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect.poll(() => shown(page), { timeout: 20_000 }).toContain("42");
  });

  test("says which licences its parts have", async () => {
    const text = readFileSync(join(built().folder, "LICENSES.html"), "utf8");
    const parts = [...text.matchAll(/<summary>(\S+) [^<]*<\/summary><pre>([^<]*)<\/pre>/g)];
    const names = parts.map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(["tslab", "@tslab/typescript-for-tslab", "d3"]));
    expect(parts.filter(([, , terms]) => terms.length < 200).map(([, name]) => name)).toEqual([]);
    expect(text).toContain("JupyterLite Contributors");
  });

  test("names its icon in every page, so that no browser asks for another", () => {
    const { folder } = built();
    const icons = ["index.html", "lab/index.html", "LICENSES.html"].map((page) => {
      const text = readFileSync(join(folder, page), "utf8");
      const [, path] = text.match(/<link rel="icon" href="([^"]+)">/) ?? [];
      return path && existsSync(join(folder, page, "..", path));
    });
    expect(icons).toEqual([true, true, true]);
  });

  test("asks no other host for anything", () => {
    expect(server.sent.requests).toBeGreaterThan(50);
    expect(elsewhere).toEqual([]);
  });
}
