// The library: lib/ compiled into lib/dist, when lib/ changed since it was compiled last.
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, isStamped, ROOT, run, SetupError, stamp } from "./project.mjs";

const LIB = join(ROOT, "lib");
const DIST = join(LIB, "dist");
const STAMP = join(DIST, ".built");

/**
 * @returns {Promise<boolean>} whether there was anything to do
 * @throws {SetupError} when the library does not compile; the last good build stays in place
 */
export async function buildLibrary() {
  const sources = fingerprint([LIB, join(ROOT, "tsconfig.json"), join(ROOT, "package-lock.json")]);
  if (isStamped(STAMP, sources)) return false;
  // A folder of this process alone: `npm start` may be compiling the same edit.
  const fresh = join(LIB, `dist.${process.pid}`);
  // Not npx: it may find the older compiler that tslab brings along.
  const compiler = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const { code, output } = await run(process.execPath, [compiler, "-p", LIB, "--outDir", fresh]);
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new SetupError(`the library does not compile; mend this first.\n${output.trim()}`);
  }
  stamp(join(fresh, ".built"), sources);
  rmSync(DIST, { recursive: true, force: true });
  try {
    renameSync(fresh, DIST);
  } catch (error) {
    // Another process was quicker by a moment, with the same sources.
    rmSync(fresh, { recursive: true, force: true });
    if (!isStamped(STAMP, sources)) throw error;
  }
  return true;
}
