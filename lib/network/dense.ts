// A dense layer: every output is connected to every input.
import { activate, activationGradient } from "../layers/activate";
import { type ActivationLike, readActivation } from "../layers/activation";
import { readBias } from "../layers/bias";
import { conv2d, conv2dGradients } from "../layers/conv2d";
import { formatShape, readOptions, sizeOf } from "../tensor/arguments";
import { shaped } from "../tensor/axes";
import { publicly, ShapeError } from "../tensor/errors";
import { type TensorLike, toTensor } from "../tensor/nested";
import type { Tensor } from "../tensor/tensor";
import { checkPass, type Layer } from "./layer";

/** The options of {@link dense}. */
export interface DenseOptions {
  /** The weights W[n,m], from input n to output m. */
  W: TensorLike;
  /** The bias b[m]. @default zeros */
  b?: TensorLike;
  /** What follows: "none", "relu", "sigmoid", "tanh", or an expression in z. @default "none" */
  activation?: ActivationLike;
}

/**
 * A dense layer. Images are flattened first: X[b,i,j,n] becomes X[b,n'] with the pixels row by row.
 *
 *     Z[b,m] = Σ_{n=0}^{N−1} X[b,n] · W[n,m] + b[m]      U = activation(Z)
 *
 *     dW[n,m] = Σ_b X[b,n] · dZ[b,m]      db[m] = Σ_b dZ[b,m]      dX[b,n] = Σ_m dZ[b,m] · W[n,m]
 *
 * | accepts | a batch X of shape [b, n] or [b, i, j, n], or one input of shape [n] or [i, j, n] |
 * | parameters | W [n, m], b [m] |
 * | produces | Z and U of shape [b, m], or [m] |
 *
 * @param options W, b, activation
 * @throws ShapeError, ValueError or TypeError when an option is wrong; forward and backward throw
 *   when shapes do not fit or a sum overflows
 *
 * @example
 * dense({ W: [[1, 2], [3, 4]], b: [0, 10] }).forward([[1, 1]]).U.toArray() // [[4, 16]]
 */
export function dense(options: DenseOptions): Layer {
  return publicly("dense", () => {
    const { b: given, ...rest } = readOptions(options, ["W", "b", "activation"]);
    const W = toTensor("W", rest.W);
    if (W.rank !== 2) {
      throw new ShapeError(
        `W must have the axes [n, m], but got the shape ${formatShape(W.shape)}`,
      );
    }
    const [inputs, outputs] = W.shape;
    const b = given === undefined ? undefined : readBias("b", given, outputs);
    const activation = readActivation(rest.activation ?? "none");
    // A dense layer is a convolution with a 1×1 kernel over a row of pixels, one for each input of the batch.
    const kernel = shaped(W, [1, 1, inputs, outputs]);
    const row = (X: Tensor) => {
      const batch = X.rank % 2 === 0 ? X.shape[0] : 1;
      if (X.rank > 4 || sizeOf(X.shape) !== batch * inputs) {
        throw new ShapeError(
          `X must have ${inputs} entries for each input of the batch, since W has the shape ${formatShape(W.shape)}, but got the shape ${formatShape(X.shape)}`,
        );
      }
      return shaped(X, [1, batch, inputs]);
    };
    return {
      W,
      b,
      forward(X) {
        return publicly("forward", () => {
          const x = toTensor("X", X);
          const sums = conv2d(row(x), kernel, { bias: b });
          const Z = shaped(sums, x.rank % 2 === 0 ? [x.shape[0], outputs] : [outputs]);
          return { X: x, Z, U: activate(activation, Z) };
        });
      },
      backward(pass, dU) {
        return publicly("backward", () => {
          checkPass(pass);
          const { X, Z } = pass;
          const dZ = activationGradient(activation.name, Z, dU);
          const x = row(X);
          const { dX, dW, db } = conv2dGradients(x, kernel, shaped(dZ, [1, x.shape[1], outputs]));
          return { dZ, dX: shaped(dX, X.shape), dW: shaped(dW, W.shape), db };
        });
      },
      withWeights(W, b) {
        return publicly("withWeights", () => dense({ ...options, W, b }));
      },
    };
  });
}
