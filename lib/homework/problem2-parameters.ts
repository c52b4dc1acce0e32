// Problem 2 (d): the parameters.

import { listQuestion } from "../judge/list";
import type { Question } from "../judge/question";
import { numberForm } from "../reading/forms";
import { formatNumber } from "../tensor/number";
import { CHANNELS, sizesOf } from "./problem2-sizes";

const LEARNED = "How many numbers are in W, and how many in b? There is one bias for each kernel.";

/** (d) The parameters that are learned. */
export function parameters(inputs: unknown): Question {
  const { K1, K2, I, J, N, M, weights, parameters } = sizesOf(inputs);
  const shared = "The same kernels and biases serve every pixel.";
  return listQuestion({
    labels: ["the parameters"],
    form: numberForm(
      "parameters parameter params weights weight biases bias trainable learnable learned w b kernels kernel filters filter",
      "",
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
      ["leaving out the size of the kernel", [N * M + M], LEARNED],
      ["leaving out the size of the kernel and the biases", [N * M], LEARNED],
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
