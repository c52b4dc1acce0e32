// Gradient descent: small steps against the gradient make the loss smaller.
import { DESCENT_GROWTH } from "../limits";
import { describe, isPlainObject, isWhole, readOptions } from "../tensor/arguments";
import { sumOfProducts } from "../tensor/compare";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { type TensorLike, toTensor } from "../tensor/nested";
import { mapped } from "../tensor/rules";
import type { Tensor } from "../tensor/tensor";
import { type ConvLayer, checkLayer } from "./convlayer";
import { descentWords } from "./descent-words";
import type { LossResult } from "./loss";

/** The options of {@link descend}. */
export interface DescentOptions {
  /** The largest number of steps. @default 20 */
  steps?: number;
}

/** What {@link descend} returns. */
export interface Descent {
  /** The layer with the last W and b. */
  layer: ConvLayer;
  /** J before the first step, and after each. */
  losses: number[];
  /**
   * Why the descent ended: "steps" when all steps were made; "gradient" when no step makes J smaller,
   * because the gradient is 0 or nearly 0; "overflow" when J, a weight or a bias would grow to more than
   * 10¹⁵ times its size at the start, as it does when J has no lower bound.
   */
  reason: "steps" | "gradient" | "overflow";
  /** All this in sentences. */
  summary: string;
}

/** How often the rate is halved before the search for a step ends. */
const HALVINGS = 60;

/**
 * Gradient descent in W and b, with steps that are never too long.
 *
 *     W ← W − rate · dW      b ← b − rate · db
 *
 * The slope promises that J falls by rate · (Σ dW² + Σ db²). The rate is halved until J falls by more
 * than half of that, and doubled after each step; the first is 1. The descent ends early if no step makes
 * J smaller, or if J or the layer would become absurdly large. A layer without a bias stays without one.
 *
 * @param layer a layer from {@link convLayer}; it is not changed
 * @param X the input, as for layer.forward
 * @param lossOf takes U and returns { J, dU }, as {@link loss} does
 * @param options steps
 * @returns { layer, losses, reason, summary }
 * @throws ShapeError when the shapes do not fit together
 * @throws ValueError when steps is not a whole number ≥ 1, or J is not a finite number at the start
 * @throws TypeError when layer is not a layer, lossOf is not a function or does not return { J, dU }, or
 *   an option is unknown
 *
 * @example
 * descend(convLayer({ W: [[3]] }), [[1]], (U) => loss("u^2/2", U, 0), { steps: 1 }).losses // [4.5, 1.125]
 */
export function descend(
  layer: ConvLayer,
  X: TensorLike,
  lossOf: (U: Tensor) => LossResult,
  options: DescentOptions = {},
): Descent {
  const { x, steps } = publicly("descend", () => {
    checkLayer(layer);
    if (typeof lossOf !== "function") {
      throw new KindError(
        `lossOf must be a function such as (U) => loss("(u-t)^2/2", U, T), but got ${describe(lossOf)}`,
      );
    }
    const { steps = 20 } = readOptions(options, ["steps"]);
    if (!isWhole(steps, 1)) {
      throw new ValueError(
        `steps must be a whole number of at least 1, but got ${describe(steps)}`,
      );
    }
    return { x: toTensor("X", X), steps };
  });
  const evaluate = (at: ConvLayer) => pointOf(at, x, lossOf);
  let point = evaluate(layer);
  const most = DESCENT_GROWTH * Math.max(1, sizeOf(point));
  const losses = [point.J];
  let rate = 1;
  let reason: Descent["reason"] = "steps";
  while (losses.length <= steps) {
    const found = stepFrom(point, rate, evaluate);
    if (typeof found === "string" || sizeOf(found.point) > most) {
      reason = typeof found === "string" ? found : "overflow";
      break;
    }
    point = found.point;
    rate = 2 * found.rate;
    losses.push(point.J);
  }
  return { layer: point.layer, losses, reason, summary: descentWords(losses, reason) };
}

/** The largest absolute value of the loss and of all numbers in the layer. */
function sizeOf({ J, layer: { W, b } }: Point): number {
  const numbers = [W.data, b?.data ?? new Float64Array()];
  return numbers.reduce(
    (most, data) => data.reduce((size, value) => Math.max(size, Math.abs(value)), most),
    Math.abs(J),
  );
}

/** A layer, its loss, and the gradients. */
interface Point {
  layer: ConvLayer;
  J: number;
  dW: Tensor;
  db: Tensor;
}

function pointOf(layer: ConvLayer, X: Tensor, lossOf: (U: Tensor) => LossResult): Point {
  const pass = publicly("descend", () => layer.forward(X));
  // The loss is the reader's own code, so the message of an error in it stays as it is.
  const result: unknown = lossOf(pass.U);
  return publicly("descend", () => {
    const { J, dU } = readLoss(result);
    const { dW, db } = layer.backward(pass, dU);
    return { layer, J, dW, db };
  });
}

function readLoss(result: unknown): LossResult {
  if (!isPlainObject(result) || typeof result.J !== "number" || !("dU" in result)) {
    throw new KindError(`lossOf must return { J, dU }, but got ${describe(result)}`);
  }
  if (!Number.isFinite(result.J)) {
    throw new ValueError(`J must be a finite number, but lossOf gives ${result.J}`);
  }
  return result as unknown as LossResult;
}

/** The next point and the rate that led to it, or the reason why there is none. */
function stepFrom(from: Point, longest: number, evaluate: (layer: ConvLayer) => Point) {
  const { dW, db } = from;
  const promise = sumOfProducts(dW, dW) + (from.layer.b ? sumOfProducts(db, db) : 0);
  let rate = longest;
  let point = attempt(from, rate, evaluate);
  for (let k = 0; k < HALVINGS && !(point && point.J < from.J - (rate * promise) / 2); k++) {
    rate /= 2;
    point = attempt(from, rate, evaluate);
  }
  if (point && point.J < from.J) return { point, rate };
  return point && Number.isFinite(promise) ? "gradient" : "overflow";
}

/** The point after a step; undefined if the step is so long that numbers overflow. */
function attempt(from: Point, rate: number, evaluate: (layer: ConvLayer) => Point) {
  const { W, b } = from.layer;
  const moved = (A: Tensor, dA: Tensor) => mapped(A, (value, k) => value - rate * dA.data[k]);
  try {
    return evaluate(from.layer.withWeights(moved(W, from.dW), b && moved(b, from.db)));
  } catch (error) {
    if (error instanceof ValueError) return undefined;
    throw error;
  }
}
