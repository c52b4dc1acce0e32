// The library: lib/ compiled into lib/dist, when lib/ changed since it was compiled last.
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprint, isStamped, ROOT, run, SetupError, stamp } from "./project.mjs";

const LIB = join(ROOT, "lib");
const DIST = join(LIB, "dist");
const STAMP = join(DIST, ".built");

/**
 * @returns {Promise<boolean>} whether there was anything to do
 * @throws {SetupError} when the library does not compile; the last good build stays in place
 */
export async function buildLibrary() {
  // This file too: it decides what is in the folder.
  const own = fileURLToPath(import.meta.url);
  const files = [LIB, own, join(ROOT, "tsconfig.json"), join(ROOT, "package-lock.json")];
  const sources = fingerprint(files);
  if (isStamped(STAMP, sources)) return false;
  // A folder of this process alone: `npm start` may be compiling the same edit.
  const fresh = join(LIB, `dist.${process.pid}`);
  try {
    // Not npx: it may find the older compiler that tslab brings along.
    await compile("typescript/bin/tsc", ["-p", LIB, "--outDir", fresh]);
    await compileKernels(join(fresh, "kernels"));
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
  stamp(join(fresh, ".built"), sources);
  replaceFolder(fresh, DIST);
  return true;
}

/**
 * Puts a folder in the place of another by renaming alone: of processes that do so at the same time,
 * with the same sources, one wins, and none deletes files of the winner's folder.
 *
 * @param {string} fresh
 * @param {string} folder
 */
function replaceFolder(fresh, folder) {
  const old = `${fresh}.old`;
  const moves = [
    [folder, old],
    [fresh, folder],
  ];
  for (const [from, to] of moves) {
    try {
      renameSync(from, to);
    } catch (error) {
      // There is no such folder yet, or another process was quicker by a moment.
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== "ENOENT" && code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
    }
  }
  for (const rest of [fresh, old]) rmSync(rest, { recursive: true, force: true });
}

/**
 * The kernels, from AssemblyScript to WebAssembly, as text in a module: so they load alike in Node
 * and in a page.
 *
 * @param {string} folder
 */
async function compileKernels(folder) {
  const binary = join(folder, "kernels.wasm");
  const source = join(LIB, "kernels", "assembly", "index.ts");
  const options = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd"];
  await compile("assemblyscript/bin/asc.js", [source, ...options, "--outFile", binary]);
  const text = readFileSync(binary, "base64");
  writeFileSync(join(folder, "binary.js"), `exports.binary = "${text}";\n`);
  rmSync(binary);
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
