// JupyterLab in a browser, for the tests and for npm run bench.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../scripts/project.mjs";
import { launch, PICTURES } from "./chromium.mjs";

export { browserPath, launch, PICTURES, skipped } from "./chromium.mjs";

/** JupyterLab as `npm start` runs it, with settings and signatures of its own. */
export class Lab {
  #home = mkdtempSync(join(tmpdir(), "convbook-lab-"));
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #process;
  /** @type {URL | undefined} */
  #url;

  /**
   * Starts it on a free port and waits until it prints its address.
   *
   * @param {{ whole?: boolean }} options whole: whether a page holds all cells of its notebook at
   *   once, for tests to read
   */
  async start({ whole = true } = {}) {
    const settings = join(this.#home, "settings");
    this.#setting(settings, "docmanager-extension/plugin", { autosave: false });
    if (whole) this.#setting(settings, "notebook-extension/tracker", { windowingMode: "none" });
    const port = await freePort();
    const start = join(ROOT, "scripts", "start.mjs");
    this.#process = spawn(process.execPath, [start, "--no-browser", "--port", String(port)], {
      env: {
        ...process.env,
        JUPYTER_CONFIG_DIR: join(this.#home, "config"),
        JUPYTER_DATA_DIR: join(this.#home, "data"),
        JUPYTER_RUNTIME_DIR: join(this.#home, "runtime"),
        JUPYTERLAB_SETTINGS_DIR: settings,
        JUPYTERLAB_WORKSPACES_DIR: join(this.#home, "workspaces"),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    this.#url = await new Promise((resolve, reject) => {
      const listen = (/** @type {Buffer} */ text) => {
        said += text;
        const url = said.match(/JupyterLab is at (\S+)/)?.[1];
        if (url) resolve(new URL(url));
      };
      this.#process?.stdout?.on("data", listen);
      this.#process?.stderr?.on("data", listen);
      this.#process?.once("exit", () => reject(new Error(`npm start ended: ${said}`)));
    });
  }

  /**
   * @param {string} folder
   * @param {string} name
   * @param {object} value
   */
  #setting(folder, name, value) {
    const path = join(folder, "@jupyterlab", `${name}.jupyterlab-settings`);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, JSON.stringify(value));
  }

  get #address() {
    if (this.#url === undefined) throw new Error("JupyterLab is not started");
    return this.#url;
  }

  /** The page that `npm start` opens. */
  get firstPage() {
    return String(this.#address);
  }

  /**
   * The address of a notebook.
   *
   * @param {string} path in the repository
   */
  page(path) {
    const { origin, searchParams } = this.#address;
    return `${origin}/lab/tree/${path}?reset&token=${searchParams.get("token")}`;
  }

  /**
   * @param {string} path
   * @param {RequestInit} init
   */
  async #api(path, init = {}) {
    const { origin, searchParams } = this.#address;
    const headers = { Authorization: `token ${searchParams.get("token")}` };
    return fetch(`${origin}/${path}`, { ...init, headers });
  }

  /** @param {"JupyterLab Light" | "JupyterLab Dark"} theme */
  async setTheme(theme) {
    const path = "lab/api/settings/@jupyterlab/apputils-extension:themes";
    await this.#api(path, {
      method: "PUT",
      body: JSON.stringify({ raw: JSON.stringify({ theme }) }),
    });
  }

  /** Ends all kernels, then JupyterLab itself. */
  async stop() {
    try {
      if (this.#url !== undefined) await this.endKernels();
    } finally {
      if (this.#process?.exitCode === null) {
        const ended = new Promise((resolve) => this.#process?.once("exit", resolve));
        this.#process.kill("SIGTERM");
        await ended;
      }
      rmSync(this.#home, { recursive: true, force: true });
    }
  }

  /** Ends all kernels: they would outlive their pages. */
  async endKernels() {
    /** @type {{ id: string }[]} */
    const kernels = await (await this.#api("api/kernels")).json();
    for (const { id } of kernels) await this.#api(`api/kernels/${id}`, { method: "DELETE" });
  }
}

/** A cell of a notebook for tests; its kind is code unless it says otherwise. @typedef {{ source: string, kind?: "code" | "markdown", tags?: string[], outputs?: object[] }} Cell */

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

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
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
