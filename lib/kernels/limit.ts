// The measured limit of 128-bit vectors.
import { withMemory } from "./memory";

const ROUNDS = 100_000;
/** Thirteen products of a vector in a round, see assembly/limit.ts. */
const VECTORS = 13;

/**
 * How many products and sums a second 128-bit vectors can do here, when nothing is read or stored:
 * no kernel is faster. Measured now, in about a millisecond.
 *
 * @param single float32 instead of float64
 */
export function multiplyAddLimit(single = false): number {
  return withMemory([64], (kernels, at) => {
    const { buffer } = kernels.memory;
    const numbers = single ? new Float32Array(buffer, at, 2) : new Float64Array(buffer, at, 2);
    numbers.fill(0.5);
    const start = performance.now();
    (single ? kernels.limit32 : kernels.limit64)(ROUNDS, at);
    const seconds = (performance.now() - start) / 1000;
    return (ROUNDS * VECTORS * (single ? 4 : 2)) / seconds;
  });
}
