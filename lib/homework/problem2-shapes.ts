// Problem 2 (a): the shapes of Z and U.

import { type ListMistake, listQuestion } from "../judge/list";
import type { Question } from "../judge/question";
import type { Answer } from "../reading/answer";
import { groupsForm } from "../reading/forms";
import { CHANNELS, sizesOf } from "./problem2-sizes";
import { both, otherSizes } from "./size-mistakes";

/** A mistake with the channels: what it gives with the rows and columns of Z. */
type Depth = readonly [name: string, shape: (i: number, j: number) => number[], hint: string];

/** (a) The shapes of Z and U. */
export function shapes(inputs: unknown): Question {
  const { images, rows, columns, K1, K2, I, J, N, M, flat, outputShape } = sizesOf(inputs);
  const channels = flat ? [] : [M];
  const of = (i: number, j: number, ...last: number[]) => [...images, i, j, ...last];
  const axes = ["rows", "columns", ...(flat ? [] : ["channels"])];
  const labels = [...(images.length > 0 ? ["images"] : []), ...axes].map((axis) => `the ${axis}`);
  const words = [
    ...(images.length > 0 ? ["images image batch"] : []),
    "rows row height high tall i vertical vertically h",
    "columns column cols col width wide j horizontal horizontally w",
    ...(flat
      ? []
      : [
          `channels channel depth output outputs filters kernels maps feature features deep m c${images.length > 0 ? "" : " image"}`,
        ]),
  ];
  const sizes: ListMistake[] = [
    ["exchanging rows and columns", [J, I], "Rows come first."],
    ...otherSizes({ rows, columns, K1, K2, I, J }),
  ];
  const depths: Depth[] = flat
    ? []
    : [
        ["taking the input channels for the output channels", (i, j) => of(i, j, N), CHANNELS],
        ["multiplying the channels", (i, j) => of(i, j, N * M), CHANNELS],
        ["adding the channels", (i, j) => of(i, j, N + M), CHANNELS],
        ["leaving out the channels", (i, j) => of(i, j), CHANNELS],
        ["naming both kinds of channels", (i, j) => of(i, j, N, M), CHANNELS],
        [
          "naming the channels first",
          (i, j) => [...images, M, i, j],
          "The channels are the last axis.",
        ],
      ];
  const givesX: ListMistake[] = flat
    ? []
    : [["giving the shape of X", of(rows, columns, N), CHANNELS]];
  const noBatch: ListMistake[] =
    images.length === 0
      ? []
      : [["leaving out the batch", [I, J, M], "Every image of the batch gets its own Z."]];
  const layout = flat ? "" : ` Channels: ${M}, the last axis of W.`;
  return forBoth(outputShape, labels, {
    form: groupsForm(words, ["z", "u"]),
    mistakes: [
      ...sizes.map(([name, [i, j], hint]): ListMistake => [name, of(i, j, ...channels), hint]),
      ...givesX,
      ...depths.map(([name, shape, hint]): ListMistake => [name, shape(I, J), hint]),
      ...noBatch,
    ],
    pairs: sizes.flatMap((size) =>
      depths.map((depth): ListMistake => {
        const [name, hint] = both(size, depth);
        return [name, depth[1](size[1][0], size[1][1]), hint];
      }),
    ),
    hint: "How many places are there for the kernel along each axis, and how many kernels are there?",
    solution: `Z and U both have the shape (${outputShape.join(", ")}). Rows: ${rows} − ${K1} + 1 = ${I}. Columns: ${columns} − ${K2} + 1 = ${J}.${layout} The activation works on each number by itself and changes no shape.`,
  });
}

/** A question about the shapes of Z and U, which are the same: one shape may answer for both. */
function forBoth(
  shape: readonly number[],
  labels: readonly string[],
  rest: Omit<Parameters<typeof listQuestion>[0], "right" | "labels">,
): Question {
  const single = listQuestion({ ...rest, labels, right: shape });
  const both = listQuestion({
    ...rest,
    labels: ["Z", "U"].flatMap((name) => labels.map((label) => `${label} of ${name}`)),
    right: [...shape, ...shape],
  });
  const halves = ({ numbers }: Answer) => {
    const half = numbers.length / 2;
    return [numbers.slice(0, half), numbers.slice(half)];
  };
  const once = (answer: Answer): Answer => {
    const [Z, U] = halves(answer);
    const twice = answer.numbers.length > shape.length && Z.length === U.length;
    return twice && Z.every(({ value }, k) => value === U[k].value)
      ? { ...answer, numbers: Z }
      : answer;
  };
  const other = {
    name: "giving U another shape than Z",
    hint: "U holds one number for each number of Z.",
    fit(answer: Answer) {
      const [Z, U] = halves(answer);
      const different =
        Z.length === shape.length && Z.some(({ value }, k) => value !== U[k]?.value);
      return different ? single.fit({ ...answer, numbers: Z }) : undefined;
    },
  };
  return {
    ...single,
    fit: (answer) => single.fit(once(answer)),
    mistakes: () => [
      ...single
        .mistakes()
        .map((mistake) => ({ ...mistake, fit: (given: Answer) => mistake.fit(once(given)) })),
      other,
    ],
    differences(answer) {
      const read = once(answer);
      return (read.numbers.length === 2 * shape.length ? both : single).differences(read);
    },
  };
}
