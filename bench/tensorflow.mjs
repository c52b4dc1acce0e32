// TensorFlow.js with the two backends that need no graphics card; both compute in float32.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// Its packages for Node are CommonJS.
const require = createRequire(import.meta.url);
/** @type {typeof import("@tensorflow/tfjs-core")} */
const tf = require("@tensorflow/tfjs-core");
require("@tensorflow/tfjs-backend-cpu");
const name = "@tensorflow/tfjs-backend-wasm";
/** @type {typeof import("@tensorflow/tfjs-backend-wasm")} */
const { setThreadsCount, setWasmPaths } = require(name);

// Beyond this, one backward pass of its cpu backend takes many seconds.
const MOST_PRODUCTS_BACKWARD = 2e7;

setWasmPaths(`${join(dirname(require.resolve(`${name}/package.json`)), "wasm-out")}/`);
setThreadsCount(1);
tf.env().set("IS_TEST", true);

/**
 * @param {import("./own.mjs").Layer} layer
 * @param {"cpu" | "wasm"} backend
 * @param {number} products of the forward pass
 * @returns {Promise<import("./own.mjs").Works>}
 */
export async function tensorflow({ x, w }, backend, products) {
  await useBackend(backend);
  const shape = x.length === 4 ? x : [1, ...x];
  /** @type {any[]} */
  const [X, W] = [shape, w].map((of) => tf.randomUniform(of, -1, 1));
  const run = (/** @type {string} */ kernel, /** @type {any} */ inputs, attributes = {}) => {
    const options = { strides: 1, pad: "valid", dataFormat: "NHWC", ...attributes };
    return tf.engine().runKernel(kernel, inputs, options);
  };
  const layer = () => tf.conv2d(X, W, 1, "valid");
  const dZ = tf.randomUniform(layer().shape, -1, 1);
  const dX = () => run("Conv2DBackpropInput", { dy: dZ, filter: W }, { inputShape: shape });
  // The wasm backend has no such kernel.
  const dW = () => run("Conv2DBackpropFilter", { x: X, dy: dZ }, { filterShape: w });
  const free = (/** @type {() => any} */ work) => () => tf.dispose(work());
  /** @type {import("./own.mjs").Works} */
  const works = { forward: free(layer) };
  if (backend === "wasm") works["dX alone"] = free(dX);
  else if (products <= MOST_PRODUCTS_BACKWARD) {
    works.backward = free(() => [dX(), dW()]);
    works.both = free(() => [layer(), dX(), dW()]);
  }
  return works;
}

/** @param {"cpu" | "wasm"} backend the one that computes from now on */
export async function useBackend(backend) {
  await tf.setBackend(backend);
}
