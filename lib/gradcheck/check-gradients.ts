// Gradients compared with difference quotients.
import { type ConvLayer, checkLayer } from "../layers/convlayer";
import { layerCost } from "../layers/cost";
import { settled } from "../layers/settled";
import { CHECKED_PRODUCTS } from "../limits";
import { describe, readOptions } from "../tensor/arguments";
import { zeros } from "../tensor/create";
import { LimitError, publicly, ValueError } from "../tensor/errors";
import { checkSameShape, type TensorLike, toTensor } from "../tensor/nested";
import { Tensor } from "../tensor/tensor";
import { centralCheck, exactCheck, type Point, STEP } from "./quotients";
import { GradientReport } from "./report";

/** The options of {@link checkGradients}. */
export interface CheckOptions {
  /** Gradients to be checked in place of the layer's own. @default those of layer.backward */
  gradients?: {
    /** ∂J/∂X, of the shape of X. */
    dX?: TensorLike;
    /** ∂J/∂W, of the shape of W. */
    dW?: TensorLike;
    /** ∂J/∂b, shape [m]. */
    db?: TensorLike;
  };
  /**
   * "exact" for steps of 1 and no tolerance, "central" for small steps in both directions.
   * @default "exact" where it is possible
   */
  method?: "exact" | "central";
}

/**
 * Compares the gradients of a layer with difference quotients of the loss J = Σ dU · U.
 *
 * *Exact*: a convolution is linear in X, in W and in b. So for whole numbers and no activation
 * J(p + 1) − J(p) is ∂J/∂p to the last bit, and the two are compared with ===.
 *
 * *Central*: (J(p + h) − J(p − h)) / 2h with h = 10⁻⁵ · max(1, |p|), or less where that would move an
 * entry of Z by more than 0.01 and there is an activation. Its error is at most about
 * |D(2h) − D(h)| / 3 for the finite step and 2⁻⁵² · Σ |dU · U| / h for the rounding (and, where h is
 * less, 2⁻⁵² · Σ |dZ| · Σ |W · X| / h). An entry passes when the two are no further apart than ten
 * times that, or a millionth of their size. Entries at a kink, where the step or mere rounding takes a Z
 * across a bend of the activation, such as that of ReLU at 0, are listed, not compared; if no entry can be
 * compared, the check has not passed.
 *
 * Where the slope of the activation changes within the step by more than a hundredth, D(h / 10) has to
 * confirm D(h); if it does not, the step is divided by ten until it is confirmed. Entries for which no
 * step is confirmed are listed as those without a reliable quotient.
 *
 * @param layer a layer from {@link convLayer}
 * @param X the input, as for layer.forward
 * @param dU ∂J/∂U, of the shape of U
 * @param options gradients, method
 * @returns a report: for each gradient whether it passed, and the worst entry with its index and numbers
 * @throws ShapeError when shapes do not fit together
 * @throws ValueError when "exact" is asked for but not possible, or the layer is too large
 * @throws TypeError when layer is not a layer or an option is unknown
 *
 * @example
 * checkGradients(convLayer({ W: [[1, -1]] }), [[5, 2, 3]], [[1, 2]]).passed // true
 */
export function checkGradients(
  layer: ConvLayer,
  X: TensorLike,
  dU: TensorLike,
  options: CheckOptions = {},
): GradientReport {
  return publicly("checkGradients", () => {
    const { gradients = {}, method } = readOptions(options, ["gradients", "method"]);
    checkLayer(layer);
    const [W, b] = [wide(layer.W), layer.b && wide(layer.b)];
    const checked = layer.withWeights(W, b);
    const pass = checked.forward(wide(toTensor("X", X)));
    const upstream = wide(toTensor("dU", dU));
    const own = checked.backward(pass, upstream);
    const point: Point = { X: pass.X, W, b: b ?? zeros(own.db.shape) };
    const given = readGradients(gradients, own);
    checkSize(checked, point);
    const exact = isExact(method, checked, point, upstream);
    const check = exact
      ? exactCheck(checked, point, upstream)
      : centralCheck(checked, point, upstream, { Z: settled(pass.Z), dZ: own.dZ });
    const results = (["X", "W", "b"] as const).map((name) => check(name, given[`d${name}`]));
    return new GradientReport(exact ? "exact" : "central", exact ? 1 : STEP, results);
  });
}

/** A tensor in float64, since a small step would be lost in the rounding of float32. */
function wide({ shape, data }: Tensor): Tensor {
  return new Tensor(shape, Float64Array.from(data));
}

type Gradients = Record<"dX" | "dW" | "db", Tensor>;

function readGradients(given: NonNullable<CheckOptions["gradients"]>, own: Gradients): Gradients {
  const names = ["dX", "dW", "db"] as const;
  readOptions(given, names);
  const read = names.map((name) => {
    const gradient = given[name] === undefined ? own[name] : toTensor(name, given[name]);
    checkSameShape(name, gradient, name.slice(1), own[name].shape);
    return gradient;
  });
  return { dX: read[0], dW: read[1], db: read[2] };
}

function checkSize(layer: ConvLayer, { X, W, b }: Point): void {
  const { stride, padding, dilation } = layer;
  const { multiplications } = layerCost(X.shape, W.shape, { stride, padding, dilation });
  const products = 4 * multiplications * (X.data.length + W.data.length + b.data.length);
  if (products > CHECKED_PRODUCTS) {
    throw new LimitError(
      `the layer is too large to be checked entry by entry: ${products} products; take one of at most ${CHECKED_PRODUCTS}`,
    );
  }
}

function isExact(method: unknown, layer: ConvLayer, { X, W, b }: Point, dU: Tensor): boolean {
  if (method !== undefined && method !== "exact" && method !== "central") {
    throw new ValueError(`method must be "exact" or "central", but got ${describe(method)}`);
  }
  const whole = [X, W, b, dU].every(({ data }) => data.every(Number.isInteger));
  const possible = whole && layer.activation === "none";
  if (method === "exact" && !possible) {
    throw new ValueError(
      `the exact method needs whole numbers in X, W, b and dU and no activation; take "central"`,
    );
  }
  return possible && method !== "central";
}
