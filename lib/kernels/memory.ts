// The kernels' WebAssembly module and its memory. Nothing here asks for a host: it works in a page, too.
import { ValueError } from "../tensor/errors";
import { binary } from "./binary";

/** What the module exports: see the sources in assembly/. Addresses are in bytes. */
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
/** What 32-bit addresses reach, less a page that stays free. */
const MOST_BYTES = 2 ** 32 - PAGE;
/** A larger memory is given back after the call that needed it. */
const KEPT_BYTES = 2 ** 26;
/** Tiles read a little beyond what they need. */
const SLACK = 256;

let compiled: WebAssembly.Module | undefined;
let instance: Kernels | undefined;

/** The instance, compiled when it is needed for the first time. */
function load(): Kernels {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(binary), (c) => c.charCodeAt(0)));
  instance ??= new WebAssembly.Instance(compiled).exports as unknown as Kernels;
  return instance;
}

let isMissing = false;

/** Whether WebAssembly can be had; a page may forbid it, and a host may have no addresses left. */
export function isAvailable(): boolean {
  try {
    if (!isMissing) load();
  } catch {
    isMissing = true;
  }
  return !isMissing;
}

/**
 * Lays out pieces of memory one after the other and works with them.
 *
 * @param bytes how many bytes each piece has
 * @param work gets the exports and the pieces' addresses, multiples of 64
 * @throws ValueError when they do not fit, before anything is allocated
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
  if (end > MOST_BYTES) throw tooLarge(end);
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
    `this layer needs ${bytes} bytes of working memory at once; at most ${MOST_BYTES} can be had, and here there may be less`,
  );
}
