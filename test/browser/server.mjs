// The server of JupyterLab, as the tests and npm run bench start it.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../scripts/project.mjs";

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
