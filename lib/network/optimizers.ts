// How gradients change weights, step by step.
import { describe, readOptions } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { checkFinite } from "../tensor/finite";
import { checkSameShape } from "../tensor/nested";
import { mapped } from "../tensor/rules";
import { Tensor } from "../tensor/tensor";

/** A rule that makes new weights from old ones and their gradients. */
export interface Optimizer {
  /**
   * Begins a training, with no memory of another one.
   *
   * @returns a function that takes an array of weights, its gradient and its place in the network, and
   *   returns the new weights; it is called once for each array in every step
   */
  begin(): (weights: Tensor, gradient: Tensor, place: number) => Tensor;
}

/** The options of {@link sgd}. */
export interface SgdOptions {
  /** How far a step goes, more than 0. @default 0.1 */
  rate?: number;
  /** How much of the step before is kept, from 0 to less than 1. @default 0 */
  momentum?: number;
}

/**
 * Gradient descent on mini-batches, with momentum.
 *
 *     V ← momentum · V + dW      W ← W − rate · V
 *
 * The first V is dW itself. This is the form that PyTorch uses (torch.optim.SGD).
 *
 * @param options rate, momentum
 * @throws ValueError or TypeError when an option is wrong
 *
 * @example
 * sgd({ rate: 0.5 }).begin()(tensor([1, 2]), tensor([2, 2]), 0).toArray() // [0, 1]
 */
export function sgd(options: SgdOptions = {}): Optimizer {
  return publicly("sgd", () => {
    const { rate = 0.1, momentum = 0 } = readOptions(options, ["rate", "momentum"]);
    checkRate(rate);
    checkShare("momentum", momentum);
    return {
      begin() {
        const speeds: Tensor[] = [];
        return (weights, gradient, place) => {
          checkStep("sgd", weights, gradient, speeds[place]);
          const before = speeds[place];
          const speed = mapped(gradient, (slope, k) =>
            before === undefined ? slope : momentum * before.data[k] + slope,
          );
          speeds[place] = speed;
          return mapped(weights, (weight, k) => weight - rate * speed.data[k]);
        };
      },
    };
  });
}

/** The options of {@link adam}. */
export interface AdamOptions {
  /** How far a step goes, more than 0. @default 0.001 */
  rate?: number;
  /** How much of the mean of the gradients is kept, from 0 to less than 1. @default 0.9 */
  beta1?: number;
  /** How much of the mean of their squares is kept, from 0 to less than 1. @default 0.999 */
  beta2?: number;
  /** Keeps the quotient finite, more than 0. @default 1e-8 */
  epsilon?: number;
}

/**
 * Adam: each weight gets a step of its own length, from running means of its gradient and of its square.
 *
 *     M ← β1 · M + (1 − β1) · dW      V ← β2 · V + (1 − β2) · dW²
 *     W ← W − rate · M / (1 − β1^t) / (√(V / (1 − β2^t)) + ε)
 *
 * in step t = 1, 2, …; M and V begin with zeros. D. P. Kingma and J. Ba, *Adam: A Method for Stochastic
 * Optimization* (2015), algorithm 1.
 *
 * @param options rate, beta1, beta2, epsilon
 * @throws ValueError or TypeError when an option is wrong
 *
 * @example
 * adam({ rate: 0.5, epsilon: 1e-300 }).begin()(tensor([1, 2]), tensor([3, -3]), 0).toArray() // [0.5, 2.5]
 */
export function adam(options: AdamOptions = {}): Optimizer {
  return publicly("adam", () => {
    const given = readOptions(options, ["rate", "beta1", "beta2", "epsilon"]);
    const { rate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = given;
    checkRate(rate);
    checkShare("beta1", beta1);
    checkShare("beta2", beta2);
    checkRate(epsilon, "epsilon");
    return {
      begin() {
        const means: { M: Tensor; V: Tensor; steps: number }[] = [];
        return (weights, gradient, place) => {
          checkStep("adam", weights, gradient, means[place]?.M);
          const zero = mapped(weights, () => 0);
          const before = means[place] ?? { M: zero, V: zero, steps: 0 };
          const steps = before.steps + 1;
          const blend = (mean: Tensor, beta: number, value: (slope: number) => number) =>
            mapped(mean, (old, k) => beta * old + (1 - beta) * value(gradient.data[k]));
          const M = blend(before.M, beta1, (slope) => slope);
          const V = blend(before.V, beta2, (slope) => slope * slope);
          checkFinite("the mean of the squares", V);
          means[place] = { M, V, steps };
          const [partM, partV] = [1 - beta1 ** steps, 1 - beta2 ** steps];
          return mapped(weights, (weight, k) => {
            const length = Math.sqrt(V.data[k] / partV) + epsilon;
            return weight - (rate * M.data[k]) / partM / length;
          });
        };
      },
    };
  });
}

/** Checks what a step is given; what is kept from the steps before belongs to weights of the same shape. */
function checkStep(name: string, weights: unknown, gradient: unknown, kept: Tensor | undefined) {
  publicly(name, () => {
    for (const [argument, given] of Object.entries({ weights, gradient })) {
      if (given instanceof Tensor) continue;
      throw new KindError(`${argument} must be a Tensor, but got ${describe(given)}`);
    }
    const { shape } = weights as Tensor;
    checkSameShape("gradient", gradient as Tensor, "weights", shape);
    if (kept) checkSameShape("weights", weights as Tensor, "those of the step before", kept.shape);
  });
}

function checkRate(value: unknown, name = "rate"): void {
  checkNumber(name, value);
  if (Number.isFinite(value) && (value as number) > 0) return;
  throw new ValueError(`${name} must be a finite number above 0, but got ${value}`);
}

function checkShare(name: string, value: unknown): void {
  checkNumber(name, value);
  if ((value as number) >= 0 && (value as number) < 1) return;
  throw new ValueError(`${name} must be at least 0 and less than 1, but got ${value}`);
}

function checkNumber(name: string, value: unknown): void {
  if (typeof value === "number") return;
  throw new KindError(`${name} must be a number, but got ${describe(value)}`);
}
