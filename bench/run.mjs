// npm run bench: times convbook beside its peers, all in one run, and prints Markdown.
import "../scripts/node-version.mjs";
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { Bench } from "tinybench";
import { LAYERS, REPEATS } from "./layers.mjs";

const { command, installPackages } = await import("../scripts/setup.mjs");
const { buildLibrary } = await import("../scripts/library.mjs");
await command(async () => {
  await installPackages();
  await buildLibrary();
});
const { layerCost } = await import("convbook");
const { multiplyAddLimit } = await import("convbook/dist/kernels/limit.js");
const { convbook, plainLoops } = await import("./own.mjs");
const { tensorflow } = await import("./tensorflow.mjs");

/** PyTorch, when a Python has it: PYTHON says which one. */
function pytorch() {
  const script = fileURLToPath(new URL("torch_layers.py", import.meta.url));
  const python = process.env.PYTHON ?? "python3";
  const { status, stdout } = spawnSync(python, [script], {
    input: JSON.stringify({ layers: LAYERS, repeats: REPEATS }),
    encoding: "utf8",
    env: { ...process.env, OMP_NUM_THREADS: "1" },
  });
  return status === 0 ? JSON.parse(stdout) : undefined;
}

/**
 * The median time of each work, in milliseconds.
 *
 * @param {import("./own.mjs").Works} works
 */
async function medians(works) {
  /** @type {Record<string, number>} */
  const times = {};
  for (const [name, work] of Object.entries(works)) {
    const bench = new Bench(REPEATS).add(name, () => void work());
    await bench.run();
    const [task] = bench.tasks;
    if (!("latency" in task.result)) throw new Error(`${name} failed`, { cause: task.result });
    times[name] = task.result.latency.p50 ?? Number.NaN;
  }
  return times;
}

/** @param {boolean} single */
function medianLimit(single) {
  const measured = Array.from({ length: 101 }, () => multiplyAddLimit(single));
  return measured.sort((a, b) => a - b)[50];
}

/** @param {number | undefined} value */
const short = (value) => (value === undefined ? "" : String(Number(value.toPrecision(3))));

/** @param {(string | number)[][]} rows the first one has the headings */
function markdown([head, ...rows]) {
  const line = (/** @type {(string | number)[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, k) => (k ? "--:" : "---"))), ...rows.map(line)].join("\n");
}

const torch = pytorch();
medianLimit(false);
const times = [
  [
    "layer",
    "work",
    "convbook",
    "float32",
    "plain loops",
    "tfjs cpu",
    "tfjs wasm",
    "PyTorch",
    "float32",
  ],
];
const speeds = [
  [
    "layer",
    "products",
    "forward ns",
    "of the limit",
    "float32 ns",
    "of the limit",
    "backward ns",
    "of the limit",
  ],
];
for (const layer of LAYERS) {
  const { multiplications: products } = layerCost(layer.x, layer.w);
  const before = [medianLimit(false), medianLimit(true)];
  const own = await medians(convbook(layer, "float64"));
  const single = await medians(convbook(layer, "float32"));
  const after = [medianLimit(false), medianLimit(true)];
  const loops = await medians(plainLoops(layer));
  loops.both = loops.forward + loops.backward;
  /** @type {Record<string, Record<string, number>>} */
  const peers = {};
  for (const backend of /** @type {const} */ (["cpu", "wasm"])) {
    peers[backend] = await medians(await tensorflow(layer, backend, products));
  }
  const { float64 = {}, float32 = {} } = torch?.results[layer.name] ?? {};
  for (const work of ["forward", "backward", "both"]) {
    const ratio = (/** @type {number | undefined} */ time, note = "") =>
      time === undefined ? "" : `${short(time)} ms${note}, ×${short(time / own[work])}`;
    const wasm = work === "backward" ? peers.wasm["dX alone"] : peers.wasm[work];
    times.push([
      layer.name,
      work,
      `${short(own[work])} ms`,
      ratio(single[work]),
      ratio(loops[work]),
      ratio(peers.cpu[work]),
      ratio(wasm, work === "backward" ? " for dX" : ""),
      ratio(float64[work]),
      ratio(float32[work]),
    ]);
  }
  const limits = before.map((limit, k) => (limit + after[k]) / 2);
  /** Nanoseconds for one product, and the share of what is possible. */
  const speed = (
    /** @type {number} */ time,
    /** @type {number} */ count,
    /** @type {number} */ limit,
  ) => [short((1e6 * time) / count), `${Math.round((100 * count) / (time / 1000) / limit)} %`];
  speeds.push([
    layer.name,
    products.toLocaleString("en"),
    ...speed(own.forward, products, limits[0]),
    ...speed(single.forward, products, limits[1]),
    ...speed(own.backward, 2 * products, limits[0]),
  ]);
  console.error(`${layer.name}: done`);
}

const [{ model }] = cpus();
console.log(`${model.trim()}, ${cpus().length} cores; Node ${process.versions.node}; ${
  torch ? `PyTorch ${torch.version}, one thread` : "no Python with PyTorch"
}

${markdown(times)}

${markdown(speeds)}`);
