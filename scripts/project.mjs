// Where things are, and how the set-up runs programs and remembers which steps are done.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const LOG = join(ROOT, "setup.log");
export const VENV = join(ROOT, ".venv");
export const NOTEBOOKS = join(ROOT, "notebooks");

const WINDOWS = process.platform === "win32";

/** The Python of the project's environment. */
export const VENV_PYTHON = join(VENV, WINDOWS ? "Scripts/python.exe" : "bin/python");

/** An error that is printed without a stack, as a sentence that also says what to do. */
export class SetupError extends Error {}

/** The project's own notebooks, in the order of their numbers. */
export function notebookFiles() {
  return readdirSync(NOTEBOOKS)
    .filter((name) => /^\d\d-.*\.ipynb$/.test(name))
    .sort()
    .map((name) => join(NOTEBOOKS, name));
}

/**
 * A fingerprint of texts and of the files at the given paths. A folder counts with all files in it.
 *
 * @param {string[]} paths
 * @param {string[]} texts
 */
export function fingerprint(paths, texts = []) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text}\0`);
  for (const path of paths.flatMap(filesIn).sort()) {
    hash
      .update(`${relative(ROOT, path)}\0`)
      .update(readFileSync(path))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !/^(\.built|dist|node_modules)/.test(name))
    .flatMap((name) => filesIn(join(path, name)));
}

/**
 * Whether the stamp at a path says what is expected. A step writes its stamp last, so that a step
 * which was interrupted is done again.
 *
 * @param {string} path
 * @param {string} expected
 */
export function isStamped(path, expected) {
  return existsSync(path) && readFileSync(path, "utf8") === expected;
}

/**
 * @param {string} path
 * @param {string} text
 */
export function stamp(path, text) {
  writeFileSync(path, text);
}

/**
 * Writes a JSON file, unless the same is there already.
 *
 * @param {string} path
 * @param {object} value
 * @returns {boolean} whether it had to be written
 */
export function writeJson(path, value) {
  return writeText(path, `${JSON.stringify(value, null, 2)}\n`);
}

/**
 * Writes a file, unless the same is there already.
 *
 * @param {string} path
 * @param {string} text
 * @returns {boolean} whether it had to be written
 */
export function writeText(path, text) {
  if (isStamped(path, text)) return false;
  mkdirSync(dirname(path), { recursive: true });
  stamp(path, text);
  return true;
}

/**
 * Writes what a shared installation that its users cannot write to does without.
 *
 * @param {() => void} write
 */
export function writeIfPermitted(write) {
  try {
    write();
  } catch (error) {
    const { code = "" } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!["EACCES", "EPERM", "EROFS"].includes(code)) throw error;
  }
}

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a program from the project's root to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean, input?: string, cwd?: string }} options input: what the
 *   program reads
 * @returns {Promise<{ code: number, output: string }>} its exit code and all that it printed, which
 *   is kept in the log too; the code is 127 when there is no such program
 */
export function run(command, args, { input, ...options } = {}) {
  return new Promise((resolve, reject) => {
    let output = "";
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ["pipe", "pipe", "pipe"],
      ...options,
    });
    running.add(child);
    // A program that ends before it has read everything says by its exit code whether that matters.
    child.stdin.on("error", () => {}).end(input);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    /** @param {number} code */
    const finish = (code) => {
      running.delete(child);
      try {
        const lines = `\n$ ${[command, ...args].join(" ")}\n${output}`;
        writeIfPermitted(() => appendFileSync(LOG, lines));
        resolve({ code, output });
      } catch (error) {
        reject(error);
      }
    };
    child.once("error", () => finish(127));
    child.once("close", (code) => finish(code ?? 1));
  });
}

/** Ends the programs that are running, and waits for them, so that they do not disturb a second try. */
export async function endRunning() {
  await Promise.all(
    [...running].map((child) => {
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGTERM");
      const insist = setTimeout(() => child.kill("SIGKILL"), 5000);
      return ended.then(() => clearTimeout(insist));
    }),
  );
}
