import { formatShape, readOptions } from "../tensor/arguments";
import { ShapeError } from "../tensor/errors";
import { checkFinite, type TensorLike, toTensor } from "../tensor/nested";
import { Tensor } from "../tensor/tensor";
import { type ConvGeometry, type ConvOptions, geometry } from "./geometry";

/** The options of {@link conv2d}. */
export interface Conv2dOptions extends ConvOptions {
  /** b[m], one number for every output channel. @default zeros */
  bias?: TensorLike;
}

/**
 * The convolution without reversal (cross-correlation) of X with W: every entry of Z is a window of
 * X times W, entry by entry, summed.
 *
 *     Z[i,j]     = Σ_{k1=0}^{K1−1} Σ_{k2=0}^{K2−1} W[k1,k2] · X[i+k1, j+k2]
 *     Z[b,i,j,m] = Σ_{k1=0}^{K1−1} Σ_{k2=0}^{K2−1} Σ_{n=0}^{N−1}
 *                  W[k1,k2,n,m] · X[b, s1·i + d1·k1 − p1, s2·j + d2·k2 − p2, n] + b[m]
 *
 * with the stride s, the dilation d and the padding p; X counts as 0 outside its edges.
 *
 * @param X shape [i, j], [i, j, n], or with a batch in front [b, i, j, n]
 * @param W shape [k1, k2] when X has 2 axes, else [k1, k2, n, m]
 * @param options bias, stride, padding, dilation
 * @returns Z, shape [i, j], [i, j, m] or [b, i, j, m]; its size is {@link convGeometry}'s
 * @throws ShapeError when an array is ragged or empty, the axes do not fit together, or W is larger
 *   than X with its padding
 * @throws ValueError when an entry is not finite, a sum overflows, an option is out of range, or Z
 *   would have more than 2³⁰ entries
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * conv2d([[1, 2, 3], [4, 5, 6]], [[1, -1]]).toArray() // [[-1, -1], [-1, -1]]
 * @example
 * conv2d([[1, 2], [3, 4]], [[1, 10]], { padding: "full" }).toArray() // [[10, 21, 2], [30, 43, 4]]
 */
export function conv2d(X: TensorLike, W: TensorLike, options: Conv2dOptions = {}): Tensor {
  const { bias, ...geometryOptions } = readOptions("conv2d", options, [
    "bias",
    "stride",
    "padding",
    "dilation",
  ]);
  const x = toTensor("conv2d", "X", X);
  const w = toTensor("conv2d", "W", W);
  const sizes = geometry("conv2d", x.shape, w.shape, geometryOptions);
  const b = bias === undefined ? undefined : readBias(bias, sizes.outputChannels);
  const Z = new Tensor(sizes.outputShape, forward(x.data, w.data, b, sizes));
  checkFinite("conv2d", "the sum Z", Z);
  return Z;
}

function readBias(bias: TensorLike, channels: number): Float64Array {
  const b = toTensor("conv2d", "bias", bias);
  if (b.rank !== 1 || b.shape[0] !== channels) {
    throw new ShapeError(
      `conv2d: bias must have one number for each of the ${channels} output channels, shape ${channels}, but got the shape ${formatShape(b.shape)}`,
    );
  }
  return b.data;
}

/** The sums as they are written above, one loop for each index. */
function forward(
  X: Float64Array,
  W: Float64Array,
  b: Float64Array | undefined,
  sizes: ConvGeometry,
): Float64Array {
  const { batch, inputChannels: N, outputChannels: M } = sizes;
  const [rows, columns] = sizes.input;
  const [K1, K2] = sizes.kernel;
  const [I, J] = sizes.output;
  const Z = new Float64Array(batch * I * J * M);
  let z = 0;
  for (let image = 0; image < batch; image++) {
    for (let i = 0; i < I; i++) {
      for (let j = 0; j < J; j++) {
        for (let m = 0; m < M; m++) {
          let sum = 0;
          for (let k1 = 0; k1 < K1; k1++) {
            const row = sizes.stride[0] * i + sizes.dilation[0] * k1 - sizes.before[0];
            if (row < 0 || row >= rows) continue;
            for (let k2 = 0; k2 < K2; k2++) {
              const column = sizes.stride[1] * j + sizes.dilation[1] * k2 - sizes.before[1];
              if (column < 0 || column >= columns) continue;
              const x = ((image * rows + row) * columns + column) * N;
              const w = (k1 * K2 + k2) * N * M + m;
              for (let n = 0; n < N; n++) sum += W[w + n * M] * X[x + n];
            }
          }
          Z[z++] = b === undefined ? sum : sum + b[m];
        }
      }
    }
  }
  return Z;
}
