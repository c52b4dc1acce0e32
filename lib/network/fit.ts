// Training: many small steps against the gradient.
import { describe, formatShape, isWhole, readOptions } from "../tensor/arguments";
import { KindError, publicly, ShapeError, ValueError } from "../tensor/errors";
import { type TensorLike, toTensor } from "../tensor/nested";
import { checkSeed, mulberry32 } from "../tensor/random";
import { Tensor } from "../tensor/tensor";
import type { Layer } from "./layer";
import { adam, type Optimizer } from "./optimizers";
import { backward, forward } from "./passes";
import { readLabels, softmaxCrossEntropy } from "./softmax";

/** The options of {@link Network.fit}. */
export interface FitOptions {
  /** How often every input is used. @default 10 */
  epochs?: number;
  /** Inputs in a mini-batch; the last one of an epoch may be smaller. @default 32 */
  batch?: number;
  /** How gradients change the weights. @default adam() */
  optimizer?: Optimizer;
  /** A whole number from 0 to 2³² − 1; the same seed gives the same order of the inputs. @default 1 */
  seed?: number;
  /** Called after every step. The training ends if it returns false. */
  onStep?: (step: TrainingStep) => unknown;
}

/** What {@link FitOptions.onStep} is told. */
export interface TrainingStep {
  /** Steps so far, from 1. */
  step: number;
  /** All steps of the training. */
  steps: number;
  /** The epoch that the step belongs to, from 0. */
  epoch: number;
  /** The loss of the step's mini-batch, before the step. */
  J: number;
  /** The layers after the step. */
  layers: readonly Layer[];
}

/** What a training gives. */
export interface Training {
  /** The layers with their last good weights. */
  layers: readonly Layer[];
  /** The loss of every mini-batch, each before its step. */
  losses: number[];
  /**
   * Why the training ended: "epochs" when all were done, "stopped" by onStep, "overflow" when the loss, a
   * sum or a weight was no finite number any more. Then the weights are those of the step before.
   */
  reason: "epochs" | "stopped" | "overflow";
}

/** For how long, in milliseconds, the training may keep everything else waiting. */
const TURN = 50;

/** Trains layers on inputs X and their classes. */
export async function fit(
  start: readonly Layer[],
  X: TensorLike,
  labels: TensorLike,
  options: FitOptions,
): Promise<Training> {
  const given = publicly("fit", () => readInputs(start, X, labels, options));
  const { x, classes, epochs, batch, optimizer, seed, onStep } = given;
  const update = optimizer.begin();
  const next = mulberry32(seed);
  const [count, ...shape] = x.shape;
  const size = x.data.length / count;
  const steps = epochs * Math.ceil(count / batch);
  const losses: number[] = [];
  let [layers, before] = [start, start];
  let inputs = x;
  let pause = performance.now() + TURN;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffled(count, next);
    for (let first = 0; first < count; first += batch) {
      const chosen = order.slice(first, first + batch);
      const images = new Float64Array(chosen.length * size);
      chosen.forEach((k, b) => {
        images.set(x.data.subarray(k * size, (k + 1) * size), b * size);
      });
      inputs = new Tensor([chosen.length, ...shape], images);
      const made = attempt(() => {
        const pass = forward(layers, inputs);
        const right = chosen.map((k) => classes[k]);
        const { J, dZ } = softmaxCrossEntropy(pass.U, right);
        const { layers: gradients } = backward(layers, pass, dZ);
        return { J, layers: stepped(layers, gradients, update) };
      });
      if (made === undefined) return { layers: before, losses, reason: "overflow" };
      before = layers;
      layers = made.layers;
      losses.push(made.J);
      const step = { step: losses.length, steps, epoch, J: made.J, layers };
      if (onStep?.(step) === false) return { layers, losses, reason: "stopped" };
      if (performance.now() > pause) {
        // Messages go out and come in only while nothing is computed.
        await new Promise((resolve) => setTimeout(resolve));
        pause = performance.now() + TURN;
      }
    }
  }
  // Weights may be so large after the last step that nothing can be computed with them.
  const isGood = attempt(() => forward(layers, inputs)) !== undefined;
  return isGood
    ? { layers, losses, reason: "epochs" }
    : { layers: before, losses, reason: "overflow" };
}

/** Every array of weights after a step. */
function stepped(
  layers: readonly Layer[],
  gradients: readonly { dW?: Tensor; db?: Tensor }[],
  update: ReturnType<Optimizer["begin"]>,
): Layer[] {
  return layers.map((layer, k) => {
    const { dW, db } = gradients[k];
    if (!layer.W || !layer.withWeights || !dW) return layer;
    const W = update(layer.W, dW, 2 * k);
    const b = layer.b && db && update(layer.b, db, 2 * k + 1);
    return layer.withWeights(W, b);
  });
}

/** What a step gives; undefined when a number in it is not finite. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return publicly("fit", work);
  } catch (error) {
    if (error instanceof ValueError) return undefined;
    throw error;
  }
}

/** The whole numbers below count in a random order (R. Durstenfeld, Algorithm 235, 1964). */
function shuffled(count: number, next: () => number): number[] {
  const order = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(next() * (k + 1));
    [order[k], order[other]] = [order[other], order[k]];
  }
  return order;
}

const OPTIONS = ["epochs", "batch", "optimizer", "seed", "onStep"];

function readInputs(
  layers: readonly Layer[],
  X: TensorLike,
  labels: TensorLike,
  options: FitOptions,
) {
  const given = readOptions(options, OPTIONS);
  const { epochs = 10, batch = 32, optimizer = adam(), seed = 1, onStep } = given;
  for (const [name, value] of Object.entries({ epochs, batch })) {
    if (isWhole(value, 1)) continue;
    throw new ValueError(
      `${name} must be a whole number of at least 1, but got ${describe(value)}`,
    );
  }
  checkSeed(seed);
  if (typeof optimizer?.begin !== "function") {
    throw new KindError(`optimizer must come from sgd or adam, but got ${describe(optimizer)}`);
  }
  if (onStep !== undefined && typeof onStep !== "function") {
    throw new KindError(
      `onStep must be a function such as ({ step, J }) => …, but got ${describe(onStep)}`,
    );
  }
  const x = toTensor("X", X);
  const first = new Tensor([1, ...x.shape.slice(1)], x.data.slice(0, x.data.length / x.shape[0]));
  const { U } = forward(layers, first);
  if (x.rank < 2 || U.rank !== 2) {
    throw new ShapeError(
      `the network must give U[b, m], a number for every class, but gives the shape ${formatShape(U.shape)} for X of shape ${formatShape(x.shape)}; end it with a dense layer`,
    );
  }
  return {
    x,
    classes: readLabels(labels, x.shape[0], U.shape[1]),
    epochs,
    batch,
    optimizer,
    seed,
    onStep,
  };
}
