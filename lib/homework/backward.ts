// The layer of Problem 3, forward and backward, and mistakes that all its gradients share.
import { geometry } from "../geometry/geometry";
import type { ConvOptions } from "../geometry/options";
import type { ArrayMistake } from "../judge/array";
import { type ActivationLike, readActivation } from "../layers/activation";
import { conv2dGradients } from "../layers/conv2d";
import { convLayer } from "../layers/convlayer";
import { toTensor } from "../tensor/nested";
import { mapped, reordered } from "../tensor/rules";
import type { Tensor } from "../tensor/tensor";
import { attempt, readInputs } from "./inputs";
import { type Pass, slips } from "./slips";

const INPUTS = ["X", "W", "b", "activation", "dU", "stride", "padding", "dilation"];
export const SUMS = "The loss adds up over all pixels, so the gradient is a sum, not a mean.";

export type Gradient = "dX" | "dW" | "db";

/** Everything that the questions and their mistakes are computed from. */
export function backwardPass(inputs: unknown) {
  const given = readInputs("Problem 3", inputs, INPUTS);
  const { activation: name = "sigmoid", stride, padding, dilation } = given;
  const moves = { stride, padding, dilation } as ConvOptions;
  const X = toTensor("X", given.X);
  const W = toTensor("W", given.W);
  const dU = toTensor("dU", given.dU);
  const activation = readActivation(name);
  const layer = convLayer({
    W,
    b: given.b as Tensor,
    activation: name as ActivationLike,
    ...moves,
  });
  const { Z, U } = layer.forward(X);
  const gradients = layer.backward({ X, Z }, dU);
  const { dZ } = gradients;
  const pass: Pass = { X, W, b: layer.b, activation, moves, Z, U, dU, dZ };
  const { batch, output } = geometry(X.shape, W.shape, moves);
  const prefix = X.rank === 4 ? ["b"] : [];
  const channels = X.rank === 2 ? [] : ["m"];
  /** The gradients, were ∂J/∂Z another. */
  const from = (changed: Tensor, x = X, w = W) =>
    attempt(() => conv2dGradients(x, w, changed, moves));
  return {
    ...{ pass, gradients, from, batch, output },
    pixels: output[0] * output[1],
    entries: Z.data.length,
    axesX: [...prefix, "i", "j", ...channels.map(() => "n")],
    axesW: ["k1", "k2", ...channels.flatMap((m) => ["n", m])],
    axesZ: [...prefix, "i", "j", ...channels],
  };
}

export type Backward = ReturnType<typeof backwardPass>;

/**
 * ∂J/∂Z by U · (1 − U) or 1 − U², as on paper. Where U is next to 1 nothing is left of such a
 * difference, while the library keeps all digits; undefined for other activations.
 */
export function onPaper({ pass: { activation, U, dU } }: Backward): Tensor | undefined {
  if (activation.name === "sigmoid") return mapped(dU, (g, k) => g * U.data[k] * (1 - U.data[k]));
  if (activation.name === "tanh") return mapped(dU, (g, k) => g * (1 - U.data[k] ** 2));
  return undefined;
}

/** The gradients behind {@link onPaper}. */
export function behindPaper(back: Backward) {
  const dZ = onPaper(back);
  return dZ && back.from(dZ);
}

/** Mistakes in ∂J/∂Z, and what they give for a gradient behind it, with a kernel that may be another. */
export function inherited(
  { pass, from }: Backward,
  gradient: Gradient,
  kernel = pass.W,
): ArrayMistake[] {
  const backwards = "What passes back through the layer is ∂J/∂Z, a gradient, not a value.";
  const instead: readonly ArrayMistake[] = [
    ...slips(pass).map(([name, ...rest], k): ArrayMistake => {
      return [k === 0 ? "taking ∂J/∂U in place of ∂J/∂Z" : name, ...rest];
    }),
    ["taking U in place of ∂J/∂Z", pass.U, backwards],
    ["taking Z in place of ∂J/∂Z", pass.Z, backwards],
  ];
  return instead.map(([name, dZ, hint]) => [
    name,
    dZ && from(dZ, pass.X, kernel)?.[gradient],
    hint,
  ]);
}

/** Two mistakes at once: one that changes the result of each of the others. */
export function combined(
  name: string,
  change: (gradient: Tensor) => Tensor,
  others: readonly ArrayMistake[],
): ArrayMistake[] {
  return others.map(([other, gives, hint]) => [
    `${name}, and also ${other}`,
    gives && change(gives),
    hint,
  ]);
}

/** The other sign. */
export const TURNED = "getting the sign wrong";
export const negative = (gradient: Tensor) => mapped(gradient, (value) => -value);

/** The factor that is left out: 1 in the place of every entry. */
export const ones = (factor: Tensor) => mapped(factor, () => 1);

/** A gradient of the wrong size: divided, doubled, or with the other sign. */
export function scaled(right: Tensor, { batch, pixels, entries }: Backward): ArrayMistake[] {
  const by = (factor: number) => mapped(right, (value) => value * factor);
  return [
    [
      TURNED,
      negative(right),
      "The gradient points towards a larger J; only a step goes against it.",
    ],
    ["dividing by the number of pixels of Z", by(1 / pixels), SUMS],
    ...(entries === batch * pixels
      ? []
      : ([["dividing by the number of entries of Z", by(1 / entries), SUMS]] as const)),
    ...(batch === 1
      ? []
      : ([
          ["dividing by the number of images", by(1 / batch), SUMS],
          ["dividing by the number of images and of pixels", by(1 / (batch * pixels)), SUMS],
        ] satisfies ArrayMistake[])),
    ["counting everything twice", by(2), "Every term of the sum counts once."],
  ];
}

/** An image or a batch with its channels before the pixels. */
export function channelsFirst(T: Tensor): ArrayMistake[] {
  const order = [0, 1, 2, 3].slice(0, T.rank);
  const images = T.rank - 3;
  if (images < 0) return [];
  const first = [...order.slice(0, images), T.rank - 1, ...order.slice(images, -1)];
  return [
    [
      "naming the channels before the pixels",
      reordered(T, first),
      "Here the channels are the last axis.",
    ],
  ];
}
