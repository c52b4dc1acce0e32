// Problem 2 (a) and (b): the shapes of Z and U, and the channels.
import type { Answer } from "../judge/answer";
import { groupsForm, listForm } from "../judge/forms";
import { type ListMistake, listQuestion } from "../judge/list";
import type { Question } from "../judge/question";
import { layerCost } from "../layers/cost";
import { readInputs } from "./inputs";

export const CHANNELS = "Every kernel runs over all input channels, and gives one channel of Z.";

/** What the answers of Problem 2 are made of. */
export function sizesOf(inputs: unknown) {
  const names = ["shapeX", "shapeW"];
  const given = readInputs("Problem 2", inputs, names);
  const [shapeX, shapeW] = names.map((name) => given[name] as number[]);
  const cost = layerCost(shapeX, shapeW);
  const images = shapeX.length === 4 ? [shapeX[0]] : [];
  const [rows, columns] = shapeX.slice(images.length);
  const [I, J] = cost.outputShape.slice(images.length);
  const [K1, K2] = shapeW;
  const { inputChannels: N, outputChannels: M } = cost;
  return { ...cost, images, rows, columns, K1, K2, I, J, N, M, flat: shapeX.length === 2 };
}

/** (a) The shapes of Z and U. */
export function shapes(inputs: unknown): Question {
  const { images, rows, columns, K1, K2, I, J, N, M, flat, outputShape } = sizesOf(inputs);
  const channels = flat ? [] : [M];
  const of = (i: number, j: number, ...last: number[]) => [...images, i, j, ...last];
  const edge = "How many places are there for the kernel's first row, if its last must lie on X?";
  const axes = ["rows", "columns", ...(flat ? [] : ["channels"])];
  const labels = [...(images.length > 0 ? ["images"] : []), ...axes].map((axis) => `the ${axis}`);
  const words = [
    ...(images.length > 0 ? ["images image batch"] : []),
    "rows row height high tall",
    "columns column cols col width wide",
    ...(flat
      ? []
      : ["channels channel depth output outputs filters kernels maps feature features"]),
  ];
  const sizes: ListMistake[] = [
    ["forgetting the + 1", of(rows - K1, columns - K2, ...channels), edge],
    ["taking the size of X, as with “same” padding", of(rows, columns, ...channels), edge],
    [
      "adding the size of the kernel, as with “full” padding",
      of(rows + K1 - 1, columns + K2 - 1, ...channels),
      edge,
    ],
    ["adding 1 once too often", of(rows - K1 + 2, columns - K2 + 2, ...channels), edge],
    ["exchanging rows and columns", of(J, I, ...channels), "Rows come first."],
    [
      "exchanging the rows and columns of the kernel",
      of(rows - K2 + 1, columns - K1 + 1, ...channels),
      "The first axis of W lies along the rows.",
    ],
    [
      "moving the kernel by its own size",
      of(Math.floor(rows / K1), Math.floor(columns / K2), ...channels),
      "The kernel moves by one pixel at a time.",
    ],
  ];
  const depths: ListMistake[] = flat
    ? []
    : [
        ["taking the input channels for the output channels", of(I, J, N), CHANNELS],
        ["multiplying the channels", of(I, J, N * M), CHANNELS],
        ["adding the channels", of(I, J, N + M), CHANNELS],
        ["leaving out the channels", of(I, J), CHANNELS],
        ["naming both kinds of channels", of(I, J, N, M), CHANNELS],
        ["naming the channels first", [...images, M, I, J], "The channels are the last axis."],
      ];
  const noBatch: ListMistake[] =
    images.length === 0
      ? []
      : [["leaving out the batch", [I, J, M], "Every image of the batch gets its own Z."]];
  const layout = flat ? "" : ` Channels: ${M}, one for each kernel.`;
  return forBoth(outputShape, labels, {
    form: groupsForm(words, ["z", "u"]),
    mistakes: [...sizes, ...depths, ...noBatch],
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

/** (b) The input channels and the output channels. */
export function channels(inputs: unknown): Question {
  const { rows, columns, K1, K2, I, N, M } = sizesOf(inputs);
  const last =
    "In X[i, j, n] the channel is the last index; in W[k1, k2, n, m] they are the last two.";
  return listQuestion({
    labels: ["the input channels", "the output channels"],
    right: [N, M],
    form: listForm(
      ["input inputs in n incoming x", "output outputs out m outgoing z kernels filters"],
      "layer",
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
