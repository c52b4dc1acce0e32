// A TypeScript kernel to run cells in: what `npm run notebooks` and the tests of notebooks share.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { NOTEBOOKS, ROOT, VENV_PYTHON } from "./project.mjs";
import { pythonEnvironment } from "./python.mjs";

/**
 * @typedef {{ output_type: string, name?: string, text?: string, data?: Record<string, string> }} Output
 * @typedef {{ ok: boolean, outputs: Output[] }} Result
 */

/** A new kernel, started in notebooks/ as JupyterLab starts it. */
export class Kernel {
  #child = spawn(VENV_PYTHON, [join(ROOT, "scripts", "kernel.py"), NOTEBOOKS], {
    env: pythonEnvironment(),
    stdio: ["pipe", "pipe", "inherit"],
  });
  #ended = new Promise((resolve) => {
    this.#child.once("exit", resolve);
    this.#child.once("error", resolve);
    // Writing to a kernel that has ended fails; run() reports that no answer came.
    this.#child.stdin.on("error", () => {});
  });
  /** What was received after the last complete line. */
  #received = "";
  /** @type {((line: string | undefined) => void) | undefined} */
  #answer;

  constructor() {
    this.#child.stdout.setEncoding("utf8").on("data", (text) => {
      this.#received += text;
      if (!text.endsWith("\n")) return;
      const line = this.#received;
      this.#received = "";
      this.#answer?.(line);
    });
    this.#ended.then(() => this.#answer?.(undefined));
  }

  /**
   * Runs one cell.
   *
   * @param {string} code
   * @param {{ cellId?: string, deletedCells?: string[] }} metadata what a page says of the cell
   * @returns {Promise<Result>} whether it ended well, and its outputs
   */
  async run(code, metadata = {}) {
    /** @type {Promise<string | undefined>} */
    const answer = new Promise((resolve) => {
      this.#answer = resolve;
    });
    this.#child.stdin.write(`${JSON.stringify({ code, metadata })}\n`);
    const line = await answer;
    if (line === undefined) throw new Error("the kernel ended before the cell did");
    return JSON.parse(line);
  }

  /** Ends the kernel. */
  async close() {
    this.#child.stdin.end();
    await this.#ended;
  }
}
