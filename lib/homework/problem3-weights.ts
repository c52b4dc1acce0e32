// Problem 3 (b): the gradients with respect to W and b.
import { type ArrayMistake, arrayQuestion } from "../judge/array";
import type { Question } from "../judge/question";
import { conv2dGradients } from "../layers/conv2d";
import { fill } from "../tensor/fill";
import { part, reversed } from "../tensor/part";
import { exchanged, mapped } from "../tensor/rules";
import { Tensor } from "../tensor/tensor";
import {
  type Backward,
  behindPaper,
  combined,
  inherited,
  negative,
  ones,
  scaled,
  TURNED,
} from "./backward";
import { channelsOfW } from "./channels";
import { attempt } from "./inputs";
import { pixelSums, unusedIndices } from "./loops";
import { isMoved, transposed, windowMistakes } from "./moves";
import { biasSum, weightSum } from "./solution-words";

const BATCH =
  "The same W and b serve every image of the batch, so the gradients of all images add up.";

const REVERSED = "reversing rows and columns";

/** (b) ∂J/∂W. */
export function dW(back: Backward): Question {
  const { pass, gradients, from, axesW } = back;
  const right = gradients.dW;
  const order =
    "W[k1, k2] meets X[i + k1, j + k2]: which pixels of X does it multiply in all the sums?";
  const factors = "Every term has two factors: ∂J/∂Z, and what W[k1, k2] was multiplied with.";
  return arrayQuestion({
    symbol: "dW",
    right,
    lossy: () => behindPaper(back)?.dW,
    axes: axesW,
    mistakes: () => [
      [REVERSED, reversed(right), order],
      ...inherited(back, "dW"),
      ["exchanging rows and columns", exchanged(right, 0, 1), order],
      ...perImage(back, "dW"),
      ...scaled(right, back),
      ...channelsOfW(back),
      ["giving ∂J/∂X in place of ∂J/∂W", gradients.dX, "∂J/∂W has the shape of W."],
      ["reversing the rows", reversed(right, [0]), order],
      ["reversing the columns", reversed(right, [1]), order],
      ["taking X[i − k1, j − k2] in place of X[i + k1, j + k2]", backwards(back), order],
      ...transposed(back, "dW"),
      ...pixelSums(back, "dW"),
      ...unusedIndices(right, axesW),
      ["leaving out ∂J/∂Z", from(ones(pass.dZ))?.dW, factors],
      ["leaving out the pixels of X", from(pass.dZ, ones(pass.X))?.dW, factors],
      ...windowMistakes(back, "dW"),
    ],
    pairs: () => [
      ...combined(REVERSED, (gradient) => reversed(gradient), inherited(back, "dW")),
      ...combined(TURNED, negative, inherited(back, "dW")),
    ],
    hint: "In which entries of Z does W[k1, k2] occur, and what does it multiply there? Add up over all of them.",
    solution: weightSum(pass),
  });
}

/** Σ ∂J/∂Z[i, j] · X[i − k1, j − k2], where X is 0 outside its edges; for stride 1 without padding. */
function backwards({ pass, axesX }: Backward): Tensor | undefined {
  const { X, W, dZ } = pass;
  if (isMoved(pass)) return undefined;
  const [i, j] = [axesX.indexOf("i"), axesX.indexOf("j")];
  const [K1, K2] = W.shape;
  const behind = fill(X.shape, (...at) => {
    const from = at.map((k, axis) => (axis === i ? k - K1 + 1 : axis === j ? k - K2 + 1 : k));
    return from[i] < 0 || from[j] < 0 ? 0 : X.at(...from);
  });
  return attempt(() => reversed(conv2dGradients(behind, W, dZ).dW));
}

/** ∂J/∂b. */
export function db(back: Backward): Question {
  const { pass, gradients } = back;
  const right = gradients.db;
  const { dZ } = pass;
  const total = right.data.reduce((sum, value) => sum + value, 0);
  const own = "b[m] is added to every pixel of channel m, and to no other channel.";
  return arrayQuestion({
    symbol: "db",
    right,
    lossy: () => behindPaper(back)?.db,
    axes: ["m"],
    mistakes: () => [
      ...inherited(back, "db"),
      ["leaving out the sum over the pixels", dZ, own],
      ...perImage(back, "db"),
      ...scaled(right, back),
      ["summing over the channels", mapped(right, () => total), own],
      ["summing over the channels", new Tensor([1], Float64Array.of(total)), own],
      [
        "counting the pixels",
        mapped(right, () => back.pixels * back.batch),
        "Each pixel counts with its ∂J/∂Z.",
      ],
      ["giving the gradient of one pixel", mapped(right, (_, m) => dZ.data[m]), own],
      ...pixelSums(back, "db"),
      ...unusedIndices(right, ["m"]),
    ],
    pairs: () => combined(TURNED, negative, inherited(back, "db")),
    hint: "To which entries of Z is b[m] added, and what does each of them pass back?",
    solution: biasSum(pass),
  });
}

/** The gradient of one image alone, from a batch. */
function ofImage({ pass, from, batch }: Backward, image: number, gradient: "dW" | "db") {
  if (pass.X.rank < 4 || batch === 1) return undefined;
  const one = (T: Tensor) => part(T, [[image, image + 1], ":", ":", ":"]);
  return from(one(pass.dZ), one(pass.X))?.[gradient];
}

/** Mistakes with the batch in a gradient that is summed over it. */
function perImage(back: Backward, gradient: "dW" | "db"): ArrayMistake[] {
  const { batch } = back;
  const first = ofImage(back, 0, gradient);
  if (first === undefined) return [];
  const images = Array.from({ length: batch }, (_, image) => ofImage(back, image, gradient));
  const stacked = fill([batch, ...first.shape], (image, ...at) => images[image]?.at(...at) ?? 0);
  return [
    ["taking the first image only", first, BATCH],
    ["taking the last image only", images[batch - 1], BATCH],
    ["leaving out the sum over the batch", stacked, BATCH],
  ];
}
