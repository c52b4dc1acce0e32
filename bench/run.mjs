// npm run bench: times convbook beside its peers, all in one run, and prints Markdown.
import "../scripts/node-version.mjs";
import { cpus } from "node:os";
import { LAYERS, REPEATS, ROUNDS } from "./layers.mjs";
import { PyTorch } from "./pytorch.mjs";
import { markdown, median, short } from "./report.mjs";

const { command, installPackages } = await import("../scripts/setup.mjs");
const { buildLibrary } = await import("../scripts/library.mjs");
await command(async () => {
  await installPackages();
  await buildLibrary();
});
const { Bench } = await import("tinybench");
const { layerCost } = await import("convbook");
const { multiplyAddLimit } = await import("./limit.mjs");
const { convbook, plainLoops } = await import("./own.mjs");
const { tensorflow, useBackend } = await import("./tensorflow.mjs");

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
    // No measurement includes collecting the arrays of the one before.
    globalThis.gc?.();
    await bench.run();
    const [task] = bench.tasks;
    if (!("latency" in task.result)) throw new Error(`${name} failed`, { cause: task.result });
    times[name] = task.result.latency.p50 ?? Number.NaN;
  }
  return times;
}

/**
 * The median speed over the time for which a program is measured: a processor keeps its highest clock
 * only for a moment.
 *
 * @param {boolean} single
 */
function medianLimit(single) {
  const measured = [];
  const end = performance.now() + REPEATS.time;
  while (performance.now() < end) measured.push(multiplyAddLimit(single));
  return median(measured);
}

/**
 * Keeps the shorter times.
 *
 * @param {Record<string, number>} best
 * @param {Record<string, number>} times
 */
function keepBest(best, times) {
  for (const [work, time] of Object.entries(times)) {
    best[work] = Math.min(best[work] ?? Number.POSITIVE_INFINITY, time);
  }
}

/**
 * @param {import("./own.mjs").Layer} layer
 * @param {number} products
 */
async function measure(layer, products) {
  const ways = {
    float64: convbook(layer, "float64"),
    float32: convbook(layer, "float32"),
    plain: plainLoops(layer),
    cpu: await tensorflow(layer, "cpu", products),
    wasm: await tensorflow(layer, "wasm", products),
  };
  /** @type {Record<string, Record<string, number>>} */
  const best = { torch64: {}, torch32: {} };
  const limits = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    for (const single of [0, 1]) limits[single] = Math.max(limits[single], medianLimit(!!single));
    for (const [name, works] of Object.entries(ways)) {
      if (name === "cpu" || name === "wasm") await useBackend(name);
      best[name] ??= {};
      keepBest(best[name], await medians(works));
    }
    const { float64 = {}, float32 = {} } = (version && (await torch.measure(layer))) || {};
    keepBest(best.torch64, float64);
    keepBest(best.torch32, float32);
  }
  best.plain.both = best.plain.forward + best.plain.backward;
  return { best, limits };
}

const torch = new PyTorch();
const version = await torch.version();
const times = [
  [
    "layer",
    "work",
    "convbook",
    "convbook, float32",
    "plain loops",
    "tfjs cpu",
    "tfjs wasm",
    "PyTorch",
    "PyTorch, float32",
  ],
];
const speeds = [
  [
    "layer",
    "products forward",
    "forward",
    "of the limit",
    "forward, float32",
    "of the limit",
    "backward",
    "of the limit",
  ],
];
let highest = [0, 0];
for (const layer of LAYERS) {
  const { multiplications: products } = layerCost(layer.x, layer.w);
  const { best, limits } = await measure(layer, products);
  const own = best.float64;
  for (const work of ["forward", "backward", "both"]) {
    const ratio = (/** @type {number | undefined} */ time) =>
      time === undefined ? "" : `${short(time)} ms, ×${short(time / own[work])}`;
    times.push([
      layer.name,
      work,
      `${short(own[work])} ms`,
      ratio(best.float32[work]),
      ratio(best.plain[work]),
      ratio(best.cpu[work]),
      work === "backward" ? `dX alone ${short(best.wasm["dX alone"])} ms` : ratio(best.wasm[work]),
      ratio(best.torch64[work]),
      ratio(best.torch32[work]),
    ]);
  }
  /** Nanoseconds for one product, and the share of what is possible. */
  const speed = (
    /** @type {number} */ time,
    /** @type {number} */ count,
    /** @type {number} */ limit,
  ) => [
    `${short((1e6 * time) / count)} ns`,
    `${Math.round((100 * count) / (time / 1000) / limit)} %`,
  ];
  speeds.push([
    layer.name,
    products.toLocaleString("en"),
    ...speed(own.forward, products, limits[0]),
    ...speed(best.float32.forward, products, limits[1]),
    ...speed(own.backward, 2 * products, limits[0]),
  ]);
  highest = highest.map((limit, k) => Math.max(limit, limits[k]));
  console.error(`${layer.name}: done`);
}

torch.end();
const [{ model }] = cpus();
console.log(`${model.trim()}, ${cpus().length} cores; Node ${process.versions.node}; ${
  version ? `PyTorch ${version}, one thread` : "no Python with PyTorch"
}

${markdown(times)}

Limit: ${highest.map((limit) => short(limit / 1e9)).join(" and ")} billion products a second in float64 and in float32

${markdown(speeds)}`);
