// Problem 2 (b): the channels.

import { listQuestion } from "../judge/list";
import type { Question } from "../judge/question";
import { listForm } from "../reading/forms";
import { CHANNELS, sizesOf } from "./problem2-sizes";

/** (b) The input channels and the output channels. */
export function channels(inputs: unknown): Question {
  const { rows, columns, K1, K2, I, N, M } = sizesOf(inputs);
  const last =
    "In X[i, j, n] the channel is the last index; in W[k1, k2, n, m] they are the last two.";
  return listQuestion({
    labels: ["the input channels", "the output channels"],
    right: [N, M],
    form: listForm(
      [
        "input inputs in ins n incoming x nin cin",
        "output outputs out outs m outgoing z kernels filters nout cout",
      ],
      "layer at c channels channel maps map feature features runs run over go goes going come comes coming put image rgb colour color grey gray red green blue r g b",
    ),
    mistakes: [
      ["exchanging input and output", [M, N], last],
      ["multiplying the channels", [N, N * M], CHANNELS],
      ["adding the channels", [N, N + M], CHANNELS],
      ["counting the input channels for both", [N, N], CHANNELS],
      ["counting the output channels for both", [M, M], last],
      ["taking the size of the kernel", [K1, K2], last],
      ["taking the rows and columns of X", [rows, columns], last],
      ["taking the first axes of X and Z", [rows, I], last],
      ["taking the first axes of X and W", [rows, K1], last],
      ["counting from 0", [N - 1, M - 1], "An index that runs from 0 to 4 takes five values."],
    ],
    hint: last,
    solution: `Input channels: ${N}, the last axis of X and the third of W. Output channels: ${M}, the last axis of W.`,
  });
}
