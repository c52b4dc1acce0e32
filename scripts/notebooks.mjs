// npm run notebooks: executes the notebooks, each in a fresh kernel, and stores them clean.
import "./node-version.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Kernel } from "./kernel.mjs";
import { notebookFiles, SetupError } from "./project.mjs";
import { slideshowOf } from "./slides.mjs";

/**
 * @typedef {{ cell_type: string, id: string, metadata: import("./slides.mjs").Cell["metadata"], source: string[],
 *   outputs?: object[], execution_count?: number | null }} Cell
 * @typedef {{ cells: Cell[], metadata: object, nbformat: number, nbformat_minor: number }} Notebook
 */

/** The metadata that JupyterLab writes when it saves a notebook, so that saving changes nothing. */
const METADATA = {
  kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
  language_info: {
    codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
    file_extension: ".ts",
    mimetype: "text/typescript",
    name: "typescript",
    version: "3.7.2",
  },
};

/**
 * @param {string} path
 * @returns {Notebook}
 */
export function readNotebook(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/**
 * A notebook after a run of all its cells in a fresh kernel: with their outputs, and with nothing
 * in the metadata but the kernel, the cells' tags and their places in a talk.
 *
 * @param {string} path
 * @returns {Promise<Notebook>}
 * @throws {SetupError} when a cell fails or writes to stderr
 */
export async function executedNotebook(path) {
  const notebook = readNotebook(path);
  const kernel = new Kernel();
  let count = 0;
  try {
    /** @type {Cell[]} */
    const cells = [];
    for (const [k, cell] of notebook.cells.entries()) {
      const { cell_type, id, source } = cell;
      const tags = cell.metadata.tags?.length ? { tags: cell.metadata.tags } : {};
      const metadata = { slideshow: slideshowOf(cell, notebook.cells[k - 1]), ...tags };
      const code = source.join("");
      if (cell_type !== "code") {
        cells.push({ cell_type, id, metadata, source: lines(code) });
        continue;
      }
      const { ok, outputs } = await kernel.run(code);
      const complaint = outputs.find((output) => output.name === "stderr")?.text;
      if (!ok || complaint !== undefined) {
        throw new SetupError(`${basename(path)}, code cell ${count + 1}: ${complaint ?? "failed"}`);
      }
      count++;
      cells.push({
        cell_type,
        execution_count: count,
        id,
        metadata,
        outputs: outputs.map(stored),
        source: lines(code),
      });
    }
    return { cells, metadata: METADATA, nbformat: 4, nbformat_minor: 5 };
  } finally {
    await kernel.close();
  }
}

/**
 * An output with its texts split into lines, as notebooks store them.
 *
 * @param {import("./kernel.mjs").Output} output
 */
function stored(output) {
  const { text, data } = output;
  if (text !== undefined) return { ...output, text: lines(text) };
  if (data === undefined) return output;
  const split = Object.entries(data).map(([type, value]) => [type, lines(value)]);
  return { data: Object.fromEntries(split), metadata: {}, output_type: output.output_type };
}

/** @param {string} text */
function lines(text) {
  return text.split(/(?<=\n)/);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { command, setUp } = await import("./setup.mjs");
  const { listAsShipped, trustNotebooks } = await import("./trust.mjs");
  await command(async () => {
    await setUp();
    const given = process.argv.slice(2).map((path) => resolve(path));
    const paths = given.length > 0 ? given : notebookFiles();
    for (const path of paths) {
      const notebook = await executedNotebook(path);
      const text = `${JSON.stringify(notebook, null, 1)}\n`;
      writeFileSync(path, text);
      console.log(
        `${basename(path)}: ${notebook.cells.length} cells, ${Math.ceil(text.length / 1024)} kB`,
      );
    }
    listAsShipped(paths);
    // JupyterLab trusts a notebook by its outputs, and these are new.
    await trustNotebooks();
  });
}
