// PyTorch in a separate process, if it is installed: PYTHON chooses the Python.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { REPEATS } from "./layers.mjs";

/** @typedef {Record<"float64" | "float32", Record<string, number>>} Times medians in milliseconds */

export class PyTorch {
  #child = spawn(
    process.env.PYTHON ?? "python3",
    [fileURLToPath(new URL("torch_layers.py", import.meta.url))],
    { env: { ...process.env, OMP_NUM_THREADS: "1" }, stdio: ["pipe", "pipe", "ignore"] },
  );
  #lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();

  constructor() {
    // Without Python or PyTorch there are no lines.
    this.#child.on("error", () => {});
    this.#child.stdin.on("error", () => {});
  }

  async #next() {
    const { value, done } = await this.#lines.next();
    return done ? undefined : JSON.parse(value);
  }

  /** @returns {Promise<string | undefined>} its version; to be asked first */
  version() {
    return this.#next();
  }

  /**
   * @param {import("./own.mjs").Layer} layer
   * @returns {Promise<Times | undefined>}
   */
  measure(layer) {
    this.#child.stdin.write(`${JSON.stringify({ layer, repeats: REPEATS })}\n`);
    return this.#next();
  }

  end() {
    this.#child.stdin.end();
  }
}
