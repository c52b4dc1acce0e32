import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { idle, launch, PICTURES } from "../browser/lab.mjs";
import type { Site as Built } from "./built.mjs";
import { choose, holdAll, retype, type Site, save, shown } from "./reader.js";
import { serve } from "./serve.mjs";

/** A new kernel takes a moment. */
const SLOW = { timeout: 30_000 };

/** A file that the page keeps for the reader. */
function kept(page: Page, path: string) {
  return page.evaluate(
    (path) =>
      (window as unknown as Site).jupyterapp.serviceManager.contents.get(path, { content: true }),
    path,
  );
}

/** What the cells of a reader do in the site's pages, each in a new browser. */
export function cellTests(built: () => Built): void {
  const folder = join(PICTURES, "site-updated");
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let server: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    cpSync(built().folder, folder, { recursive: true });
    server = await serve(folder, "/some/path/");
    browser = await launch();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
    page = await context.newPage();
    await page.goto(`${server.address}?path=02-convolutional-layer.ipynb`);
    await idle(page);
    await holdAll(page);
    await idle(page);
  }, 60_000);
  afterEach(() => context.close());
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Types into the first cell, and runs it. */
  async function run(code: string): Promise<void> {
    await retype(page, "import", code);
    await page.keyboard.press("ControlOrMeta+Enter");
  }

  test("interrupting ends a cell that would never end, and those that wait do not run", async () => {
    const first = page.locator(".jp-CodeCell").first();
    await retype(page, "import", "while (true) {} // import");
    await choose(page, "Run", /^Run All Cells$/);
    await expect.poll(() => first.locator(".jp-InputPrompt").innerText(), SLOW).toBe("[*]:");
    await choose(page, "Kernel", /^Interrupt Kernel$/);
    await idle(page);
    expect((await first.locator(".jp-OutputArea").innerText()).trim()).toBe(
      "The kernel was interrupted and restarted. Run the cells above again.",
    );
    const prompts = await page.locator(".jp-CodeCell .jp-InputPrompt").allInnerTexts();
    expect(prompts.filter((prompt) => !/^(\[ \]:)?$/.test(prompt))).toEqual([]);
    await run("console.log(6 * 7); // import");
    await expect.poll(() => first.locator(".jp-OutputArea").innerText(), SLOW).toContain("42");
  });

  test("save keeps an SVG and a PNG in the reader's files", async () => {
    await run(`import { heatmap } from "convbook";
const figure = heatmap([[1, -2], [3, 4]], { name: "Z" });
await figure.save("Z.svg");
await figure.save("Z.png");
await figure.save("nowhere/Z.png").catch(({ message }) => console.log(message));`);
    await expect
      .poll(() => shown(page), SLOW)
      .toContain('save: "nowhere/Z.png" cannot be written: ');
    expect((await kept(page, "Z.svg")).content).toMatch(/^<svg .*<\/svg>\s*$/s);
    const png = Buffer.from((await kept(page, "Z.png")).content, "base64");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const [, width] = (await kept(page, "Z.svg")).content.match(/width="(\d+)"/) ?? [];
    expect(png.readUInt32BE(16)).toBe(2 * Number(width));
    await page.locator(".jp-DirListing-itemText", { hasText: "Z.png" }).waitFor();
  });

  test("two tabs have a kernel each, and the file that one has saved is not lost", async () => {
    const second = await context.newPage();
    await second.goto(page.url());
    await idle(second);
    await run("const mine = 1; // import");
    await save(page);
    await retype(second, "import", "console.log(mine); // import");
    await second.keyboard.press("ControlOrMeta+Enter");
    await expect.poll(() => shown(second), SLOW).toContain("Cannot find name 'mine'.");
    await second.keyboard.press("ControlOrMeta+S");
    const dialog = second.locator(".jp-Dialog", { hasText: "has changed on disk" });
    await dialog.waitFor();
    await dialog.locator("button", { hasText: "Cancel" }).click();
    expect(JSON.stringify(await kept(page, "02-convolutional-layer.ipynb"))).toContain("mine = 1");
  });

  test("says that the site was updated, and loads the new version", async () => {
    // The service worker answers from now on with what it keeps.
    await page.waitForTimeout(4000);
    const description = join(folder, "jupyter-lite.json");
    const text = readFileSync(description, "utf8");
    const extension =
      text.match(/static\/remoteEntry\.[^"]*(?=",\s*"name": "convbook-site")/)?.[0] ?? "";
    const place = join(folder, "extensions", "convbook-site");
    const published = join(folder, "api", "site.json");
    const { version } = JSON.parse(readFileSync(published, "utf8"));
    const renewed = readFileSync(join(place, extension), "utf8").replaceAll(version, "newer");
    writeFileSync(join(place, "static", "remoteEntry.newer.js"), renewed);
    writeFileSync(description, text.replace(extension, "static/remoteEntry.newer.js"));
    writeFileSync(published, JSON.stringify({ version: "newer" }));
    await page.reload();
    const button = page.locator("button", { hasText: "Load the new version" });
    const loaded = page.waitForResponse(/remoteEntry\.newer\.js/);
    await button.click({ timeout: 60_000 });
    await loaded;
    await idle(page);
    await page.waitForTimeout(1000);
    expect(await button.count()).toBe(0);
  });
}
