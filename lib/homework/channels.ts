// Mistakes with the input and output channels in ∂J/∂W and ∂J/∂X.
import type { ArrayMistake } from "../judge/array";
import { fill } from "../tensor/fill";
import { exchanged, mapped, reordered, summed, totalled } from "../tensor/rules";
import type { Tensor } from "../tensor/tensor";
import { type Backward, combined, SUMS } from "./backward";
import { unusedIndices } from "./loops";

/** In ∂J/∂W; a kernel without channels has none. */
export function channelsOfW({ pass: { W }, gradients: { dW } }: Backward): ArrayMistake[] {
  if (W.rank === 2) return [];
  const separate = "Every pair of an input and an output channel has weights of its own.";
  const [N, M] = W.shape.slice(2);
  const at = (channel: (n: number, m: number) => number) =>
    fill(W.shape, (k1, k2, n, m) => dW.at(k1, k2, channel(n, m), channel(n, m)));
  return [
    ["exchanging input and output channels", exchanged(dW, 2, 3), separate],
    [
      "taking channel n of ∂J/∂Z in place of channel m",
      N <= M ? at((n) => n) : undefined,
      separate,
    ],
    ["taking channel m of X in place of channel n", M <= N ? at((_, m) => m) : undefined, separate],
    [
      "naming the axes in the order [m, n, k1, k2]",
      reordered(dW, [3, 2, 0, 1]),
      "Here the axes of W are [k1, k2, n, m].",
    ],
    ["summing over the input channels", totalled(dW, 2), separate],
    ["summing over the output channels", totalled(dW, 3), separate],
    ["summing over the input channels", summed(dW, 2), separate],
    ["summing over the output channels", summed(dW, 3), separate],
  ];
}

const FIRST = "taking the first output channel only";

/** In ∂J/∂X; a kernel without channels has none. */
export function channelsOfX(back: Backward): ArrayMistake[] {
  const { pass, gradients, from } = back;
  const { W, X, dZ } = pass;
  if (W.rank === 2) return [];
  const { dX } = gradients;
  const through = "X[i, j, n] acts on every output channel m, by W[k1, k2, n, m].";
  const [N, M] = W.shape.slice(2);
  const turned = (kernel: Tensor) => from(dZ, X, kernel)?.dX;
  /** All weights of an input channel on the output channel of the same number. */
  const own = () => {
    const total = totalled(W, 3);
    return turned(fill(W.shape, (...at) => (at[2] === at[3] ? total.at(...at) : 0)));
  };
  return [
    ["exchanging the channels of W", turned(exchanged(W, 2, 3)), through],
    ["taking channel n of ∂J/∂Z in place of channel m", N <= M ? own() : undefined, through],
    [FIRST, only(back, (m) => m === 0), through],
    ["taking the last output channel only", only(back, (m) => m === M - 1), through],
    ["summing over N channels in place of M", only(back, (m) => m < N), through],
    ["dividing by the number of output channels", mapped(dX, (x) => x / M), SUMS],
    ["summing over the input channels", totalled(dX, dX.rank - 1), through],
    ["summing over the input channels", summed(dX, dX.rank - 1), through],
  ];
}

/** In ∂J/∂X, the first output channel only and besides an index that is not used. */
export function pairsOfX(back: Backward): ArrayMistake[] {
  const first = back.pass.W.rank === 2 ? undefined : only(back, (m) => m === 0);
  return first ? combined(FIRST, (gradient) => gradient, unusedIndices(first, back.axesX)) : [];
}

/** ∂J/∂X by way of some of the output channels. */
function only({ pass: { X, W, dZ }, from }: Backward, isTaken: (m: number) => boolean) {
  return from(
    dZ,
    X,
    fill(W.shape, (...at) => (isTaken(at[3]) ? W.at(...at) : 0)),
  )?.dX;
}
