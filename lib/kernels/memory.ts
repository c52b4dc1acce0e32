// The WebAssembly module and its memory. It loads in Node and in a page alike.
import { KERNEL_BYTES } from "../limits";
import { ValueError } from "../tensor/errors";
import { binary } from "./binary";

/** The module's exports; assembly/ documents them. Addresses are in bytes. */
export interface Kernels {
  memory: WebAssembly.Memory;
  correlate64: Correlate;
  correlate32: Correlate;
  weightGradient64: WeightGradient;
  weightGradient32: WeightGradient;
  list(
    list: number,
    count: number,
    window: number,
    windowStep: number,
    results: number,
    resultsStep: number,
  ): void;
}

export type Correlate = (
  pixels: number,
  count: number,
  runs: number,
  runCount: number,
  length: number,
  weights: number,
  channels: number,
) => void;

export type WeightGradient = (
  segments: number,
  segmentCount: number,
  together: number,
  stepX: number,
  runs: number,
  runCount: number,
  length: number,
  sums: number,
  channels: number,
) => void;

const PAGE = 2 ** 16;
/** A memory that has grown beyond this is released after the call, as WebAssembly cannot shrink it. */
const KEPT_BYTES = 2 ** 26;
/** Bytes behind each piece of memory, because tiles read a little beyond their data. */
const SLACK = 256;

let compiled: WebAssembly.Module | undefined;
let instance: Kernels | undefined;

/** The module's exports. It is compiled at the first call. */
function load(): Kernels {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(binary), (c) => c.charCodeAt(0)));
  instance ??= new WebAssembly.Instance(compiled).exports as unknown as Kernels;
  return instance;
}

let isMissing = false;

/** Whether WebAssembly can be used: a page may forbid it, and a process may run out of addresses. */
export function isAvailable(): boolean {
  try {
    if (!isMissing) load();
  } catch {
    isMissing = true;
  }
  return !isMissing;
}

/**
 * Lays out pieces of memory one behind the other and runs `work` with them.
 *
 * @param bytes the size of each piece
 * @param work receives the exports and the address of each piece, a multiple of 64
 * @throws ValueError when the pieces do not fit into the memory
 */
export function withMemory<Result>(
  bytes: readonly number[],
  work: (kernels: Kernels, ...at: number[]) => Result,
): Result {
  const at: number[] = [];
  let end = 64;
  for (const size of bytes) {
    at.push(end);
    end += Math.ceil((size + SLACK) / 64) * 64;
  }
  if (end > KERNEL_BYTES) throw tooLarge(end);
  const kernels = load();
  const missing = end - kernels.memory.buffer.byteLength;
  try {
    if (missing > 0) kernels.memory.grow(Math.ceil(missing / PAGE));
  } catch {
    throw tooLarge(end);
  }
  try {
    return work(kernels, ...at);
  } finally {
    if (kernels.memory.buffer.byteLength > KEPT_BYTES) instance = undefined;
  }
}

function tooLarge(bytes: number): ValueError {
  return new ValueError(
    `this layer needs ${bytes} bytes of working memory; WebAssembly has at most ${KERNEL_BYTES}, and this machine may have less`,
  );
}
