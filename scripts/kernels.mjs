// Compiles the kernels from AssemblyScript to WebAssembly, which lib/kernels/binary.ts contains as text.
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, run, SetupError } from "./project.mjs";

const SOURCES = join(ROOT, "lib", "kernels", "assembly");
const BINARY = join(ROOT, "lib", "kernels", "binary.ts");
const COMPILER = "assemblyscript/bin/asc.js";
const OPTIONS = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd"];

/**
 * Compiles the kernels, unless binary.ts was made from the present sources. The compiler is larger than
 * everything that the notebooks need, and is needed only to change the kernels.
 */
export async function compileKernels() {
  const project = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const hash = createHash("sha256");
  hash.update([project.devDependencies.assemblyscript, ...OPTIONS].join(" "));
  for (const name of readdirSync(SOURCES).sort()) {
    hash.update(`\0${name}\0`).update(readFileSync(join(SOURCES, name)));
  }
  const made = `// Made by npm run build from assembly/; the fingerprint is ${hash.digest("hex")}.\n`;
  if (existsSync(BINARY) && readFileSync(BINARY, "utf8").startsWith(made)) return;
  if (!existsSync(join(ROOT, "node_modules", COMPILER))) {
    throw new SetupError(
      "lib/kernels/assembly has changed, and its compiler is not installed; run npm ci and the command again.",
    );
  }
  const text = (await assemble(join(SOURCES, "index.ts"))).toString("base64");
  writeFileSync(
    BINARY,
    `${made}/** The WebAssembly module in base64. */\nexport const binary =\n  "${text}";\n`,
  );
}

/**
 * Compiles AssemblyScript to WebAssembly.
 *
 * @param {string} source the path of its main module
 */
export async function assemble(source) {
  const folder = mkdtempSync(join(tmpdir(), "convbook-"));
  const binary = join(folder, "assembled.wasm");
  try {
    await compile(COMPILER, [source, ...OPTIONS, "--outFile", binary]);
    return readFileSync(binary);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} compiler a script in node_modules
 * @param {string[]} args
 * @throws {SetupError} with the messages of the compiler, if it fails
 */
export async function compile(compiler, args) {
  const { code, output } = await run(process.execPath, [
    join(ROOT, "node_modules", compiler),
    ...args,
  ]);
  if (code === 0) return;
  throw new SetupError(`the library does not compile; fix this first.\n${output.trim()}`);
}
