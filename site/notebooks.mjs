// The notebooks as the site carries them.
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readNotebook } from "../scripts/notebooks.mjs";
import { fingerprint, notebookFiles } from "../scripts/project.mjs";

/**
 * Writes the notebooks into the folder of a site, with the list from which its file browser reads their names. Each says
 * which version it is, so that the page notices when a reader's copy was made from an older one.
 *
 * @param {string} site
 * @returns {Record<string, string>} the versions, by the notebooks' names
 */
export function writeNotebooks(site) {
  const folder = join(site, "files");
  mkdirSync(folder, { recursive: true });
  /** @type {Record<string, string>} */
  const versions = {};
  for (const path of notebookFiles()) {
    const name = basename(path);
    versions[name] = fingerprint([path]).slice(0, 12);
    const { cells, metadata, ...format } = readNotebook(path);
    // JupyterLite wants texts whole, where notebooks in files have lists of lines.
    const whole = cells.map((cell) => ({
      ...cell,
      source: joined(cell.source),
      ...(cell.outputs && { outputs: cell.outputs.map(wholeOutput) }),
    }));
    const content = {
      cells: whole,
      metadata: { ...metadata, convbook: { version: versions[name] } },
      ...format,
    };
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  const entries = Object.keys(versions).map((name) => entry(name, "notebook"));
  // jupyter-lite.json names this place: the service worker does not keep what is in the folder "api".
  writeFileSync(
    join(site, "contents.json"),
    JSON.stringify({ ...entry("", "directory"), format: "json", content: entries }),
  );
  return versions;
}

/**
 * What Jupyter says of a file or a folder.
 *
 * @param {string} path
 * @param {"notebook" | "directory"} type
 */
function entry(path, type) {
  const now = new Date().toISOString();
  const [format, mimetype, content] = [null, null, null];
  const dates = { created: now, last_modified: now };
  return { name: path, path, type, writable: true, format, mimetype, content, ...dates };
}

/** @param {{ text?: string[], data?: Record<string, string[]> }} output */
function wholeOutput({ text, data, ...rest }) {
  // The page runs no script of an output that it has not computed itself.
  const parts = Object.entries(data ?? {}).map(([type, value]) => [
    type,
    joined(value).replace(/<script\b.*?<\/script>/gs, ""),
  ]);
  return {
    ...rest,
    ...(text && { text: joined(text) }),
    ...(data && { data: Object.fromEntries(parts) }),
  };
}

/** @param {string | string[]} text */
function joined(text) {
  return Array.isArray(text) ? text.join("") : text;
}
