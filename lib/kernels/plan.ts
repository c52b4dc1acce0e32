// Plans: Z is a correlation of X with W, and dX one of dZ with W.
import type { ConvGeometry } from "../geometry/geometry";
import { type Axis, areAdjacent, backwardAxis, forwardAxis } from "./axes";

/** A correlation: results[pixel, out] = Σ_tap Σ_in source[pixel + tap, in] · W[tap, in, out]. */
export interface Plan {
  batch: number;
  rows: Axis;
  columns: Axis;
  /** Channels of the source. */
  inputs: number;
  /** Channels of the results. */
  outputs: number;
  /** The weight of (k1, k2, in, out) is W[tapStep·(k1·K2 + k2) + inStep·in + outStep·out]. */
  K2: number;
  tapStep: number;
  inStep: number;
  outStep: number;
}

/** Z from X. */
export function forwardPlan(sizes: ConvGeometry): Plan {
  const { batch, kernel, inputChannels: N, outputChannels: M } = sizes;
  const [rows, columns] = [forwardAxis(sizes, 0), forwardAxis(sizes, 1)];
  const steps = { K2: kernel[1], tapStep: N * M, inStep: M, outStep: 1 };
  return { batch, rows, columns, inputs: N, outputs: M, ...steps };
}

/** dX from dZ. */
export function backwardPlan(sizes: ConvGeometry): Plan {
  const { batch, kernel, inputChannels: N, outputChannels: M } = sizes;
  const [rows, columns] = [backwardAxis(sizes, 0), backwardAxis(sizes, 1)];
  const steps = { K2: kernel[1], tapStep: N * M, inStep: 1, outStep: M };
  return { batch, rows, columns, inputs: M, outputs: N, ...steps };
}

/**
 * The number of neighbouring pixels to treat as one with more channels: with few output channels, one
 * pixel would leave most of a vector empty. The window of a group is wider than that of a pixel, and
 * the weights are zero where the window of a pixel does not reach.
 *
 * @param lanes the numbers in a vector
 */
export function groupSize({ columns, outputs }: Plan, lanes: number): number {
  const [{ count, taps }] = columns.classes;
  if (columns.spacing > 1 || !areAdjacent(taps)) return 1;
  let [best, least] = [1, Number.POSITIVE_INFINITY];
  for (let group = 1; group <= count && (group === 1 || group * outputs <= 4 * lanes); group++) {
    const vectors = Math.ceil((group * outputs) / lanes);
    const cost = (vectors * (taps.length + (group - 1) * columns.step)) / group;
    if (cost < least) [best, least] = [group, cost];
  }
  return best;
}
