// JupyterLab in a browser, for the tests and for npm run bench.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, PICTURES } from "./chromium.mjs";
import { Lab } from "./server.mjs";

export { browserPath, launch, PICTURES, skipped } from "./chromium.mjs";
export { Lab } from "./server.mjs";

/**
 * A cell of a notebook for tests; without a kind it holds code.
 *
 * @typedef {{ source: string, kind?: "code" | "markdown", tags?: string[], outputs?: object[] }} Cell
 */

/** A page in a browser, JupyterLab, and a folder for notebooks, which the tests of one suite share. */
export class LabTests {
  lab = new Lab();
  #viewport;
  /** @type {import("playwright-core").Browser | undefined} */
  #browser;
  /** @type {import("playwright-core").Page | undefined} */
  #page;

  /**
   * @param {string} name of the folder
   * @param {{ width: number, height: number }} viewport
   */
  constructor(name, viewport) {
    this.name = name;
    this.folder = join(PICTURES, name);
    this.#viewport = viewport;
  }

  /** @param {{ whole?: boolean }} options of JupyterLab */
  async start(options = {}) {
    mkdirSync(this.folder, { recursive: true });
    this.#browser = await launch();
    await this.lab.start(options);
    this.#page = await this.#browser.newPage({ viewport: this.#viewport });
  }

  async stop() {
    await this.#browser?.close();
    await this.lab.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get browser() {
    if (this.#browser === undefined) throw new Error("the browser is not started");
    return this.#browser;
  }

  get page() {
    if (this.#page === undefined) throw new Error("the browser is not started");
    return this.#page;
  }

  /**
   * Stores a notebook, which is not trusted, and returns its path.
   *
   * @param {string} name
   * @param {Cell[]} cells
   */
  write(name, cells) {
    const written = cells.map(({ source, kind = "code", tags = [], outputs = [] }, k) => ({
      cell_type: kind,
      id: `cell-${k}`,
      metadata: { tags },
      source,
      ...(kind === "code" ? { execution_count: null, outputs } : {}),
    }));
    const kernelspec = { display_name: "TypeScript", language: "typescript", name: "tslab" };
    const notebook = { cells: written, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
    const path = join(this.folder, `${name}.ipynb`);
    writeFileSync(path, JSON.stringify(notebook));
    return path;
  }

  /**
   * Opens a stored notebook and waits for its kernel.
   *
   * @param {string} name
   */
  async open(name) {
    await this.page.goto(this.lab.page(`test-results/${this.name}/${name}.ipynb`));
    await idle(this.page);
  }
}

/**
 * Waits until the notebook's kernel has nothing to do. The notebook calls itself idle even before its
 * kernel has started, when a run would ask for a kernel; the status bar does not.
 *
 * @param {import("playwright-core").Page} page
 */
export async function idle(page) {
  await page
    .locator(".jp-StatusBar-Widget", { hasText: "TypeScript | Idle" })
    .first()
    .waitFor({ timeout: 60_000 });
  const indicator = ".jp-Notebook-ExecutionIndicator[data-status=idle]";
  await page.waitForSelector(indicator, { timeout: 60_000 });
}

/**
 * Chooses an entry of the Run menu and waits until all cells have run.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} entry
 */
export async function runMenu(page, entry) {
  // Waiting cells are starred. If a run fails at once, the stars are there only for a moment, so the page
  // itself records the first one.
  await page.evaluate(() => {
    const isStarred = () =>
      [...document.querySelectorAll(".jp-InputArea-prompt")].some((prompt) =>
        prompt.textContent?.includes("*"),
      );
    const state = { started: false, isStarred };
    new MutationObserver((_, observer) => {
      state.started = isStarred();
      if (state.started) observer.disconnect();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { convbookRun: state });
  });
  await page.locator(".lm-MenuBar-itemLabel", { hasText: /^Run$/ }).click();
  await page.locator(".lm-Menu-itemLabel", { hasText: entry }).first().click();
  await page.waitForFunction(
    () => {
      const { started, isStarred } =
        /** @type {{ convbookRun: { started: boolean, isStarred: () => boolean } }} */ (
          /** @type {unknown} */ (window)
        ).convbookRun;
      return started && !isStarred();
    },
    undefined,
    { timeout: 60_000, polling: 100 },
  );
  await idle(page);
}
