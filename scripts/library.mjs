// The library: lib/ compiled into lib/dist, when lib/ changed since it was compiled last.
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprint, isStamped, ROOT, run, SetupError, stamp } from "./project.mjs";

const LIB = join(ROOT, "lib");
const DIST = join(LIB, "dist");
// Beside the folder, which holds only what is published.
const STAMP = join(LIB, ".built");

/**
 * @returns {Promise<boolean>} whether there was anything to do
 * @throws {SetupError} when the library does not compile; the last good build stays in place
 */
export async function buildLibrary() {
  // This file too: it decides what is in the folder.
  const own = fileURLToPath(import.meta.url);
  const files = [LIB, own, join(ROOT, "tsconfig.json"), join(ROOT, "package-lock.json")];
  const sources = fingerprint(files);
  const isBuilt = () => existsSync(DIST) && isStamped(STAMP, sources);
  if (isBuilt()) return false;
  // A folder of this process alone: `npm start` may be compiling the same edit.
  const fresh = join(LIB, `dist.${process.pid}`);
  try {
    // Not npx: it may find the older compiler that tslab brings along.
    await compile("typescript/bin/tsc", ["-p", LIB, "--outDir", fresh]);
    await compileKernels(join(fresh, "kernels"));
  } catch (error) {
    remove(fresh);
    throw error;
  }
  if (!isBuilt()) remove(STAMP);
  replaceFolder(fresh, DIST, isBuilt);
  stamp(STAMP, sources);
  return true;
}

/**
 * Puts a folder in the place of another by renaming alone: of processes that do so at the same time
 * one wins, and nobody meets half of a folder.
 *
 * @param {string} fresh
 * @param {string} folder
 * @param {() => boolean} isThere whether another process has put the same there
 */
export function replaceFolder(fresh, folder, isThere) {
  const old = `${fresh}.old`;
  // A process of the same number may have left it behind.
  remove(old);
  try {
    if (isThere()) return;
    try {
      renameSync(folder, old);
    } catch {
      // There is no such folder yet, or another process was quicker by a moment.
    }
    renameSync(fresh, folder);
  } catch (error) {
    if (isThere()) return;
    if (existsSync(old) && !existsSync(folder)) renameSync(old, folder);
    throw error;
  } finally {
    remove(fresh);
    remove(old);
  }
}

/** @param {string} path of a file or a folder */
function remove(path) {
  rmSync(path, { recursive: true, force: true });
}

/**
 * Compiles the kernels into a module that holds them as text, which loads alike in Node and in a page.
 *
 * @param {string} folder
 */
async function compileKernels(folder) {
  const binary = await assemble(join(LIB, "kernels", "assembly", "index.ts"));
  writeFileSync(join(folder, "binary.js"), `exports.binary = "${binary.toString("base64")}";\n`);
}

/**
 * Compiles AssemblyScript to WebAssembly.
 *
 * @param {string} source the path of its main module
 */
export async function assemble(source) {
  const folder = mkdtempSync(join(tmpdir(), "convbook-"));
  const binary = join(folder, "assembled.wasm");
  const options = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd"];
  try {
    await compile("assemblyscript/bin/asc.js", [source, ...options, "--outFile", binary]);
    return readFileSync(binary);
  } finally {
    remove(folder);
  }
}

/**
 * @param {string} compiler a script in node_modules
 * @param {string[]} args
 */
async function compile(compiler, args) {
  const { code, output } = await run(process.execPath, [
    join(ROOT, "node_modules", compiler),
    ...args,
  ]);
  if (code === 0) return;
  throw new SetupError(`the library does not compile; mend this first.\n${output.trim()}`);
}
