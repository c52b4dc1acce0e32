// The layer of Problem 3 and the loss behind it, from the inputs of its notebook.
import { geometry } from "../geometry/geometry";
import type { ConvOptions } from "../geometry/options";
import type { ActivationLike } from "../layers/activation";
import { type ConvLayer, type ConvLayerPass, convLayer } from "../layers/convlayer";
import { type LossResult, loss } from "../layers/loss";
import { readSymbolic, type Symbolic } from "../layers/symbolic";
import { describe } from "../tensor/arguments";
import { asImage, asKernel } from "../tensor/axes";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { checkSameShape, type TensorLike, toTensor } from "../tensor/nested";
import { Tensor } from "../tensor/tensor";
import { readInputs } from "./inputs";

/** The inputs of {@link layerWithLoss}. */
export interface LayerWithLossInputs extends ConvOptions {
  /** The input: [i, j], [i, j, n] or [b, i, j, n]. */
  X: TensorLike;
  /** The kernel: [k1, k2] or [k1, k2, n, m]. */
  W: TensorLike;
  /** The bias, shape [m]. @default zeros */
  b?: TensorLike;
  /** What follows the convolution. @default "sigmoid" */
  activation?: ActivationLike;
  /** What an entry u of U adds to J, an expression in u and t, or "given" where dU is. @default "given" */
  lossPerEntry?: string;
  /** The target t of the entries of U: one number, or an array of the shape of U. @default 0 */
  target?: TensorLike | number;
  /** ∂J/∂U where it is given: one number for all entries, or an array of the shape of U. @default 1 */
  dU?: TensorLike | number;
}

/** What {@link layerWithLoss} returns. */
export interface LayerWithLoss {
  /** X with its channels: [i, j, n] or [b, i, j, n]. */
  x: Tensor;
  /** W with its channels: [k1, k2, n, m]. */
  w: Tensor;
  /** The layer. */
  layer: ConvLayer;
  /** The stride, the padding and the dilation. */
  options: ConvOptions;
  /** What the layer's forward returned for x: X, Z and U. */
  pass: ConvLayerPass;
  /** Whether ∂J/∂U is given; J is then Σ ∂J/∂U · U, the simplest loss with this gradient. */
  isGiven: boolean;
  /** What one entry adds to J, with its derivative. */
  perEntry: Symbolic;
  /** J and ∂J/∂U for any U of this shape. */
  lossOf: (U: Tensor) => LossResult;
  /** J. */
  J: number;
  /** ∂J/∂U, of the shape of U. */
  dU: Tensor;
}

const INPUTS = [
  ...["X", "W", "b", "activation", "lossPerEntry", "target", "dU"],
  ...["stride", "padding", "dilation"],
];

/**
 * A layer and the loss behind it, run forward once. All inputs are checked together, so that an error
 * names the one that is wrong.
 *
 * @param inputs X and W, and what is not as by default: b, activation, lossPerEntry, target, dU,
 *   stride, padding, dilation
 * @returns { x, w, layer, options, pass, isGiven, perEntry, lossOf, J, dU }
 * @throws ShapeError when shapes do not fit together
 * @throws ValueError when a number is not finite or overflows, or an option or an expression cannot be
 *   used
 * @throws TypeError when an input is unknown or of the wrong kind
 *
 * @example
 * layerWithLoss({ X: [[1, 2]], W: [[3]], activation: "none", lossPerEntry: "(u-t)^2" }).J // 45
 */
export function layerWithLoss(inputs: LayerWithLossInputs): LayerWithLoss {
  return publicly("layerWithLoss", () => {
    readInputs("the layer", inputs, INPUTS);
    const { b, activation = "sigmoid", stride, padding, dilation } = inputs;
    const options = { stride, padding, dilation };
    const { lossPerEntry = "given", target = 0, dU = 1 } = inputs;
    const [x, w] = [asImage(inputs.X), asKernel(inputs.W)];
    // The shapes first: where X and W do not fit together, nothing else can be said.
    geometry(x.shape, w.shape, options);
    const layer = convLayer({ W: w, b, activation, ...options });
    const pass = layer.forward(x);
    const isGiven = lossPerEntry === "given";
    const perEntry = readSymbolic("lossPerEntry", isGiven ? "t*u" : lossPerEntry, ["u", "t"]);
    const T = isGiven ? readGoal("dU", dU, pass.U) : readGoal("target", target, pass.U);
    const lossOf = (U: Tensor) => loss(perEntry.expression, U, T);
    return { x, w, layer, options, pass, isGiven, perEntry, lossOf, ...lossOf(pass.U) };
  });
}

/** One number, or an array of the shape of U, which may lack its channels where there is one. */
function readGoal(name: string, goal: unknown, U: Tensor): Tensor | number {
  if (typeof goal === "number") {
    if (Number.isFinite(goal)) return goal;
    throw new ValueError(`${name} must be a finite number, but got ${describe(goal)}`);
  }
  if (typeof goal !== "object" || goal === null) {
    throw new KindError(
      `${name} must be a number or an array of the shape of U, but got ${describe(goal)}`,
    );
  }
  const given = toTensor(name, goal);
  const isMatrix = given.rank === 2 && U.rank === 3 && U.shape[2] === 1;
  checkSameShape(name, given, "U", isMatrix ? U.shape.slice(0, 2) : U.shape);
  return new Tensor(U.shape, given.data);
}
