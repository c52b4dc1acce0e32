// Problem 2 (c): the multiplications.

import { type ListMistake, listQuestion } from "../judge/list";
import type { Question } from "../judge/question";
import { numberForm } from "../reading/forms";
import { formatNumber } from "../tensor/number";
import { CHANNELS, sizesOf } from "./problem2-sizes";
import { both } from "./size-mistakes";

const PRODUCTS =
  "How many entries does Z have, and how many products are added up for each of them?";
const VALID = "The sum is computed on the valid pixels only: how large is Z?";
const ONLY = "Only products are counted. A sum of five products needs four additions.";

/** A mistake, and the number that it gives. */
type Part = readonly [name: string, number: number, hint: string];

/** (c) The multiplications. */
export function multiplications(inputs: unknown): Question {
  const { images, rows, columns, K1, K2, I, J, N, M, multiplications, outputShape } =
    sizesOf(inputs);
  const batch = images[0] ?? 1;
  const pixels = batch * I * J;
  const entries = pixels * M;
  const each = K1 * K2 * N;
  const sizes: Part[] = [
    ["counting on every pixel of X, as with “same” padding", batch * rows * columns, VALID],
    [
      "counting on every pixel that the kernel touches, as with “full” padding",
      batch * (rows + K1 - 1) * (columns + K2 - 1),
      VALID,
    ],
    ["forgetting the + 1 in the size of Z", batch * (rows - K1) * (columns - K2), VALID],
  ];
  const factors: Part[] = [
    ["leaving out the input channels", K1 * K2 * M, "Every sum runs over the input channels too."],
    ["leaving out the output channels", each, "Every kernel gives a channel of Z of its own."],
    ["leaving out all channels", K1 * K2, CHANNELS],
    ["leaving out the size of the kernel", N * M, "The sum runs over the kernel, too."],
    ["taking one side of the kernel only", K1 * N * M, "The kernel has rows and columns."],
    ["taking one side of the kernel only", K2 * N * M, "The kernel has rows and columns."],
  ];
  const first = factors.slice(0, 3);
  const rest: Part[] = [
    [
      "taking the output channels for the input channels",
      entries * K1 * K2 * M,
      "Every sum runs over the input channels.",
    ],
    ["counting the additions of the products too", entries * (2 * each - 1), ONLY],
    ["counting the additions of the products and the bias too", entries * 2 * each, ONLY],
    ["counting the bias as a product", entries * (each + 1), ONLY],
    [
      "counting for one pixel of Z only",
      each * M,
      "That many products give one pixel; how many pixels are there?",
    ],
    ["counting for one entry of Z only", each, PRODUCTS],
    ["counting the entries of Z, not the products in each", entries, PRODUCTS],
    ["counting the entries of X", batch * rows * columns * N, PRODUCTS],
    [
      "multiplying the sizes of X and W",
      batch * rows * columns * N * each * M,
      "Not every weight meets every entry of X.",
    ],
    [
      "counting the input channels twice",
      entries * each * N,
      "The input channels are summed over once.",
    ],
    [
      "counting the output channels twice",
      entries * each * M,
      "The output channels are counted in Z already.",
    ],
    ["leaving out the batch", I * J * M * each, "The layer runs on every image of the batch."],
  ];
  const product = ([name, number, hint]: Part): ListMistake => [name, [number], hint];
  return listQuestion({
    labels: ["the multiplications"],
    form: numberForm(
      "multiplications multiplication multiply multiplies products product mult mults muls macs mac",
      "pixels pixel positions position weights weight kernels kernel channels channel entries entry outputs output",
    ),
    right: [multiplications],
    mistakes: [
      ...first.map(([name, factor, hint]) => product([name, pixels * factor, hint])),
      ...sizes.map(([name, size, hint]) => product([name, size * M * each, hint])),
      ...factors.slice(3).map(([name, factor, hint]) => product([name, pixels * factor, hint])),
      ...rest.map(product),
    ],
    pairs: sizes.flatMap((size) =>
      factors.map((factor): ListMistake => {
        const [name, hint] = both(size, factor);
        return [name, [size[1] * factor[1]], hint];
      }),
    ),
    hint: PRODUCTS,
    solution: `Entries of Z: ${outputShape.join(" · ")} = ${formatNumber(entries)}. Products in each: ${K1} · ${K2} · ${N} = ${formatNumber(each)}. Multiplications: ${formatNumber(entries)} · ${formatNumber(each)} = ${formatNumber(multiplications)}.`,
  });
}
