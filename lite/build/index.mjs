// Builds the kernel: an extension of JupyterLab with the worker and the licences of what is in it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildExtension, shortHash } from "./extension.mjs";
import { licencesOf } from "./licences.mjs";
import { bundleWorker } from "./worker.mjs";

export { buildExtension, licencesOf };

const DESCRIPTION = new URL("../package.json", import.meta.url);
const ENTRY = fileURLToPath(new URL("../extension/index.js", import.meta.url));

/**
 * @param {object} options
 * @param {string} options.folder where the extension is written, for JupyterLite to take it from
 * @param {string} options.root the folder whose node_modules has tslab and the packages
 * @param {string[]} options.packages the names that a cell can import
 * @param {string[]} [options.terse] packages whose types come without comments, to be smaller
 * @param {string[]} [options.patches] paths of CommonJS scripts that are loaded before tslab
 * @param {RegExp} [options.verbatim] the paths of files whose functions keep their text
 * @returns {Promise<{ script: string, worker: string, licences: ReturnType<typeof licencesOf> }>} the path of
 *   the extension's script in its folder, the name of the worker's beside it, and the licences of all
 *   packages in the worker
 */
export async function buildKernel({ folder, root, ...content }) {
  const { name, version } = JSON.parse(readFileSync(DESCRIPTION, "utf8"));
  const { code, inputs } = await bundleWorker({ root, ...content });
  const worker = `kernel.${shortHash(code)}.js`;
  const script = await buildExtension({
    folder,
    name,
    version,
    entry: ENTRY,
    define: { WORKER: worker },
    files: { [worker]: code },
  });
  return { script, worker, licences: licencesOf(root, inputs) };
}
