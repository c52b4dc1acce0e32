// Compiles lib/ into lib/dist, if it has changed since it was last compiled.
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, compileKernels } from "./kernels.mjs";
import { storePageScripts } from "./page-scripts.mjs";
import { fingerprint, isStamped, ROOT, stamp } from "./project.mjs";

const LIB = join(ROOT, "lib");
const DIST = join(LIB, "dist");
// Not inside lib/dist, which contains only what is published.
const STAMP = join(LIB, ".built");

/**
 * @returns {Promise<boolean>} whether there was anything to do
 * @throws {SetupError} when the library does not compile; the last good build stays in place
 */
export async function buildLibrary() {
  await compileKernels();
  await storePageScripts();
  // This file is included because it decides what is in lib/dist.
  const own = fileURLToPath(import.meta.url);
  const files = [LIB, own, join(ROOT, "tsconfig.json"), join(ROOT, "package-lock.json")];
  const sources = fingerprint(files);
  const isBuilt = () => existsSync(DIST) && isStamped(STAMP, sources);
  if (isBuilt()) return false;
  // A folder for this process alone, because `npm start` may be compiling the same edit.
  const fresh = join(LIB, `dist.${process.pid}`);
  try {
    // Not npx, which may find the older compiler that comes with tslab.
    await compile("typescript/bin/tsc", ["-p", LIB, "--outDir", fresh]);
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
 * Replaces a folder by another with nothing but renames: if several processes do so at the same time, one
 * of them wins, and no program sees an incomplete folder.
 *
 * @param {string} fresh
 * @param {string} folder
 * @param {() => boolean} isThere whether another process has put the same folder there
 */
export function replaceFolder(fresh, folder, isThere) {
  const old = `${fresh}.old`;
  // An earlier process with the same number may have left it behind.
  remove(old);
  try {
    if (isThere()) return;
    try {
      renameSync(folder, old);
    } catch {
      // The folder does not exist yet, or another process has just renamed it.
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
