// Runs rules for the gradients of Problem 3 in a process that can do nothing else.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { convLayer, tensor } from "convbook";
import { ROOT } from "../scripts/project.mjs";

/** @typedef {import("convbook").Tensor} Tensor */
/** @typedef {import("convbook").Problem3Inputs} Problem3Inputs */
/** @typedef {import("./questions.mjs").QuestionName} QuestionName */
/** @typedef {import("./rule-process.mjs").Job} Job */
/** @typedef {import("./rule-process.mjs").Layer} Layer */
/** @typedef {import("./rule-process.mjs").Result} Result */

const PROCESS = fileURLToPath(new URL("rule-process.mjs", import.meta.url));
const SECONDS = 15;
const MEGABYTES = 128;
/** More than the results of any rule, and less than would fill the memory of the grading program. */
const LONGEST_OUTPUT = 4_000_000;

/**
 * What a rule for a question is given on certain inputs: the layer's arrays and sizes.
 *
 * @param {QuestionName} question
 * @param {Problem3Inputs} inputs
 * @returns {Layer}
 */
export function layerFor(question, inputs) {
  const layer = convLayer({ W: inputs.W, b: inputs.b, activation: "sigmoid" });
  const { X, Z, U } = layer.forward(inputs.X);
  const dU = tensor(inputs.dU);
  const { dZ, dW, db, dX } = layer.backward({ X, Z }, dU);
  const b = tensor(inputs.b);
  const given = { X, W: layer.W, b, Z, U, dU, x: X, w: layer.W, upstream: dU };
  // 3a asks for ∂J/∂Z; later questions are given it.
  const arrays = Object.entries(question === "3a" ? given : { ...given, dZ });
  const [height, width, N] = X.shape;
  const [rows, columns, M] = Z.shape;
  const [K1, K2] = layer.W.shape;
  const moves = { stride: [1, 1], padding: [0, 0], dilation: [1, 1] };
  const asked = { "3a": dZ, "3b": dW, "3db": db, "3c": dX };
  return {
    arrays: arrays.map(([name, { shape, data }]) => ({ name, shape, data: Array.from(data) })),
    sizes: { height, width, rows, columns, K1, K2, N, M, batch: 1, ...moves },
    shape: asked[/** @type {keyof typeof asked} */ (question)].shape,
  };
}

/**
 * Runs rules in a separate process. rule-process.mjs limits what they can do; beyond that, the process
 * reads no files but its own, starts no other processes, has an empty environment and little memory, and
 * is ended when it takes too long.
 *
 * @param {readonly Job[]} jobs
 * @returns {Promise<Result[][]>} a result for each layer of each job
 */
export async function runRules(jobs) {
  if (jobs.length === 0) return [];
  const output = await outputOf(JSON.stringify(jobs));
  try {
    return JSON.parse(output);
  } catch {
    // One rule must not spoil the others.
    if (jobs.length > 1) return (await Promise.all(jobs.map((job) => runRules([job])))).flat();
    const trouble = "it did not come to an end";
    return jobs.map(({ layers }) => layers.map(() => ({ trouble })));
  }
}

/**
 * What the process writes; nothing if it had to be ended.
 *
 * @param {string} input
 * @returns {Promise<string>}
 */
function outputOf(input) {
  const readable = [
    PROCESS,
    join(ROOT, "class"),
    join(ROOT, "node_modules"),
    join(ROOT, "package.json"),
  ];
  const args = [
    permission(),
    ...readable.map((path) => `--allow-fs-read=${path}`),
    "--no-warnings",
    `--max-old-space-size=${MEGABYTES}`,
    PROCESS,
  ];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env: {}, stdio: ["pipe", "pipe", "ignore"] });
    let output = "";
    const end = () => child.kill("SIGKILL");
    const timer = setTimeout(end, SECONDS * 1000);
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      if (output.length > LONGEST_OUTPUT) end();
    });
    child.stdin.on("error", () => {}).end(input);
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? output : "");
    });
    child.once("error", () => resolve(""));
  });
}

/** The options with which this version of Node limits a process. */
function permission() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const isStable = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  return isStable ? "--permission" : "--experimental-permission";
}
