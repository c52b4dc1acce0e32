// The sizes of a convolution: the one place where they are computed.
import { checkShape, formatShape, readOptions, type ShapeLike } from "../tensor/arguments";
import { publicly, ShapeError } from "../tensor/errors";
import { checkAxes, torchHint } from "./axes";
import { type Along, along, type ConvOptions, pair, readPadding } from "./options";

/** Everything that follows from the shapes of X and W and the options: see {@link convGeometry}. */
export interface ConvGeometry {
  /** Images in the batch; 1 when X has no batch axis. */
  batch: number;
  /** [rows, columns] of one image of X. */
  input: readonly [number, number];
  /** [rows, columns] of the kernel. */
  kernel: readonly [number, number];
  /** [rows, columns] of Z. */
  output: readonly [number, number];
  /** Channels of X, the index n; 1 when X has no channel axis. */
  inputChannels: number;
  /** Channels of Z, the index m; 1 when W has no channel axes. */
  outputChannels: number;
  /** Pixels from one position of the window to the next, [down, across], each 1 or more. */
  stride: readonly [number, number];
  /** Pixels between neighbouring entries of the window, [down, across], each 1 or more. */
  dilation: readonly [number, number];
  /** Rows of zeros above the image and columns of zeros to the left of it. */
  before: readonly [number, number];
  /** Rows of zeros below the image and columns of zeros to the right of it. */
  after: readonly [number, number];
  /** The shape of Z, with as many axes as X has. */
  outputShape: readonly number[];
}

const OPTIONS = ["stride", "padding", "dilation"];

/**
 * The sizes of a convolution (without reversal).
 *
 * Along each axis, with the padding p₀ before and p₁ after, the window covers d·(k − 1) + 1 pixels
 * and the output has ⌊(length + p₀ + p₁ − d·(k − 1) − 1) / s⌋ + 1 of them.
 *
 * @param shapeX the shape of X: [i, j], [i, j, n] or [b, i, j, n]
 * @param shapeW the shape of W: [k1, k2] when X has 2 axes, else [k1, k2, n, m]
 * @param options stride, padding, dilation
 * @throws ShapeError when a shape is not whole numbers ≥ 1, the axes do not fit together, or the
 *   window is larger than the padded X
 * @throws ValueError when an option is out of range or Z would have more than 2³⁰ entries
 * @throws TypeError when a shape is not a list, or an option is unknown or of the wrong kind
 *
 * @example
 * convGeometry([7, 9], [3, 2]).outputShape // [5, 8]
 * @example
 * convGeometry([8, 9, 3], [2, 2, 3, 2]).outputShape // [7, 8, 2]
 */
export function convGeometry(
  shapeX: ShapeLike,
  shapeW: ShapeLike,
  options: ConvOptions = {},
): ConvGeometry {
  return publicly("convGeometry", () => {
    return geometry(shapeX, shapeW, readOptions(options, OPTIONS));
  });
}

/** {@link convGeometry} for options that may hold more than stride, padding and dilation. */
export function geometry(givenX: ShapeLike, givenW: ShapeLike, options: ConvOptions): ConvGeometry {
  checkShape(givenX, "the shape of X");
  checkShape(givenW, "the shape of W");
  const [shapeX, shapeW] = [givenX, givenW] as (readonly number[])[];
  checkAxes(shapeX, shapeW);
  const first = shapeX.length === 4 ? 1 : 0;
  const batch = first === 1 ? shapeX[0] : 1;
  const [rows, columns] = [shapeX[first], shapeX[first + 1]];
  const [k1, k2] = [shapeW[0], shapeW[1]];
  const [inputChannels, outputChannels] = shapeW.length === 4 ? [shapeW[2], shapeW[3]] : [1, 1];
  const { stride: s = 1, dilation: d = 1 } = options;
  const stride = pair("stride", s, 1);
  const dilation = pair("dilation", d, 1);
  const padding = readPadding(options.padding);
  const vertical = along(rows, k1, stride[0], dilation[0], padding, 0);
  const horizontal = along(columns, k2, stride[1], dilation[1], padding, 1);
  if (vertical.output < 1 || horizontal.output < 1) {
    throw tooLarge([rows, columns], [k1, k2], vertical, horizontal, torchHint(shapeX, shapeW));
  }
  const output = [vertical.output, horizontal.output] as const;
  const outputShape =
    shapeX.length === 2
      ? [...output]
      : shapeX.length === 3
        ? [...output, outputChannels]
        : [batch, ...output, outputChannels];
  checkShape(outputShape, "Z of shape");
  return {
    batch,
    input: [rows, columns],
    kernel: [k1, k2],
    output,
    inputChannels,
    outputChannels,
    stride,
    dilation,
    before: [vertical.before, horizontal.before],
    after: [vertical.after, horizontal.after],
    outputShape,
  };
}

/** The row (axis 0) or column (axis 1) of X under entry k of the window for the output `out`. */
export function pixelUnder(sizes: ConvGeometry, axis: 0 | 1, out: number, k: number): number {
  return sizes.stride[axis] * out + sizes.dilation[axis] * k - sizes.before[axis];
}

function tooLarge(
  input: readonly number[],
  kernel: readonly number[],
  vertical: Along,
  horizontal: Along,
  hint: string,
): ShapeError {
  const spans = [vertical.span, horizontal.span];
  const padded = [vertical, horizontal].map((axis, k) => input[k] + axis.before + axis.after);
  const dilated = formatShape(spans) !== formatShape(kernel);
  const covers = dilated ? `, which covers ${formatShape(spans)} pixels with its dilation,` : "";
  const start = `the kernel W is ${formatShape(kernel)}${covers} but X is only`;
  return new ShapeError(
    formatShape(padded) === formatShape(input)
      ? `${start} ${formatShape(input)}; a valid convolution needs W no larger than X${hint}`
      : `${start} ${formatShape(padded)} with its padding; W must not be larger${hint}`,
  );
}
