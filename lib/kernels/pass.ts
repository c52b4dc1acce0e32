// A pass of a correlation: the results of one class of rows and one class of columns.
import type { Numbers } from "../tensor/numbers";
import { areAdjacent, type ResultClass, runsOf } from "./axes";
import type { Band } from "./bands";
import type { Correlate, Kernels } from "./memory";
import type { Plan } from "./plan";

const roundUp = (bytes: number) => Math.ceil(bytes / 64) * 64;

/**
 * All results of a pass have the same taps, and so the same runs, see runsOf.
 */
export class Pass {
  /** Output channels of a group of pixels. */
  readonly #channels: number;
  /** Numbers in a run. */
  readonly #length: number;
  /** The distance of each run from the start of the window, in bytes. */
  readonly #runs: readonly number[];
  readonly #adjacent: boolean;
  /** Size of the list of runs and the weights together. */
  readonly bytes: number;
  #runsAt = 0;
  #weightsAt = 0;

  /**
   * @param group the number of neighbouring pixels that are treated as one, see groupSize
   * @param size the bytes of a number
   */
  constructor(
    readonly plan: Plan,
    readonly row: ResultClass,
    readonly column: ResultClass,
    readonly group: number,
    readonly size: number,
  ) {
    const { columns, inputs, outputs } = plan;
    this.#adjacent = areAdjacent(column.taps);
    this.#channels = group * outputs;
    const taps = column.taps.length + (group - 1) * columns.step;
    this.#length = this.#adjacent ? taps * inputs : inputs;
    const pixel = inputs * size;
    this.#runs = runsOf(row.taps, column.taps, columns.padded * pixel, pixel);
    const vectors = Math.ceil((this.#channels * size) / 16);
    const weights = this.#runs.length * this.#length * vectors * 16;
    this.bytes = roundUp(4 * this.#runs.length) + roundUp(weights);
  }

  /**
   * Writes the runs and the weights in the order in which the kernel reads them: in tiles of two
   * vectors of channels, within a tile run by run.
   */
  place(at: number, numbers: Numbers, addresses: Uint32Array, W: Numbers): void {
    const { plan, row, column, size } = this;
    const [length, lanes] = [this.#length, 16 / size];
    this.#runsAt = at;
    this.#weightsAt = at + roundUp(4 * this.#runs.length);
    addresses.set(this.#runs, at / 4);
    const start = this.#weightsAt / size;
    numbers.fill(0, start, (at + this.bytes) / size);
    for (let channel = 0; channel < this.#channels; channel++) {
      const out = channel % plan.outputs;
      const pixel = (channel - out) / plan.outputs;
      const tile = channel - (channel % (2 * lanes));
      const width = this.#channels - tile > lanes ? 2 * lanes : lanes;
      const shift = pixel * plan.columns.step * plan.inputs * width;
      let to = start + tile * this.#runs.length * length + (channel - tile) + shift;
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

  /** Computes the results of a band; the addresses are those of its source, results and pixels. */
  compute(
    kernels: Kernels,
    correlate: Correlate,
    [sourceAt, resultsAt, listAt]: readonly number[],
    band: Band,
  ): void {
    const count = this.#listPixels(kernels, sourceAt, resultsAt, listAt, band);
    if (count === 0) return;
    const [runs, length, channels] = [this.#runs.length, this.#length, this.#channels];
    correlate(listAt, count, this.#runsAt, runs, length, this.#weightsAt, channels);
  }

  /** Lists the addresses of the window and of the results of each group of pixels. */
  #listPixels(
    kernels: Kernels,
    sourceAt: number,
    resultsAt: number,
    listAt: number,
    { first, last }: Band,
  ): number {
    const { row, column, group, size } = this;
    const { rows, columns, inputs, outputs } = this.plan;
    const sourceStep = columns.step * inputs * size;
    const resultStep = columns.spacing * outputs * size;
    const whole = Math.floor(column.count / group);
    const rest = column.count - group;
    let to = listAt;
    let [window, results] = [0, 0];
    const list = (count: number) => {
      kernels.list(to, count, window, group * sourceStep, results, group * resultStep);
      to += 8 * count;
    };
    for (let t = 0; t < Math.min(last, row.count) - first; t++) {
      window = sourceAt + rows.step * t * columns.padded * inputs * size;
      const resultRow = row.start + rows.spacing * t;
      results = resultsAt + (resultRow * columns.results + column.start) * outputs * size;
      list(whole);
      window += rest * sourceStep;
      results += rest * resultStep;
      // If the groups do not divide the row, its last group overlaps the one before.
      if (whole * group < column.count) list(1);
    }
    // The kernel takes four at a time, so the last group may be listed more than once.
    while ((to - listAt) % 32 !== 0) list(1);
    return (to - listAt) / 8;
  }
}
