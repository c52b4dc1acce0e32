// The path of the window over X, forward to Z or backward from dZ to dX, frame by frame.

import { paletteFor } from "../draw/palette";
import { recipeOf } from "../explain/products";
import type { Place } from "../explain/sums";
import { type ConvGeometry, geometry } from "../geometry/geometry";
import type { ConvOptions } from "../geometry/options";
import { conv2d } from "../layers/conv2d";
import { SWEPT_CELLS } from "../limits";
import { formatShape, readOptions } from "../tensor/arguments";
import { zeros } from "../tensor/create";
import { LimitError, ShapeError } from "../tensor/errors";
import { checkFinite } from "../tensor/finite";
import { formatPlaces, indexOf } from "../tensor/indices";
import { checkSameShape, type TensorLike, toTensor } from "../tensor/nested";
import { formatNumber } from "../tensor/number";
import { joined } from "../tensor/numbers";
import { Tensor } from "../tensor/tensor";
import type { Figure } from "./figure";
import { frame, framesOf, subject } from "./frame";
import { unlessTooLarge } from "./too-large";

/** The options of {@link sweep}. */
export interface SweepOptions extends ConvOptions {
  /** ∂J/∂Z: with it, the frames show how the products of dZ and W add up to dX. @default none */
  dZ?: TensorLike;
}

/**
 * The path of the window over X, with a frame for every pixel of Z, row by row. Each frame shows X with
 * the window outlined and the entries of W small in its corners, and Z filled in up to this pixel.
 *
 *     Z[i,j] = Σ_{k1} Σ_{k2} W[k1,k2] · X[s1·i + d1·k1 − p1, s2·j + d2·k2 − p2]
 *
 * With dZ, the frames go backward: each shows the entry dZ[i,j], and dX after dZ[i,j] · W was added at
 * the window, with these products small in its corners. The last frame shows the whole of dX.
 *
 * @param X shape [i, j]
 * @param W shape [k1, k2]
 * @param options stride, padding, dilation, and dZ, of the shape of Z
 * @returns a figure for every pixel, for {@link show}; where the frames would have more than 2,000 cells
 *   together, one sentence
 * @throws ShapeError when an array is ragged, has other axes, or the shapes do not fit together
 * @throws ValueError when an entry is not finite, a sum overflows or an option is out of range
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * sweep([[5, 2, 3]], [[1, -1]]).map(({ alt }) => alt) // ["Frame 1 of 2: the window on X at (0, 0) to (0, 1) gives Z[0, 0] = 3.", "Frame 2 of 2: the window on X at (0, 1) to (0, 2) gives Z[0, 1] = −1."]
 */
export function sweep(X: TensorLike, W: TensorLike, options: SweepOptions = {}): Figure[] {
  const drawn = unlessTooLarge("sweep", () => {
    const known = ["stride", "padding", "dilation", "dZ"];
    const { dZ, ...moves } = readOptions(options, known);
    const [x, w] = [toTensor("X", X), toTensor("W", W)];
    if (x.rank !== 2) {
      throw new ShapeError(
        `X must have two axes, [i, j], but got the shape ${formatShape(x.shape)}; take one channel of it`,
      );
    }
    const sizes = geometry(x.shape, w.shape, moves);
    const g = dZ === undefined ? undefined : toTensor("dZ", dZ);
    if (g !== undefined) checkSameShape("dZ", g, "Z", sizes.outputShape);
    checkSize(sizes);
    const windows = windowsOf(x, w, sizes);
    return g === undefined
      ? forward(conv2d(x, w, moves), x, w, sizes, windows)
      : backward(g, x, w, sizes, windows);
  });
  return Array.isArray(drawn) ? drawn : [drawn];
}

function checkSize({ input, before, after, output }: ConvGeometry): void {
  const frames = output[0] * output[1];
  const [rows, columns] = [0, 1].map((axis) => input[axis] + before[axis] + after[axis]);
  if (frames * (rows * columns + frames) > SWEPT_CELLS) {
    throw new LimitError(
      `Z has ${frames} pixels, so there would be ${frames} frames of ${rows * columns} cells for X and ${frames} for Z; at most ${SWEPT_CELLS} cells are drawn, so take a smaller X`,
    );
  }
}

/** A position of the window, with the entries that it multiplies, as pairs of indices of W and of X. */
interface Window {
  /** [i, j] of Z. */
  index: number[];
  /** The pairs whose pixel is on X, not on the padding. */
  on: readonly Pair[];
  /** All pairs, with those on the padding. */
  all: readonly Pair[];
  /** The pixels of all pairs. */
  outlined: readonly (readonly number[])[];
}

type Pair = Place["indices"];

function windowsOf(X: Tensor, W: Tensor, sizes: ConvGeometry): Window[] {
  return Array.from({ length: sizes.output[0] * sizes.output[1] }, (_, k) => {
    const index = indexOf(k, sizes.output);
    const { places, padded } = recipeOf({ name: "Z", X, W, b: undefined, sizes }, index);
    const on = places.map(({ indices }) => indices);
    const all = [...on, ...padded.map(({ indices }) => indices)];
    return { index, on, all, outlined: all.map(([, x]) => x) };
  });
}

/** The first and the last cell of a window, in words; cells on the padding lie outside X. */
function span(cells: readonly (readonly number[])[]): string {
  const ends = [Math.min, Math.max].map((end) =>
    [0, 1].map((axis) => end(...cells.map((cell) => cell[axis]))),
  );
  const [from, to] = ends.map((end) => formatPlaces([end]));
  return from === to ? from : `${from} to ${to}`;
}

/** The frames of Z. */
function forward(
  Z: Tensor,
  X: Tensor,
  W: Tensor,
  sizes: ConvGeometry,
  windows: Window[],
): Figure[] {
  const panelX = framesOf(subject("X", X, sizes), Array.from(W.data));
  const panelZ = framesOf(subject("Z", Z));
  return windows.map(({ index, all, outlined }, k) => {
    const entry = `Z[${index.join(", ")}]`;
    const value = formatNumber(Z.at(...index));
    const corners = all.map(([w, x]) => [x, W.at(...w)] as const);
    return frame(
      entry,
      `= ${value}`,
      [panelX({ outlined, corners }), panelZ({ outlined: [index], known: k + 1 })],
      `Frame ${k + 1} of ${windows.length}: the window on X at ${span(outlined)} gives ${entry} = ${value}.`,
    );
  });
}

/** The frames of dX, with the sums after every entry of dZ. */
function backward(
  dZ: Tensor,
  X: Tensor,
  W: Tensor,
  sizes: ConvGeometry,
  windows: Window[],
): Figure[] {
  const sums = zeros(X.shape).data;
  const states = windows.map(({ index, on }) => {
    for (const [w, [row, column]] of on) {
      sums[row * X.shape[1] + column] += dZ.at(...index) * W.at(...w);
    }
    return new Tensor(X.shape, sums.slice());
  });
  // A sum that overflowed stays infinite or NaN, so the last state shows it.
  checkFinite("the sum dX", states[states.length - 1]);
  // All frames share one scale of colours.
  const palette = paletteFor("dX", joined(states.map(({ data }) => data)));
  const panelZ = framesOf(subject("dZ", dZ));
  return windows.map(({ index, all, outlined }, k) => {
    const entry = `dZ[${index.join(", ")}]`;
    const slope = dZ.at(...index);
    const corners = all.map(([w, x]) => [x, slope * W.at(...w)] as const);
    const panelX = framesOf(
      subject("dX", states[k], sizes),
      corners.map(([, value]) => value),
      palette,
    );
    return frame(
      entry,
      `= ${formatNumber(slope)}, times W, is added to dX`,
      [panelZ({ outlined: [index] }), panelX({ outlined, corners })],
      `Frame ${k + 1} of ${windows.length}: ${entry} = ${formatNumber(slope)} times W is added to dX at ${span(outlined)}.`,
    );
  });
}
