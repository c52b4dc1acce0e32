// The windows of pooling and sub-sampling: their places, and the size of what they give.

import { POOLED_PIXELS } from "../limits";
import { formatShape, readOptions } from "../tensor/arguments";
import { LimitError, ShapeError } from "../tensor/errors";
import { formatNumber } from "../tensor/number";
import { along, pair } from "./options";

/** The windows of pooling. A pair is typed as a list, for that is what `const size = [2, 3]` is. */
export interface PoolOptions {
  /** Pixels in a window: a number, or a pair [down, across]. @default 2 */
  size?: number | readonly number[];
  /** Pixels from one window to the next: a number, or a pair [down, across]. @default size */
  stride?: number | readonly number[];
}

/** Everything that follows from the shape of X and the windows. */
export interface Windows {
  /** Images in the batch; 1 when X has no batch axis. */
  batch: number;
  /** [rows, columns] of one image of X; a list of samples is one row. */
  input: readonly [number, number];
  /** [rows, columns] of a window. */
  size: readonly [number, number];
  /** Pixels from one window to the next, [down, across]. */
  stride: readonly [number, number];
  /** [rows, columns] of one image of Y. */
  output: readonly [number, number];
  /** Channels of X and of Y; 1 when X has no channel axis. */
  channels: number;
  /** The shape of Y, with as many axes as X has. */
  outputShape: readonly number[];
}

/** Reads the options of pooling; without a stride the windows stand side by side. */
export function poolingWindows(shape: readonly number[], options: PoolOptions): Windows {
  const { size = 2, stride = size } = readOptions(options, ["size", "stride"]);
  return windows(shape, size, stride);
}

/**
 * The windows that lie completely inside X: along each axis ⌊(length − size) / stride⌋ + 1 of them. Pixels
 * at the end that do not fill a window are left out.
 *
 * @param shape the shape of X: [k], [i, j], [i, j, n] or [b, i, j, n]
 */
export function windows(shape: readonly number[], size: unknown, stride: unknown): Windows {
  if (shape.length > 4) {
    throw new ShapeError(
      `X must have the axes [k], [i, j], [i, j, n] or [b, i, j, n], but got the shape ${formatShape(shape)}`,
    );
  }
  const isList = shape.length === 1;
  const [rows, columns] = isList ? [1, shape[0]] : shape.slice(shape.length === 4 ? 1 : 0);
  const [p1, p2] = isList ? [1, single("size", size)] : pair("size", size, 1);
  const [s1, s2] = isList ? [1, single("stride", stride)] : pair("stride", stride, 1);
  const [I, J] = [along(rows, p1, s1, 1, "valid", 0), along(columns, p2, s2, 1, "valid", 1)].map(
    ({ output }) => output,
  );
  if (I < 1 || J < 1) {
    const [window, image] = isList ? [p2, columns] : [`${p1}×${p2}`, `${rows}×${columns}`];
    throw new ShapeError(
      `the window is ${window} but X is only ${image}; a window must lie completely inside X`,
    );
  }
  const channels = shape.length > 2 ? shape[shape.length - 1] : 1;
  const batch = shape.length === 4 ? shape[0] : 1;
  const pixels = batch * I * J * channels * p1 * p2;
  if (pixels > POOLED_PIXELS) {
    throw new LimitError(
      `all windows together have ${formatNumber(pixels)} pixels; at most ${formatNumber(POOLED_PIXELS)} are pooled at once, so take a smaller X or smaller windows`,
    );
  }
  return {
    batch,
    input: [rows, columns],
    size: [p1, p2],
    stride: [s1, s2],
    output: [I, J],
    channels,
    outputShape: shape.map((length, axis) => {
      const first = shape.length === 4 ? 1 : 0;
      return isList ? J : axis === first ? I : axis === first + 1 ? J : length;
    }),
  };
}

/**
 * Visits every pixel of every window, those of one window row by row: y is the position of the window in Y,
 * x that of the pixel in X.
 */
export function eachPixel(sizes: Windows, visit: (y: number, x: number) => void): void {
  const { batch, channels: N } = sizes;
  const [[rows, columns], [p1, p2]] = [sizes.input, sizes.size];
  const [[s1, s2], [I, J]] = [sizes.stride, sizes.output];
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < I; i++) {
      for (let j = 0; j < J; j++) {
        const y = ((b * I + i) * J + j) * N;
        for (let k1 = 0; k1 < p1; k1++) {
          for (let k2 = 0; k2 < p2; k2++) {
            const x = ((b * rows + s1 * i + k1) * columns + s2 * j + k2) * N;
            for (let n = 0; n < N; n++) visit(y + n, x + n);
          }
        }
      }
    }
  }
}

/** Reads one number for the only axis of a list. */
function single(name: string, given: unknown): number {
  const [first, second] = pair(name, given, 1);
  if (first === second) return first;
  throw new ShapeError(
    `${name} must be one number because X is a list, but got [${first}, ${second}]`,
  );
}
