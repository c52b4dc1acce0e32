// Problem 2 (c) and (d): the multiplications and the parameters.
import { numberForm } from "../judge/forms";
import { listQuestion } from "../judge/list";
import type { Question } from "../judge/question";
import { formatNumber } from "../tensor/number";
import { CHANNELS, sizesOf } from "./problem2";

const PRODUCTS = "How many entries has Z, and how many products are added up for each of them?";
const LEARNED = "How many numbers are in W, and how many in b? There is one bias for each kernel.";

/** (c) The multiplications. */
export function multiplications(inputs: unknown): Question {
  const { images, rows, columns, K1, K2, I, J, N, M, multiplications, outputShape } =
    sizesOf(inputs);
  const batch = images[0] ?? 1;
  const each = K1 * K2 * N;
  const entries = batch * I * J * M;
  const only = "Only products are counted. A sum of five products needs four additions.";
  const size = "The sum is computed on the valid pixels only: how large is Z?";
  const at = (i: number, j: number) => batch * i * j * M * each;
  return listQuestion({
    labels: ["the multiplications"],
    form: numberForm(
      "multiplications multiplication multiply multiplies products product mults muls pixels pixel channels channel entries entry",
    ),
    right: [multiplications],
    mistakes: [
      [
        "leaving out the input channels",
        [entries * K1 * K2],
        "Every sum runs over the input channels too.",
      ],
      [
        "leaving out the output channels",
        [batch * I * J * each],
        "Every kernel gives a channel of Z of its own.",
      ],
      ["leaving out all channels", [batch * I * J * K1 * K2], CHANNELS],
      ["counting on every pixel of X, as with “same” padding", [at(rows, columns)], size],
      [
        "counting on every pixel that the kernel touches, as with “full” padding",
        [at(rows + K1 - 1, columns + K2 - 1)],
        size,
      ],
      ["forgetting the + 1 in the size of Z", [at(rows - K1, columns - K2)], size],
      ["counting the additions of the products too", [entries * (2 * each - 1)], only],
      ["counting the additions of the products and the bias too", [entries * 2 * each], only],
      ["counting the bias as a product", [entries * (each + 1)], only],
      [
        "counting for one pixel of Z only",
        [each * M],
        "That many products give one pixel; how many pixels are there?",
      ],
      ["counting for one entry of Z only", [each], PRODUCTS],
      ["counting the entries of Z, not the products in each", [entries], PRODUCTS],
      [
        "counting the input channels twice",
        [entries * each * N],
        "The input channels are summed over once.",
      ],
      [
        "counting the output channels twice",
        [entries * each * M],
        "The output channels are counted in Z already.",
      ],
      [
        "taking one side of the kernel only",
        [entries * K1 * N],
        "The kernel has rows and columns.",
      ],
      [
        "multiplying the sizes of X and W",
        [batch * rows * columns * N * each * M],
        "Not every weight meets every entry of X.",
      ],
      ["leaving out the batch", [I * J * M * each], "The layer runs on every image of the batch."],
    ],
    hint: PRODUCTS,
    solution: `Entries of Z: ${outputShape.join(" · ")} = ${formatNumber(entries)}. Products in each: ${K1} · ${K2} · ${N} = ${formatNumber(each)}. Multiplications: ${formatNumber(entries)} · ${formatNumber(each)} = ${formatNumber(multiplications)}.`,
  });
}

/** (d) The parameters that are learned. */
export function parameters(inputs: unknown): Question {
  const { K1, K2, I, J, N, M, weights, parameters } = sizesOf(inputs);
  const shared = "The same kernels and biases serve every pixel.";
  return listQuestion({
    labels: ["the parameters"],
    form: numberForm(
      "parameters parameter params weights weight biases bias trainable learnable learned w b",
    ),
    right: [parameters],
    mistakes: [
      ["leaving out the biases", [weights], LEARNED],
      ["counting a bias for each entry of Z", [weights + I * J * M], shared],
      ["counting a bias for each pixel", [weights + I * J], shared],
      ["counting a bias for each weight", [2 * weights], LEARNED],
      ["counting one bias in all", [weights + 1], LEARNED],
      ["counting a bias for each input channel", [weights + N], LEARNED],
      ["counting a bias for each pair of channels", [weights + N * M], LEARNED],
      ["counting a bias for each input and each output channel", [weights + N + M], LEARNED],
      ["leaving out the input channels", [K1 * K2 * M + M], CHANNELS],
      ["leaving out the input channels and the biases", [K1 * K2 * M], CHANNELS],
      ["leaving out the output channels of W", [K1 * K2 * N + M], CHANNELS],
      ["leaving out the output channels", [K1 * K2 * N + 1], CHANNELS],
      ["leaving out the output channels and the biases", [K1 * K2 * N], CHANNELS],
      ["leaving out all channels", [K1 * K2 + 1], CHANNELS],
      ["leaving out all channels and the biases", [K1 * K2], CHANNELS],
      ["counting the biases only", [M], LEARNED],
      ["adding the channels in place of multiplying them", [K1 * K2 * (N + M) + M], CHANNELS],
      ["counting the weights for every pixel", [I * J * (weights + M)], shared],
      ["counting the weights, not the biases, for every pixel", [I * J * weights], shared],
      ["counting the entries of Z", [I * J * M], "Z is computed, not learned."],
      ["adding the lengths of W", [K1 + K2 + N + M], "The lengths of the axes are multiplied."],
    ],
    hint: LEARNED,
    solution: `Weights in W: ${K1} · ${K2} · ${N} · ${M} = ${formatNumber(weights)}. Biases in b: ${M}. Parameters: ${formatNumber(weights)} + ${M} = ${formatNumber(parameters)}.`,
  });
}
