// Problem 3 (c): the gradient with respect to X.
import { type ArrayMistake, arrayQuestion } from "../judge/array";
import type { Question } from "../judge/question";
import { conv2d } from "../layers/conv2d";
import { reversed } from "../tensor/part";
import { exchanged, mapped, summed, totalled } from "../tensor/rules";
import type { Tensor } from "../tensor/tensor";
import {
  type Backward,
  behindPaper,
  channelsFirst,
  combined,
  inherited,
  negative,
  ones,
  scaled,
  TURNED,
} from "./backward";
import { channelsOfX, pairsOfX } from "./channels";
import { attempt } from "./inputs";
import { edges, kernelSums, unusedIndices } from "./loops";
import { forwards, isMoved, transposed, unshifted, windowMistakes } from "./moves";
import type { Pass } from "./slips";
import { pixelSum } from "./solution-words";

const UNTURNED = "turning the kernel the wrong way round";

/** (c) ∂J/∂X. */
export function dX(back: Backward): Question {
  const { pass, gradients, from, axesX, batch } = back;
  const { W, X, dZ } = pass;
  const right = gradients.dX;
  const turned = (kernel: Tensor) => from(dZ, X, kernel)?.dX;
  const order =
    "For Z[i, j] the weight W[k1, k2] lies on X[i + k1, j + k2]. Turn this round: for which pixels of Z does which weight lie on X[i, j]?";
  const edge = "Every pixel of X that a window covers has a gradient, at the border too.";
  const factors = "Every term has two factors: ∂J/∂Z, and the weight that lay on the pixel.";
  const images = (): ArrayMistake[] =>
    batch === 1
      ? []
      : [
          ["summing over the batch", totalled(right, 0), "Every image has its own gradient."],
          ["summing over the batch", summed(right, 0), "Every image has its own gradient."],
        ];
  return arrayQuestion({
    symbol: "dX",
    right,
    lossy: () => behindPaper(back)?.dX,
    axes: axesX,
    mistakes: () => [
      [UNTURNED, turned(reversed(W)), order],
      ...inherited(back, "dX"),
      ["adding no zeros around ∂J/∂Z: “valid” in place of “full”", smaller(pass, "valid"), edge],
      ["adding too few zeros around ∂J/∂Z: “same” in place of “full”", smaller(pass, "same"), edge],
      ...channelsOfX(back),
      ...images(),
      ...channelsFirst(right),
      ...scaled(right, back),
      ["exchanging the rows and columns of the kernel", turned(exchanged(W, 0, 1)), order],
      ["reversing only the columns of the kernel", turned(reversed(W, [0])), order],
      ["reversing only the rows of the kernel", turned(reversed(W, [1])), order],
      ["giving ∂J/∂W in place of ∂J/∂X", gradients.dW, "∂J/∂X has the shape of X."],
      ["multiplying with X", mapped(right, (value, k) => value * X.data[k]), "Z is linear in X."],
      [
        "exchanging rows and columns",
        exchanged(right, axesX.indexOf("i"), axesX.indexOf("j")),
        "The row i comes first.",
      ],
      [
        "taking ∂J/∂Z[i + k1, j + k2], pixels after (i, j) in place of those before it",
        forwards(back),
        order,
      ],
      ...transposed(back, "dX"),
      ...kernelSums(back),
      ...edges(back),
      ["taking ∂J/∂Z[i, j] for every weight", unshifted(back), order],
      ...unusedIndices(right, axesX),
      ["leaving out ∂J/∂Z", from(ones(dZ))?.dX, factors],
      ["leaving out the weights", turned(ones(W)), factors],
      ...windowMistakes(back, "dX"),
    ],
    pairs: () => [
      ...pairsOfX(back),
      ...combined(UNTURNED, (gradient) => gradient, inherited(back, "dX", reversed(W))),
      ...combined(TURNED, negative, inherited(back, "dX")),
    ],
    hint: "In which entries of Z does X[i, j] occur, and what multiplies it there? Add up over all of them.",
    solution: pixelSum(pass),
  });
}

/** ∂J/∂Z convolved with the reversed kernel, with too little padding. */
function smaller(pass: Pass, padding: "valid" | "same"): Tensor | undefined {
  if (isMoved(pass)) return undefined;
  const { W, dZ } = pass;
  const kernel = reversed(W);
  return attempt(() => conv2d(dZ, W.rank === 2 ? kernel : exchanged(kernel, 2, 3), { padding }));
}
