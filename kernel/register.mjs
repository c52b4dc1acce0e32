// Registers tslab as the project's TypeScript kernel, with the patches of this folder.
import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { ROOT, VENV, writeJson } from "../scripts/project.mjs";

/** The patches, in the order in which they are loaded, before tslab itself. README.md explains them. */
export const PATCHES = [
  "end-with-jupyter.cjs",
  "abort-queued-cells.cjs",
  "send-without-waiting.cjs",
  "remember-translations.cjs",
  "write-out-shorthand.cjs",
  "forget-names.cjs",
  "tell-older-inputs.cjs",
  "short-errors.cjs",
  "explain-habits.cjs",
  "show-values.cjs",
];

/**
 * The command that starts the kernel: this Node and the repository's own tslab, both by their absolute
 * paths.
 *
 * @param {string[]} more patches to load before the others
 */
export function kernelCommand(more = []) {
  const tslab = join(ROOT, "node_modules", "tslab", "bin", "tslab");
  const patches = [...more, ...PATCHES].map((name) => join(ROOT, "kernel", name));
  const preloaded = patches.flatMap((path) => ["--require", path]);
  return [process.execPath, ...preloaded, tslab, "kernel", "--config-path", "{connection_file}"];
}

/**
 * Tells the project's own JupyterLab how to start the kernel.
 *
 * @returns {boolean} whether anything had to be written
 */
export function registerKernel() {
  return writeJson(join(VENV, "share", "jupyter", "kernels", "tslab", "kernel.json"), {
    argv: kernelCommand(),
    display_name: "TypeScript",
    language: "typescript",
  });
}

/** @param {string} data a folder in which a Jupyter looks for kernels */
const registration = (data) => join(data, "kernels", "convbook", "kernel.json");

/**
 * Tells every Jupyter that reads a folder how to start the kernel, for notebooks in any place.
 *
 * @param {string} data
 */
export function registerEverywhere(data) {
  writeJson(registration(data), {
    argv: kernelCommand(["find-library.cjs"]),
    display_name: "TypeScript (convbook)",
    language: "typescript",
  });
}

/**
 * Renews such a registration if what it names is gone, because this folder was moved or Node replaced.
 *
 * @param {string} data
 * @returns {boolean} whether it was renewed
 */
export function renewRegistration(data) {
  const path = registration(data);
  if (!existsSync(path)) return false;
  /** @type {{ argv: string[] }} */
  const { argv } = JSON.parse(readFileSync(path, "utf8"));
  if (argv.filter((part) => isAbsolute(part)).every((part) => existsSync(part))) return false;
  registerEverywhere(data);
  return true;
}
