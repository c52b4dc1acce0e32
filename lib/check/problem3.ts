import { type ActivationLike, readActivation } from "../layers/activation";
import { conv2d, conv2dGradients } from "../layers/conv2d";
import { convLayer } from "../layers/convlayer";
import { type ConvOptions, geometry } from "../layers/geometry";
import { toTensor } from "../tensor/nested";
import type { Tensor } from "../tensor/tensor";
import { type ArrayMistake, arrayQuestion } from "./array";
import { attempt, readInputs } from "./inputs";
import type { Question } from "./question";
import { build, exchanged, mapped, part, reversed, summed, totalled } from "./rearrange";
import { type Pass, slips, slopeName } from "./slips";

const INPUTS = ["X", "W", "b", "activation", "dU", "stride", "padding", "dilation"];
const SUMS = "The loss adds up over all pixels, so the gradient is a sum, not a mean.";
const BATCH =
  "The same W and b serve every image of the batch, so the gradients of all images add up.";

type Gradient = "dX" | "dW" | "db";

/** Everything that the parts and their mistakes are computed from. */
function backwardPass(caller: string, inputs: unknown) {
  const given = readInputs(caller, "Problem 3", inputs, INPUTS);
  const { activation: name = "sigmoid", stride, padding, dilation } = given;
  const moves = { stride, padding, dilation } as ConvOptions;
  const X = toTensor(caller, "X", given.X);
  const W = toTensor(caller, "W", given.W);
  const dU = toTensor(caller, "dU", given.dU);
  const activation = readActivation(caller, name);
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
  const { batch, output } = geometry(caller, X.shape, W.shape, moves);
  const prefix = X.rank === 4 ? ["b"] : [];
  const channels = X.rank === 2 ? [] : ["m"];
  /** The gradients, were ∂J/∂Z another. */
  const from = (changed: Tensor, x = X, w = W) =>
    attempt(() => conv2dGradients(x, w, changed, moves));
  return {
    ...{ pass, gradients, from, batch, output },
    pixels: output[0] * output[1],
    axesX: [...prefix, "i", "j", ...channels.map(() => "n")],
    axesW: ["k1", "k2", ...channels.flatMap((m) => ["n", m])],
    axesZ: [...prefix, "i", "j", ...channels],
  };
}

type Backward = ReturnType<typeof backwardPass>;

/** Mistakes in ∂J/∂Z, and what they give for a gradient behind it. */
function inherited({ pass, from }: Backward, gradient: Gradient): ArrayMistake[] {
  return slips(pass).map(([name, dZ, hint], k) => [
    k === 0 ? "taking ∂J/∂U in place of ∂J/∂Z" : name,
    dZ && from(dZ)?.[gradient],
    hint,
  ]);
}

/** A gradient of the wrong size: divided, doubled, or with the other sign. */
function scaled(right: Tensor, { batch, pixels }: Backward): ArrayMistake[] {
  const by = (factor: number) => mapped(right, (value) => value * factor);
  return [
    [
      "turning the sign",
      by(-1),
      "The gradient points towards a larger J; only a step goes against it.",
    ],
    ["dividing by the number of images", by(1 / batch), SUMS],
    ["dividing by the number of pixels of Z", by(1 / pixels), SUMS],
    ["dividing by the number of images and of pixels", by(1 / (batch * pixels)), SUMS],
    ["counting everything twice", by(2), SUMS],
  ];
}

/** The gradient of one image alone, from a batch. */
function ofImage({ pass, from, batch }: Backward, image: number, gradient: Gradient) {
  if (pass.X.rank < 4 || batch === 1) return undefined;
  const one = (T: Tensor) => part(T, 0, image, image + 1);
  return from(one(pass.dZ), one(pass.X))?.[gradient];
}

/** Mistakes with the batch in a gradient that is summed over it. */
function perImage(back: Backward, gradient: "dW" | "db"): ArrayMistake[] {
  const { batch } = back;
  const first = ofImage(back, 0, gradient);
  if (first === undefined) return [];
  const images = Array.from({ length: batch }, (_, image) => ofImage(back, image, gradient));
  const stacked = build([batch, ...first.shape], (image, ...at) => images[image]?.at(...at) ?? 0);
  return [
    ["taking the first image only", first, BATCH],
    ["taking the last image only", images[batch - 1], BATCH],
    ["leaving out the sum over the batch", stacked, BATCH],
  ];
}

/** ∂J/∂Z with 0 in the pixels that a loop over i and j leaves out. */
function without({ pass, axesZ, output }: Backward, leaves: (at: number, end: number) => boolean) {
  const [i, j] = ["i", "j"].map((axis) => axesZ.indexOf(axis));
  return build(pass.dZ.shape, (...at) =>
    leaves(at[i], output[0] - 1) || leaves(at[j], output[1] - 1) ? 0 : pass.dZ.at(...at),
  );
}

/** Loops over the pixels of Z that begin late or end early. */
function loops(back: Backward, gradient: "dW" | "db"): ArrayMistake[] {
  const hint = "Over which i and j do the sums run? Z has more pixels than these.";
  const left = (leaves: (at: number, end: number) => boolean) =>
    back.from(without(back, leaves))?.[gradient];
  return [
    ["ending the sums over i and j one pixel early", left((at, end) => at === end), hint],
    ["starting the sums over i and j at 1", left((at) => at === 0), hint],
  ];
}

/** (a) ∂J/∂Z. */
export function dZ(caller: string, inputs: unknown): Question {
  const back = backwardPass(caller, inputs);
  const { pass, axesZ } = back;
  const slope = slopeName(pass);
  const [i, j] = [axesZ.indexOf("i"), axesZ.indexOf("j")];
  return arrayQuestion({
    name: "∂J/∂Z",
    right: pass.dZ,
    axes: axesZ,
    mistakes: () => [
      ...slips(pass),
      ["exchanging rows and columns", exchanged(pass.dZ, i, j), "The row i comes first."],
      ...scaled(pass.dZ, back),
      ["giving ∂J/∂X", back.gradients.dX, "∂J/∂Z has the shape of Z."],
      ["giving U", pass.U, "∂J/∂Z is a gradient: it starts from ∂J/∂U."],
    ],
    hint: `Each entry of Z acts on one entry of U only. How much does U change when Z changes a little?`,
    solution: `∂J/∂Z = ∂J/∂U · ${slope}(Z), entry by entry${slope === "σ′" ? ", with σ′(Z) = U · (1 − U)" : ""}:`,
  });
}

/** (b) ∂J/∂W. */
export function dW(caller: string, inputs: unknown): Question {
  const back = backwardPass(caller, inputs);
  const { pass, gradients, axesW } = back;
  const right = gradients.dW;
  const order =
    "W[k1, k2] meets X[i + k1, j + k2]: which pixels of X does it multiply in all the sums?";
  const separate = "Every pair of an input and an output channel has weights of its own.";
  const channels: ArrayMistake[] =
    pass.W.rank === 2
      ? []
      : [
          ["exchanging input and output channels", exchanged(right, 2, 3), separate],
          ["summing over the input channels", totalled(right, 2), separate],
          ["summing over the output channels", totalled(right, 3), separate],
          ["summing over the input channels", summed(right, 2), separate],
          ["summing over the output channels", summed(right, 3), separate],
        ];
  return arrayQuestion({
    name: "∂J/∂W",
    right,
    axes: axesW,
    mistakes: () => [
      ["reversing rows and columns", reversed(right, 0, 1), order],
      ...inherited(back, "dW"),
      ["exchanging rows and columns", exchanged(right, 0, 1), order],
      ...perImage(back, "dW"),
      ...scaled(right, back),
      ...channels,
      ["giving ∂J/∂X in place of ∂J/∂W", gradients.dX, "∂J/∂W has the shape of W."],
      ["reversing the rows", reversed(right, 0), order],
      ["reversing the columns", reversed(right, 1), order],
      ["taking X[i − k1, j − k2] in place of X[i + k1, j + k2]", backwards(back), order],
      ...loops(back, "dW"),
    ],
    hint: "In which entries of Z does W[k1, k2] occur, and what does it multiply there? Add up over all of them.",
    solution: `∂J/∂W[k1, k2${pass.W.rank === 2 ? "" : ", n, m"}] is the sum over all pixels${back.batch > 1 ? " and images" : ""} of ∂J/∂Z at (i, j) times X at (i + k1, j + k2), without padding and with stride 1:`,
  });
}

/** Σ ∂J/∂Z[i, j] · X[i − k1, j − k2], where X is 0 outside its edges; for stride 1 without padding. */
function backwards({ pass: { X, W, dZ, moves }, axesX }: Backward): Tensor | undefined {
  if (Object.values(moves).some((move) => move !== undefined)) return undefined;
  const [i, j] = [axesX.indexOf("i"), axesX.indexOf("j")];
  const [K1, K2] = W.shape;
  const behind = build(X.shape, (...at) => {
    const from = at.map((k, axis) => (axis === i ? k - K1 + 1 : axis === j ? k - K2 + 1 : k));
    return from[i] < 0 || from[j] < 0 ? 0 : X.at(...from);
  });
  return attempt(() => reversed(conv2dGradients(behind, W, dZ).dW, 0, 1));
}

/** (c) ∂J/∂X. */
export function dX(caller: string, inputs: unknown): Question {
  const back = backwardPass(caller, inputs);
  const { pass, gradients, from, axesX, batch } = back;
  const { W, X, dZ } = pass;
  const right = gradients.dX;
  const turned = (kernel: Tensor) => from(dZ, X, kernel)?.dX;
  const order = "X[a, c] meets W[k1, k2] in the pixel Z[a − k1, c − k2]: mind the minus signs.";
  const edge = "Every pixel of X that a window covers has a gradient, at the border too.";
  const through = "X[i, j, n] acts on every output channel m, by W[k1, k2, n, m].";
  const only = (m: number) =>
    W.rank === 2
      ? undefined
      : from(build(dZ.shape, (...at) => (at[at.length - 1] === m ? dZ.at(...at) : 0)))?.dX;
  const M = W.rank === 2 ? 1 : W.shape[3];
  const channels: ArrayMistake[] =
    W.rank === 2
      ? []
      : [
          ["exchanging the channels of W", turned(exchanged(W, 2, 3)), through],
          ["taking the first output channel only", only(0), through],
          ["taking the last output channel only", only(M - 1), through],
          ["dividing by the number of output channels", mapped(right, (x) => x / M), SUMS],
          ["summing over the input channels", totalled(right, right.rank - 1), through],
          ["summing over the input channels", summed(right, right.rank - 1), through],
        ];
  const images: ArrayMistake[] =
    batch === 1
      ? []
      : [
          ["summing over the batch", totalled(right, 0), "Every image has its own gradient."],
          ["summing over the batch", summed(right, 0), "Every image has its own gradient."],
        ];
  return arrayQuestion({
    name: "∂J/∂X",
    right,
    axes: axesX,
    mistakes: () => [
      ["not reversing the kernel", turned(reversed(W, 0, 1)), order],
      ...inherited(back, "dX"),
      ["adding no zeros around ∂J/∂Z: “valid” in place of “full”", smaller(pass, "valid"), edge],
      ["adding too few zeros around ∂J/∂Z: “same” in place of “full”", smaller(pass, "same"), edge],
      ...channels,
      ...images,
      ...scaled(right, back),
      ["exchanging the rows and columns of the kernel", turned(exchanged(W, 0, 1)), order],
      ["reversing only the columns of the kernel", turned(reversed(W, 0)), order],
      ["reversing only the rows of the kernel", turned(reversed(W, 1)), order],
      ["giving ∂J/∂W in place of ∂J/∂X", gradients.dW, "∂J/∂X has the shape of X."],
      ["multiplying with X", mapped(right, (value, k) => value * X.data[k]), "Z is linear in X."],
      [
        "exchanging rows and columns",
        exchanged(right, axesX.indexOf("i"), axesX.indexOf("j")),
        "The row i comes first.",
      ],
    ],
    hint: "In which entries of Z does X[i, j] occur, and what multiplies it there? Add up over all of them.",
    solution: `∂J/∂X[a, c${W.rank === 2 ? "" : ", n"}] is the sum of ∂J/∂Z at (a − k1, c − k2) times W at (k1, k2), over all k1, k2${W.rank === 2 ? "" : " and m"} for which that pixel exists, without padding and with stride 1:`,
  });
}

/** ∂J/∂Z convolved with the reversed kernel, with too little padding. */
function smaller({ W, dZ, moves }: Pass, padding: "valid" | "same"): Tensor | undefined {
  if (Object.values(moves).some((move) => move !== undefined)) return undefined;
  const kernel = reversed(W, 0, 1);
  return attempt(() => conv2d(dZ, W.rank === 2 ? kernel : exchanged(kernel, 2, 3), { padding }));
}

/** ∂J/∂b. */
export function db(caller: string, inputs: unknown): Question {
  const back = backwardPass(caller, inputs);
  const { pass, gradients } = back;
  const right = gradients.db;
  const { dZ } = pass;
  const total = right.data.reduce((sum, value) => sum + value, 0);
  const own = "b[m] is added to every pixel of channel m, and to no other channel.";
  return arrayQuestion({
    name: "∂J/∂b",
    right,
    axes: ["m"],
    mistakes: () => [
      ...inherited(back, "db"),
      ["leaving out the sum over the pixels", dZ, own],
      ...perImage(back, "db"),
      ...scaled(right, back),
      ["summing over the channels", mapped(right, () => total), own],
      ["summing over the channels", build([1], () => total), own],
      [
        "counting the pixels",
        mapped(right, () => back.pixels),
        "Each pixel counts with its ∂J/∂Z.",
      ],
      [
        "counting the pixels of all images",
        mapped(right, () => back.pixels * back.batch),
        "Each pixel counts with its ∂J/∂Z.",
      ],
      ["giving the gradient of one pixel", mapped(right, (_, m) => dZ.data[m]), own],
      ...loops(back, "db"),
    ],
    hint: "To which entries of Z is b[m] added? Add up ∂J/∂Z over all of them.",
    solution: `∂J/∂b[m] is the sum of ∂J/∂Z[i, j, m] over all pixels${back.batch > 1 ? " and images" : ""}:`,
  });
}
