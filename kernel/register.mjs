// Registers tslab as the project's TypeScript kernel, with the patches of this folder.
import { join } from "node:path";
import { ROOT, VENV, writeJson } from "../scripts/project.mjs";

/** The patches, in the order in which they are loaded, before tslab itself. README.md explains them. */
const PATCHES = [
  "abort-queued-cells.cjs",
  "send-without-waiting.cjs",
  "remember-translations.cjs",
  "write-out-shorthand.cjs",
  "forget-names.cjs",
];

/**
 * Tells Jupyter how to start the kernel: this Node and the repository's own tslab, both by their
 * absolute paths.
 *
 * @returns {boolean} whether anything had to be written
 */
export function registerKernel() {
  const tslab = join(ROOT, "node_modules", "tslab", "bin", "tslab");
  const preloaded = PATCHES.flatMap((name) => ["--require", join(ROOT, "kernel", name)]);
  return writeJson(join(VENV, "share", "jupyter", "kernels", "tslab", "kernel.json"), {
    argv: [process.execPath, ...preloaded, tslab, "kernel", "--config-path", "{connection_file}"],
    display_name: "TypeScript",
    language: "typescript",
  });
}
