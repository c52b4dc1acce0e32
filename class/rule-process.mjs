// A process that runs rules, each in QuickJS: an interpreter in WebAssembly that has no files, no
// network, no processes and no timers. It reads jobs as JSON and writes what the rules give.
import { readFileSync } from "node:fs";
import { newQuickJSWASMModuleFromVariant } from "quickjs-emscripten-core";

/**
 * @typedef {{ arrays: { name: string, shape: readonly number[], data: number[] }[],
 *   sizes: Record<string, number>, shape: readonly number[] }} Layer what a rule is given, and the
 *   shape of its result
 * @typedef {{ program: string, layers: Layer[] }} Job
 * @typedef {{ entries: unknown[] } | { trouble: string }} Result
 */

const BYTES = 32 * 2 ** 20;
const STACK = 256 * 2 ** 10;
/** For all layers of a rule together. */
const MILLISECONDS = 2000;

const world = readFileSync(new URL("rule-world.js", import.meta.url), "utf8");
const quickjs = await newQuickJSWASMModuleFromVariant(
  import("@jitl/quickjs-wasmfile-release-sync"),
);

/**
 * Runs a program in a world of its own.
 *
 * @param {string} program
 * @param {Layer} layer
 * @param {number} end
 * @returns {Result}
 */
function run(program, layer, end) {
  const runtime = quickjs.newRuntime();
  runtime.setMemoryLimit(BYTES);
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
const results = jobs.map(({ program, layers }) => {
  const end = Date.now() + MILLISECONDS;
  return layers.map((layer) => {
    try {
      return run(program, layer, end);
    } catch (error) {
      return { trouble: `it failed: ${error}`.slice(0, 300) };
    }
  });
});
process.stdout.write(JSON.stringify(results), () => process.exit(0));
