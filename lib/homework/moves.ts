// Mistakes with the stride, the padding and the dilation, and with the place of the window on X.
import { geometry } from "../geometry/geometry";
import type { ArrayMistake } from "../judge/array";
import { conv2d, conv2dGradients } from "../layers/conv2d";
import { fill } from "../tensor/fill";
import { exchanged, totalled } from "../tensor/rules";
import type { Tensor } from "../tensor/tensor";
import type { Backward } from "./backward";
import { attempt } from "./inputs";
import type { Pass } from "./slips";

type Pair = readonly [number, number];

/** Gradients for a window that stands elsewhere on X than it does in the layer. */
export function windowMistakes(back: Backward, gradient: "dW" | "dX"): ArrayMistake[] {
  const { X, W, moves } = back.pass;
  const { stride, dilation, before } = geometry(X.shape, W.shape, moves);
  const hint = "Which pixel of X lies under W[k1, k2] while the window computes Z[i, j]?";
  const differs = (pair: Pair, usual: number) => pair.some((along) => along !== usual);
  const at = (changed: { stride?: Pair; dilation?: Pair; before?: Pair }) =>
    elsewhere(back, { stride, dilation, before, ...changed })?.[gradient];
  return [
    ["leaving out the stride", differs(stride, 1) ? at({ stride: [1, 1] }) : undefined, hint],
    ["leaving out the padding", differs(before, 0) ? at({ before: [0, 0] }) : undefined, hint],
    ["leaving out the dilation", differs(dilation, 1) ? at({ dilation: [1, 1] }) : undefined, hint],
    [
      "reading X one row and one column too far",
      // With one row and one column of zeros this is to leave out the padding.
      differs(before, 1) ? at({ before: [before[0] - 1, before[1] - 1] }) : undefined,
      hint,
    ],
  ];
}

/** The gradients of a layer whose window moves otherwise; X is 0 outside its edges. */
function elsewhere(
  { pass: { X, W, dZ }, axesX, output }: Backward,
  { stride, dilation, before }: Record<"stride" | "dilation" | "before", Pair>,
) {
  const plane = [axesX.indexOf("i"), axesX.indexOf("j")];
  const lengths = plane.map(
    (_, k) => stride[k] * (output[k] - 1) + dilation[k] * (W.shape[k] - 1) + 1,
  );
  const covered = fill(
    X.shape.map((length, axis) => (plane.includes(axis) ? lengths[plane.indexOf(axis)] : length)),
    (...at) => valueAt(X, moved(at, plane, [-before[0], -before[1]])),
  );
  return attempt(() => {
    const { dW, dX } = conv2dGradients(covered, W, dZ, { stride, dilation });
    return { dW, dX: fill(X.shape, (...at) => valueAt(dX, moved(at, plane, before))) };
  });
}

/** Σ W[k1, k2] · ∂J/∂Z[i + k1, j + k2], where ∂J/∂Z is 0 outside its edges; for stride 1 without padding. */
export function forwards({ pass, axesZ }: Backward): Tensor | undefined {
  const { X, W, dZ, moves } = pass;
  if (isMoved(pass)) return undefined;
  const plane = [axesZ.indexOf("i"), axesZ.indexOf("j")];
  const wide = dZ.shape.map((length, axis) =>
    plane.includes(axis) ? X.shape[axis] + W.shape[plane.indexOf(axis)] - 1 : length,
  );
  const kernel = W.rank === 2 ? W : exchanged(W, 2, 3);
  return attempt(() =>
    conv2d(
      fill(wide, (...at) => valueAt(dZ, at)),
      kernel,
      moves,
    ),
  );
}

/** Gradients with the rows and columns of a factor exchanged, which a square one allows. */
export function transposed(back: Backward, gradient: "dW" | "dX"): ArrayMistake[] {
  const { pass, from, axesX, axesZ } = back;
  const hint = "The row comes first: X[i, j] and Z[i, j].";
  const turned = (A: Tensor, axes: readonly string[]) =>
    exchanged(A, axes.indexOf("i"), axes.indexOf("j"));
  const ofZ = from(turned(pass.dZ, axesZ))?.[gradient];
  const ofX = gradient === "dW" ? from(pass.dZ, turned(pass.X, axesX))?.dW : undefined;
  return [
    ["exchanging the rows and columns of X", ofX, hint],
    ["exchanging the rows and columns of ∂J/∂Z", ofZ, hint],
  ];
}

/** Σ W[k1, k2] · ∂J/∂Z[i, j], where it exists; for stride 1 without padding. */
export function unshifted({ pass, axesX }: Backward): Tensor | undefined {
  const { X, W, dZ } = pass;
  if (isMoved(pass)) return undefined;
  const total = totalled(totalled(W, 0), 1);
  const one = fill([1, 1, ...W.shape.slice(2)], (_k1, _k2, ...channels) =>
    total.at(0, 0, ...channels),
  );
  const plane = [axesX.indexOf("i"), axesX.indexOf("j")];
  const covered = fill(
    X.shape.map((length, axis) => (plane.includes(axis) ? dZ.shape[axis] : length)),
    () => 0,
  );
  const { dX } = conv2dGradients(covered, one, dZ);
  return fill(X.shape, (...at) => valueAt(dX, at));
}

/** Whether a layer has a stride, a padding or a dilation. */
export function isMoved({ X, W, moves }: Pass): boolean {
  const { stride, dilation, before, after } = geometry(X.shape, W.shape, moves);
  const isPlain = [...stride, ...dilation].every((step) => step === 1);
  return !isPlain || [...before, ...after].some((zeros) => zeros > 0);
}

function moved(at: readonly number[], plane: readonly number[], by: Pair): number[] {
  return at.map((k, axis) => (plane.includes(axis) ? k + by[plane.indexOf(axis)] : k));
}

/** An entry, or 0 outside the edges. */
function valueAt(A: Tensor, at: readonly number[]): number {
  return at.every((k, axis) => k >= 0 && k < A.shape[axis]) ? A.at(...at) : 0;
}
