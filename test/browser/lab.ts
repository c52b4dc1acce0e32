import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { ROOT } from "../../scripts/project.mjs";

/** Where pictures of the pages go, for a person to look at. */
export const PICTURES = join(ROOT, "test-results");

const BROWSERS = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The Chromium or Chrome of this machine, if there is one. */
export const browserPath = BROWSERS.find((path) => path !== "" && existsSync(path));

/** A reason to skip the browser's tests; under continuous integration there is none. */
export const skipped = browserPath === undefined && !process.env.CI;
if (skipped) {
  console.log("Browser tests are skipped: there is no Chromium here; CHROMIUM=path names one.");
}

/** Starts the browser, quiet on the network. */
export async function launch(): Promise<Browser> {
  if (browserPath === undefined) throw new Error("there is no Chromium; CHROMIUM=path names one");
  mkdirSync(PICTURES, { recursive: true });
  const quiet = ["quic", "background-networking", "component-update", "sync"];
  return chromium.launch({
    executablePath: browserPath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      ...quiet.map((name) => `--disable-${name}`),
    ],
  });
}

/** JupyterLab as `npm start` runs it, with settings and signatures of its own. */
export class Lab {
  #home = mkdtempSync(join(tmpdir(), "convbook-lab-"));
  #process: ChildProcess | undefined;
  #address: URL | undefined;

  /** Starts it on a free port and waits until it says where it is. */
  async start(): Promise<void> {
    const settings = join(this.#home, "settings");
    this.#setting(settings, "docmanager-extension/plugin", { autosave: false });
    this.#setting(settings, "notebook-extension/tracker", { windowingMode: "none" });
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
    this.#address = await new Promise((resolve, reject) => {
      const listen = (text: Buffer) => {
        said += text;
        const url = said.match(/JupyterLab is at (\S+)/)?.[1];
        if (url) resolve(new URL(url));
      };
      this.#process?.stdout?.on("data", listen);
      this.#process?.stderr?.on("data", listen);
      this.#process?.once("exit", () => reject(new Error(`npm start ended: ${said}`)));
    });
  }

  #setting(folder: string, name: string, value: object): void {
    const path = join(folder, "@jupyterlab", `${name}.jupyterlab-settings`);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, JSON.stringify(value));
  }

  /** The page that `npm start` opens. */
  get firstPage(): string {
    return String(this.#address);
  }

  /** The address of a notebook, by its path in the repository. */
  page(path: string): string {
    const { origin, searchParams } = this.#address as URL;
    return `${origin}/lab/tree/${path}?reset&token=${searchParams.get("token")}`;
  }

  async #api(path: string, init: RequestInit = {}): Promise<Response> {
    const { origin, searchParams } = this.#address as URL;
    const headers = { Authorization: `token ${searchParams.get("token")}` };
    return fetch(`${origin}/${path}`, { ...init, headers });
  }

  async setTheme(theme: "JupyterLab Light" | "JupyterLab Dark"): Promise<void> {
    const path = "lab/api/settings/@jupyterlab/apputils-extension:themes";
    await this.#api(path, {
      method: "PUT",
      body: JSON.stringify({ raw: JSON.stringify({ theme }) }),
    });
  }

  /** Ends all kernels: they would outlive their pages. */
  async endKernels(): Promise<void> {
    const kernels: { id: string }[] = await (await this.#api("api/kernels")).json();
    for (const { id } of kernels) await this.#api(`api/kernels/${id}`, { method: "DELETE" });
  }

  async stop(): Promise<void> {
    if (this.#process?.exitCode === null) {
      const ended = new Promise((resolve) => this.#process?.once("exit", resolve));
      this.#process.kill("SIGTERM");
      await ended;
    }
    rmSync(this.#home, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/**
 * Waits until the notebook's kernel has nothing to do. The notebook calls itself idle before its
 * kernel is there, and a run would then ask for a kernel; the status bar knows better.
 */
export async function idle(page: Page): Promise<void> {
  await page
    .locator(".jp-StatusBar-Widget", { hasText: "TypeScript | Idle" })
    .first()
    .waitFor({ timeout: 60_000 });
  const indicator = ".jp-Notebook-ExecutionIndicator[data-status=idle]";
  await page.waitForSelector(indicator, { timeout: 60_000 });
}

/** Chooses an entry of the Run menu and waits until all cells have run. */
export async function runMenu(page: Page, entry: string): Promise<void> {
  // The cells that wait are starred. A run that fails at once stars them for a moment only, so the
  // page itself takes note of the first star.
  await page.evaluate(() => {
    const isStarred = () =>
      [...document.querySelectorAll(".jp-InputArea-prompt")].some((prompt) =>
        prompt.textContent?.includes("*"),
      );
    const state = { started: false, isStarred };
    new MutationObserver(() => {
      state.started ||= isStarred();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { convbookRun: state });
  });
  await page.locator(".lm-MenuBar-itemLabel", { hasText: /^Run$/ }).click();
  await page.locator(".lm-Menu-itemLabel", { hasText: entry }).first().click();
  await page.waitForFunction(
    () => {
      const { started, isStarred } = (
        window as unknown as { convbookRun: { started: boolean; isStarred: () => boolean } }
      ).convbookRun;
      return started && !isStarred();
    },
    undefined,
    { timeout: 60_000, polling: 100 },
  );
  await idle(page);
}
