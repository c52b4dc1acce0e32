// Forward sums and the gradient of X: one kernel does both, as dX is a correlation of dZ.

import { areSingle, copyNumbers, type Numbers, zeroNumbers } from "../tensor/numbers";
import { type Axis, areAdjacent, type ResultClass } from "./axes";
import { type Band, bandSize, bands, copySource, sourceRows } from "./bands";
import { type Kernels, withMemory } from "./memory";

/** A correlation: results[pixel, out] = Σ source[pixel + tap, in] · W[tap, in, out]. */
export interface Correlation {
  batch: number;
  rows: Axis;
  columns: Axis;
  /** Channels of the source. */
  inputs: number;
  /** Channels of the results. */
  outputs: number;
  /** Where W keeps the product of (k1, k2, in, out): tapStep·(k1·K2 + k2) + inStep·in + outStep·out. */
  K2: number;
  tapStep: number;
  inStep: number;
  outStep: number;
}

/** The results, [image, row, column, channel]. */
export function correlation(plan: Correlation, source: Numbers, W: Numbers): Numbers {
  const { batch, rows, columns, inputs, outputs } = plan;
  const single = areSingle(source, W);
  const size = single ? 4 : 8;
  const together = pixelsTogether(plan, 16 / size);
  const passes = rows.classes.flatMap((row) =>
    columns.classes.map((column) => new Pass(plan, row, column, together, size)),
  );
  const count = Math.ceil(rows.results / rows.spacing);
  const acrossSource = columns.padded * inputs * size;
  const acrossResults = columns.results * outputs * size;
  const bytesOf = (images: number, height: number) => [
    images * sourceRows(rows, height) * acrossSource,
    images * Math.min(height * rows.spacing, rows.results) * acrossResults,
    8 * (images * height * Math.ceil(columns.results / columns.spacing) + 4),
  ];
  const band = bandSize(batch, count, (...some) => bytesOf(...some).reduce((a, b) => a + b));
  const weightBytes = passes.reduce((sum, pass) => sum + pass.bytes, 0);
  const pieces = [weightBytes, ...bytesOf(band.images, band.count)];
  return withMemory(pieces, (kernels, weightsAt, sourceAt, resultsAt, pixelsAt) => {
    const { buffer } = kernels.memory;
    const numbers = single ? new Float32Array(buffer) : new Float64Array(buffer);
    const addresses = new Uint32Array(buffer);
    let at = weightsAt;
    for (const pass of passes) {
      pass.place(at, numbers, addresses, W);
      at += pass.bytes;
    }
    const correlate = single ? kernels.correlate32 : kernels.correlate64;
    const acrossRow = columns.results * outputs;
    /** A view of the results of one band; the next band overwrites them. */
    const work = (part: Band) => {
      copySource(numbers.subarray(sourceAt / size), source, inputs, rows, columns, part);
      for (const pass of passes) {
        const pixels = pass.listPixels(kernels, pixelsAt, sourceAt, resultsAt, part);
        const { runs, length, weightsAt } = pass;
        if (pixels > 0) {
          correlate(pixelsAt, pixels, pass.at, runs.length, length, weightsAt, pass.channels);
        }
      }
      const height = Math.min(part.last * rows.spacing, rows.results) - part.first * rows.spacing;
      const start = resultsAt / size;
      return numbers.subarray(start, start + part.images * height * acrossRow);
    };
    if (band.images === batch && band.count === count) {
      return copyNumbers(work({ image: 0, images: batch, first: 0, last: count }));
    }
    const results = zeroNumbers(single, batch * rows.results * acrossRow);
    for (const part of bands(batch, count, band)) {
      const row = part.image * rows.results + part.first * rows.spacing;
      results.set(work(part), row * acrossRow);
    }
    return results;
  });
}

/**
 * How many neighbouring pixels are taken as one with as many more channels: with a single channel
 * most of a vector would be empty. The window of such a pixel is wider, by zeros.
 */
function pixelsTogether({ columns, outputs }: Correlation, lanes: number): number {
  const [{ count, taps }] = columns.classes;
  if (columns.spacing > 1 || !areAdjacent(taps)) return 1;
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let some = 1; some <= count && (some === 1 || some * outputs <= 4 * lanes); some++) {
    const vectors = Math.ceil((some * outputs) / lanes);
    const cost = (vectors * (taps.length + (some - 1) * columns.step)) / some;
    if (cost < least) [best, least] = [some, cost];
  }
  return best;
}

/** The results of one class of rows and one class of columns. */
class Pass {
  readonly channels: number;
  readonly length: number;
  /** The distances of the runs from the start of a window, in bytes. */
  readonly runs: readonly number[];
  /** What the runs and their weights take. */
  readonly bytes: number;
  /** Where the list of runs and the weights stand. */
  at = 0;
  weightsAt = 0;
  readonly #adjacent: boolean;

  constructor(
    readonly plan: Correlation,
    readonly row: ResultClass,
    readonly column: ResultClass,
    readonly together: number,
    readonly size: number,
  ) {
    const { columns, inputs, outputs } = plan;
    this.#adjacent = areAdjacent(column.taps);
    this.channels = together * outputs;
    const taps = column.taps.length + (together - 1) * columns.step;
    this.length = this.#adjacent ? taps * inputs : inputs;
    const starts = this.#adjacent ? column.taps.slice(0, 1) : column.taps;
    this.runs = row.taps.flatMap((k1) =>
      starts.map((k2) => (k1.at * columns.padded + k2.at) * inputs * size),
    );
    const vectors = Math.ceil((this.channels * size) / 16);
    const weights = this.runs.length * this.length * vectors * 16;
    this.bytes = Math.ceil((4 * this.runs.length) / 64) * 64 + Math.ceil(weights / 64) * 64;
  }

  /** Writes the runs and the weights: tiles of two vectors of channels, in a tile run by run. */
  place(at: number, numbers: Numbers, addresses: Uint32Array, W: Numbers): void {
    const { plan, row, column, together, size, length, channels } = this;
    this.at = at;
    this.weightsAt = at + Math.ceil((4 * this.runs.length) / 64) * 64;
    addresses.set(this.runs, at / 4);
    const start = this.weightsAt / size;
    numbers.fill(0, start, (at + this.bytes) / size);
    const lanes = 16 / size;
    const steps = this.runs.length * length;
    for (let pixel = 0; pixel < together; pixel++) {
      for (let out = 0; out < plan.outputs; out++) {
        const channel = pixel * plan.outputs + out;
        const tile = channel - (channel % (2 * lanes));
        const width = channels - tile > lanes ? 2 * lanes : lanes;
        let to =
          start + tile * steps + (channel - tile) + pixel * plan.columns.step * plan.inputs * width;
        for (const k1 of row.taps) {
          for (const [k, k2] of column.taps.entries()) {
            const from = (k1.k * plan.K2 + k2.k) * plan.tapStep + out * plan.outStep;
            const first = to + k * plan.inputs * width;
            for (let n = 0; n < plan.inputs; n++) {
              numbers[first + n * width] = W[from + n * plan.inStep];
            }
          }
          to += (this.#adjacent ? length : length * column.taps.length) * width;
        }
      }
    }
  }

  /** Lists where each pixel's window starts and its results belong; four at a time are computed. */
  listPixels(
    kernels: Kernels,
    at: number,
    sourceAt: number,
    resultsAt: number,
    { images, first, last }: Band,
  ): number {
    const { plan, row, column, together, size } = this;
    const { rows, columns, inputs, outputs } = plan;
    const height = sourceRows(rows, last - first);
    const resultRows = Math.min(last * rows.spacing, rows.results) - first * rows.spacing;
    const [windowStep, resultStep] = [
      columns.step * inputs * size,
      columns.spacing * outputs * size,
    ];
    const whole = Math.floor(column.count / together);
    const rest = column.count - together;
    let to = at;
    const list = (count: number, window: number, results: number) => {
      kernels.list(to, count, window, together * windowStep, results, together * resultStep);
      to += 8 * count;
    };
    let [window, results] = [0, 0];
    for (let image = 0; image < images; image++) {
      for (let t = first; t < Math.min(last, row.count); t++) {
        const line = image * height + rows.step * (t - first);
        const resultRow = image * resultRows + row.start + rows.spacing * (t - first);
        window = sourceAt + line * columns.padded * inputs * size;
        results = resultsAt + (resultRow * columns.results + column.start) * outputs * size;
        list(whole, window, results);
        window += rest * windowStep;
        results += rest * resultStep;
        // The last group of pixels may overlap the one before it.
        if (whole * together < column.count) list(1, window, results);
      }
    }
    // The last one again: the same results are written twice.
    while ((to - at) % 32 !== 0) list(1, window, results);
    return (to - at) / 8;
  }
}
