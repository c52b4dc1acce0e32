// A process that runs rules, each in QuickJS: an interpreter in WebAssembly that has no files, no
// network, no processes and no timers. It reads jobs as JSON and writes what the rules give.
import { readFileSync } from "node:fs";
import base from "@jitl/quickjs-wasmfile-release-sync";
import { newQuickJSWASMModuleFromVariant, newVariant } from "quickjs-emscripten-core";

// The package's types describe its other form, for require.
const release = /** @type {import("quickjs-emscripten-core").QuickJSSyncVariant} */ (
  /** @type {unknown} */ (base)
);

/**
 * @typedef {{ arrays: { name: string, shape: readonly number[], data: number[] }[],
 *   sizes: Record<string, number | number[]>, shape: readonly number[] }} Layer what a rule is given, and the
 *   shape of its result
 * @typedef {{ program: string, layers: Layer[] }} Job
 * @typedef {{ entries: unknown[] } | { trouble: string }} Result
 */

/** The memory of a rule in pages of 64 KiB. The limit of QuickJS itself does not count the bytes of texts. */
const MEMORY = { initial: 256, maximum: 1024 };
const STACK = 256 * 2 ** 10;
/** For all layers of a rule together. */
const MILLISECONDS = 2000;

const world = readFileSync(new URL("rule-world.js", import.meta.url), "utf8");

/**
 * Runs a rule on every layer, in separate memory, until something is wrong with it.
 *
 * @param {Job} job
 * @returns {Promise<Result[]>}
 */
async function results({ program, layers }) {
  const variant = newVariant(release, { wasmMemory: new WebAssembly.Memory(MEMORY) });
  const quickjs = await newQuickJSWASMModuleFromVariant(variant);
  const end = Date.now() + MILLISECONDS;
  /** @type {Result[]} */
  const found = [];
  for (const layer of layers) {
    const last = found.at(-1);
    found.push(last && "trouble" in last ? last : run(quickjs, program, layer, end));
  }
  return found;
}

/**
 * Runs a program in a new, isolated world.
 *
 * @param {import("quickjs-emscripten-core").QuickJSWASMModule} quickjs
 * @param {string} program
 * @param {Layer} layer
 * @param {number} end
 * @returns {Result}
 */
function run(quickjs, program, layer, end) {
  const runtime = quickjs.newRuntime();
  runtime.setMaxStackSize(STACK);
  runtime.setInterruptHandler(() => Date.now() > end);
  const context = runtime.newContext();
  const given = JSON.stringify(layer);
  const steps = [
    `${world}\nconst given = worldOf(${given}); Object.assign(globalThis, given);`,
    `{ ${program} \n}`,
    `JSON.stringify(entriesOf(globalThis.answer, given, ${JSON.stringify(layer.shape)}))`,
  ];
  let last = "";
  for (const step of steps) {
    const result = context.evalCode(step);
    if (result.error) return { trouble: sentence(context.dump(result.error)) };
    last = String(context.dump(result.value));
  }
  try {
    const entries = JSON.parse(last);
    return Array.isArray(entries) ? { entries } : { trouble: "it does not give numbers" };
  } catch {
    return { trouble: "it does not give numbers" };
  }
}

/** @param {unknown} error as it comes from a rule */
function sentence(error) {
  const { name = "", message = error } = /** @type {{ name?: unknown, message?: unknown }} */ (
    error ?? {}
  );
  if (message === "interrupted") return "it takes too long";
  if (message === "out of memory") return "it needs too much memory";
  return `${name}: ${message}`.slice(0, 300);
}

/** @type {Job[]} */
const jobs = JSON.parse(readFileSync(0, "utf8"));
const all = [];
for (const job of jobs) {
  const failed = (/** @type {unknown} */ error) =>
    job.layers.map(() => ({ trouble: `it failed: ${error}`.slice(0, 300) }));
  all.push(await results(job).catch(failed));
}
process.stdout.write(JSON.stringify(all), () => process.exit(0));
