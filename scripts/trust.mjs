// Lets JupyterLab trust the notebooks whose hashes are listed in shipped.sha256, and no others.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import {
  fingerprint,
  isStamped,
  NOTEBOOKS,
  notebookFiles,
  ROOT,
  run,
  SetupError,
  stamp,
  VENV,
  VENV_PYTHON,
  writeIfPermitted,
} from "./project.mjs";

/** A hash and a path on every line, which `sha256sum -c` reads too. */
const SHIPPED = join(ROOT, "scripts", "shipped.sha256");
const TRUSTED = join(VENV, "convbook-trusted");

/** @param {string | Buffer} content */
const hashOf = (content) => createHash("sha256").update(content).digest("hex");

/** @returns {Map<string, string>} the hash of each listed notebook, by its path in the repository */
function listed() {
  const lines = readFileSync(SHIPPED, "utf8").split("\n").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [hash, path] = line.split("  ");
      return [path, hash];
    }),
  );
}

/**
 * Lists notebooks with the hashes of what they contain now, and drops those that no longer exist. All
 * others keep their line: what this project did not store must not be trusted.
 *
 * @param {string[]} stored paths of notebooks that have just been executed and stored
 */
export function listAsShipped(stored) {
  const before = listed();
  const fresh = new Set(stored.map((path) => resolve(path)));
  const lines = notebookFiles().flatMap((path) => {
    const name = relative(ROOT, path).split(sep).join("/");
    const hash = fresh.has(path) ? hashOf(readFileSync(path)) : before.get(name);
    return hash === undefined ? [] : [`${hash}  ${name}\n`];
  });
  writeFileSync(SHIPPED, lines.join(""));
}

/**
 * The texts of the notebooks that are unchanged since they were shipped. A reader's own notebook is not
 * among them, even if it has the name of one of ours.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function shippedNotebooks(folder) {
  return [...listed()].flatMap(([path, hash]) => {
    try {
      const content = readFileSync(join(folder, basename(path)));
      return hashOf(content) === hash ? [content.toString("utf8")] : [];
    } catch {
      return [];
    }
  });
}

/**
 * The names of the notebooks that are not as they were shipped: changed since, or a reader's own.
 *
 * @param {string[]} paths
 */
export function notAsShipped(paths) {
  const shipped = listed();
  return paths
    .filter((path) => shipped.get(`notebooks/${basename(path)}`) !== hashOf(readFileSync(path)))
    .map((path) => basename(path));
}

/**
 * Trusts the shipped notebooks for the user who runs this, so that JupyterLab shows all of their
 * stored outputs. The text that was compared with the list is the text that is signed, so replacing the
 * file in between gains nothing.
 *
 * @param {string} folder where the notebooks are
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function trustNotebooks(folder = NOTEBOOKS) {
  const texts = shippedNotebooks(folder);
  const user = process.env.JUPYTER_DATA_DIR ?? process.env.HOME ?? process.env.USERPROFILE ?? "";
  const wanted = fingerprint([], [user, ...texts]);
  if (isStamped(TRUSTED, wanted)) return false;
  const input = JSON.stringify(texts);
  const script = join(ROOT, "scripts", "trust.py");
  if ((await run(VENV_PYTHON, [script], { input })).code !== 0) {
    throw new SetupError(
      "the notebooks could not be trusted; setup.log says why. Mend that and run the command again.",
    );
  }
  writeIfPermitted(() => stamp(TRUSTED, wanted));
  return true;
}
