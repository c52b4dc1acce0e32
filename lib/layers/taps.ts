import type { ConvGeometry } from "./geometry";

/**
 * Visits every tap of a convolution, in the order of the sums: for each pixel (image, i, j) and output
 * channel m of Z, each (k1, k2) of the window that lies on X. The zeros of the padding are left out.
 * A tap stands for N products, one for each input channel n = 0 … N−1:
 *
 *     Z[z]         += W[w + n·M] · X[x + n]
 *     dW[w + n·M]  += dZ[z] · X[x + n]
 *     dX[x + n]    += dZ[z] · W[w + n·M]
 *
 * so that the forward sums and both gradients are this one nest of loops.
 *
 * @param sizes the geometry of the convolution
 * @param visit called with the positions z, w and x (those of n = 0) in the data of Z, W and X
 */
export function eachTap(
  sizes: ConvGeometry,
  visit: (z: number, w: number, x: number) => void,
): void {
  const { batch, inputChannels: N, outputChannels: M, stride, dilation, before } = sizes;
  const [rows, columns] = sizes.input;
  const [K1, K2] = sizes.kernel;
  const [I, J] = sizes.output;
  let z = 0;
  for (let image = 0; image < batch; image++) {
    for (let i = 0; i < I; i++) {
      for (let j = 0; j < J; j++) {
        for (let m = 0; m < M; m++, z++) {
          for (let k1 = 0; k1 < K1; k1++) {
            const row = stride[0] * i + dilation[0] * k1 - before[0];
            if (row < 0 || row >= rows) continue;
            for (let k2 = 0; k2 < K2; k2++) {
              const column = stride[1] * j + dilation[1] * k2 - before[1];
              if (column < 0 || column >= columns) continue;
              const x = (image * rows + row) * columns + column;
              visit(z, (k1 * K2 + k2) * N * M + m, x * N);
            }
          }
        }
      }
    }
  }
}
