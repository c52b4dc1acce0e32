// The second part of npm run bench: how long a reader of the notebooks waits. Prints Markdown.
import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { Kernel } from "../scripts/kernel.mjs";
import { readNotebook } from "../scripts/notebooks.mjs";
import { NOTEBOOKS, notebookFiles } from "../scripts/project.mjs";
import { command, setUp } from "../scripts/setup.mjs";
import { markdown, median, short } from "./report.mjs";

const REPEATS = 5;
/** A kernel becomes faster with every run; after this many runs it no longer does. */
const RUNS = 6;

await command(setUp);
const { pageWaits } = await import("./page.mjs");
const { worksheetWaits } = await import("./worksheet.mjs");

/** @param {() => unknown} work */
async function milliseconds(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * The median time in which Node starts, runs a program and ends.
 *
 * @param {string} program
 */
async function node(program) {
  const times = [];
  for (let k = 0; k < 4 * REPEATS; k++) {
    const run = () => spawnSync(process.execPath, ["-e", program], { cwd: NOTEBOOKS });
    times.push(await milliseconds(run));
  }
  return median(times);
}

/**
 * The waits for one notebook, each the median over fresh kernels.
 *
 * @param {string} path
 */
async function notebook(path) {
  const cells = readNotebook(path).cells.filter((cell) => cell.cell_type === "code");
  const inputs = cells.findIndex((cell) => cell.metadata.tags?.includes("parameters"));
  const code = cells.map((cell) => cell.source.join(""));
  const waits = { start: [0], imports: [0], first: [0], second: [0], later: [0] };
  for (let k = 0; k < REPEATS; k++) {
    const kernel = new Kernel();
    const run = async (/** @type {string[]} */ codes) => {
      for (const one of codes) {
        if (!(await kernel.run(one)).ok) throw new Error(`${basename(path)}: a cell failed`);
      }
    };
    waits.start[k] = await milliseconds(() => run(["1"]));
    waits.imports[k] = await milliseconds(() => run(code.slice(0, 1)));
    waits.first[k] = await milliseconds(() => run(code.slice(1)));
    const below = () => milliseconds(() => run(code.slice(Math.max(inputs, 1))));
    waits.second[k] = await below();
    for (let more = 0; more < RUNS; more++) waits.later[k] = await below();
    await kernel.close();
  }
  return Object.values(waits).map((times) => `${short(median(times))} ms`);
}

const rows = [
  ["notebook", "kernel start", "import", "the rest", "Run Below, first", "Run Below, later"],
];
for (const path of notebookFiles()) {
  rows.push([basename(path), ...(await notebook(path))]);
}
const own = await node("0");
const library = await node("require('convbook')");
const inPage = join(NOTEBOOKS, "01-2d-convolution.ipynb");
const page = await pageWaits(inPage);
console.log(`
Node starts in ${short(own)} ms; importing convbook takes ${short(library - own)} ms more.

${markdown(rows)}

${
  page
    ? `${basename(inPage)} in the page: Run All ${short(page.all)} ms, then Run Below ${short(page.below[0])} ms, of ${page.below.length} such runs the median ${short(median(page.below))} ms`
    : "There is no Chromium here to measure the page with"
}

${await worksheetWaits()}`);
