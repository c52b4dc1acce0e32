// The speed that no kernel can exceed: products and sums in registers alone, in WebAssembly.
import { fileURLToPath } from "node:url";
import { assemble } from "../scripts/kernels.mjs";

const ROUNDS = 100_000;
/** Vectors in a round, see assembly/limit.ts. */
const VECTORS = 13;
/** The address of the factor and the summand in memory. */
const FACTORS = 64;

/**
 * @typedef {(rounds: number, factors: number) => void} Limit
 * @typedef {{ memory: WebAssembly.Memory, limit64: Limit, limit32: Limit }} Exports
 */

const source = fileURLToPath(new URL("assembly/limit.ts", import.meta.url));
const module = new WebAssembly.Module(await assemble(source));
const { exports } = new WebAssembly.Instance(module);
const { memory, limit64, limit32 } = /** @type {Exports} */ (/** @type {unknown} */ (exports));
memory.grow(1);

/**
 * How many products a second 128-bit vectors can compute and add up here. One measurement takes
 * about a millisecond.
 *
 * @param {boolean} single float32 instead of float64
 */
export function multiplyAddLimit(single) {
  new (single ? Float32Array : Float64Array)(memory.buffer, FACTORS, 2).fill(0.5);
  const start = performance.now();
  (single ? limit32 : limit64)(ROUNDS, FACTORS);
  const seconds = (performance.now() - start) / 1000;
  return (ROUNDS * VECTORS * (single ? 4 : 2)) / seconds;
}
