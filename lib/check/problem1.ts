import { conv2d } from "../layers/conv2d";
import { convGeometry } from "../layers/geometry";
import { ShapeError } from "../tensor/errors";
import { extremes } from "../tensor/extremes";
import { formatPlaces } from "../tensor/indices";
import { toTensor } from "../tensor/nested";
import { formatNumber } from "../tensor/number";
import type { Tensor } from "../tensor/tensor";
import { attempt, readInputs } from "./inputs";
import { listQuestion } from "./list";
import { type PlaceMistake, type Places, placeQuestion } from "./places";
import type { Question } from "./question";
import { exchanged, mapped, reversed } from "./rearrange";
import { settled } from "./settled";

const FROM_0 = "Indices start at 0, so the first of K values is 0. What is the last?";
const LAID = "Lay W on X as it is, its entry W[0, 0] on the pixel X[i, j].";
const CORNER = "The pixel (i, j) of Z is where W[0, 0] lies on X.";

/** X, W and what follows from their shapes. */
function arraysOf(caller: string, inputs: unknown) {
  const given = readInputs(caller, "Problem 1", inputs, ["X", "W"]);
  const [X, W] = ["X", "W"].map((name) => toTensor(caller, name, given[name]));
  if (X.rank !== 2) {
    throw new ShapeError(`${caller}: X must have 2 axes in Problem 1, but got ${X.rank}`);
  }
  const { input, kernel, output } = convGeometry(X.shape, W.shape);
  const [[rows, columns], [K1, K2], [I, J]] = [input, kernel, output];
  return { X, W, rows, columns, K1, K2, I, J };
}

/** (a) The limits of the sums over k1 and k2. */
export function limits(caller: string, inputs: unknown): Question {
  const { rows, columns, K1, K2, I, J } = arraysOf(caller, inputs);
  const own = "The sums visit every entry of W once. Which indices has W?";
  const middle = [K1, K2].map((K) => Math.floor(K / 2));
  return listQuestion({
    labels: ["k1", "k2"].flatMap((k) => [`the lower limit of ${k}`, `the upper limit of ${k}`]),
    right: [0, K1 - 1, 0, K2 - 1],
    fields: ["k1", "k2"],
    mistakes: [
      ["counting k1 and k2 from 1", [1, K1, 1, K2], FROM_0],
      ["taking the size of W as the last index", [0, K1, 0, K2], FROM_0],
      ["stopping one entry early", [0, K1 - 2, 0, K2 - 2], FROM_0],
      ["starting one entry late", [1, K1 - 1, 1, K2 - 1], FROM_0],
      ["exchanging rows and columns", [0, K2 - 1, 0, K1 - 1], "k1 counts the rows of W."],
      ["taking the limits of i and j, the pixels of Z", [0, I - 1, 0, J - 1], own],
      ["taking the limits of X", [0, rows - 1, 0, columns - 1], own],
      ["taking the size of X as the last index", [0, rows, 0, columns], own],
      ["taking the size of Z as the last index", [0, I, 0, J], own],
      [
        "counting from the middle of the kernel",
        [-middle[0], K1 - 1 - middle[0], -middle[1], K2 - 1 - middle[1]],
        LAID,
      ],
      [
        "counting from the middle of the kernel",
        [middle[0] + 1 - K1, middle[0], middle[1] + 1 - K2, middle[1]],
        LAID,
      ],
      ["letting the kernel run backwards", [1 - K1, 0, 1 - K2, 0], LAID],
      [
        "naming both lower limits before the upper ones",
        [0, 0, K1 - 1, K2 - 1],
        "Give the limits of k1 first, then those of k2.",
      ],
    ],
    hint: own,
    solution: `k1 runs from 0 to ${K1 - 1} and k2 from 0 to ${K2 - 1}, because W is ${K1}×${K2} and the sums visit each of its entries once.`,
  });
}

/** (b) The size of Z. */
export function size(caller: string, inputs: unknown): Question {
  const { rows, columns, K1, K2, I, J } = arraysOf(caller, inputs);
  const edge = "How many places are there for the kernel's first row, if its last must lie on X?";
  const each = "The kernel moves along the rows and along the columns, one pixel at a time.";
  return listQuestion({
    labels: ["the rows of Z", "the columns of Z"],
    right: [I, J],
    mistakes: [
      ["forgetting the + 1", [rows - K1, columns - K2], edge],
      ["taking the size of X, as with “same” padding", [rows, columns], edge],
      [
        "adding the size of the kernel, as with “full” padding",
        [rows + K1 - 1, columns + K2 - 1],
        edge,
      ],
      ["exchanging rows and columns", [J, I], "Rows come first."],
      ["adding 1 once too often", [rows - K1 + 2, columns - K2 + 2], edge],
      ["adding the two sizes", [rows + K1, columns + K2], edge],
      [
        "exchanging the rows and columns of the kernel",
        [rows - K2 + 1, columns - K1 + 1],
        "The first axis of W lies along the rows.",
      ],
      [
        "moving the kernel by its own size",
        [Math.floor(rows / K1), Math.floor(columns / K2)],
        each,
      ],
      ["moving the kernel along the rows only", [I, columns], each],
      ["moving the kernel along the columns only", [rows, J], each],
      ["taking the size of W", [K1, K2], edge],
      ["multiplying rows and columns", [I * J], "Give the rows and the columns."],
    ],
    hint: edge,
    solution: `Z is ${I}×${J}: ${rows} − ${K1} + 1 = ${I} rows and ${columns} − ${K2} + 1 = ${J} columns.`,
  });
}

/** What other ways to compute Z give in its place. */
function otherZ({ X, W }: { X: Tensor; W: Tensor }): [string, Tensor | undefined, string][] {
  const of = (kernel: Tensor, padding: "valid" | "same" | "full" = "valid") =>
    attempt(() => settled(conv2d(X, kernel, { padding }), X, kernel));
  return [
    ["reversing the kernel in both directions", of(reversed(W, 0, 1)), LAID],
    ["exchanging the rows and columns of the kernel", of(exchanged(W, 0, 1)), LAID],
    ["reversing the rows of the kernel", of(reversed(W, 0)), LAID],
    ["reversing the columns of the kernel", of(reversed(W, 1)), LAID],
    ["adding zeros around X, as with “full” padding", of(W, "full"), "Use the valid pixels only."],
    ["adding zeros around X, as with “same” padding", of(W, "same"), "Use the valid pixels only."],
    ["looking in X in place of Z", X, "The question is about Z, the convolution of X with W."],
  ];
}

/** What other ways to name a pixel give for the right places. */
function otherPixels({ value, at }: Places, [K1, K2]: readonly number[]): PlaceMistake[] {
  const move = (i: number, j: number): Places => ({
    value,
    at: at.map((place) => [place[0] + i, place[1] + j]),
  });
  return [
    ["counting the pixels from 1", move(1, 1), "Row 0 and column 0 are the first."],
    [
      "exchanging row and column",
      { value, at: at.map(([i, j]) => [j, i]) },
      "In a pixel (i, j) the row i comes first.",
    ],
    [
      "naming the middle of the window, not its corner",
      move(Math.floor(K1 / 2), Math.floor(K2 / 2)),
      CORNER,
    ],
    ["naming the window's last pixel, not its first", move(K1 - 1, K2 - 1), CORNER],
  ];
}

/** (c) and (d) The largest positive and the most negative value of Z, and a pixel. */
function extreme(caller: string, inputs: unknown, sign: 1 | -1): Question {
  const { X, W, K1, K2, I, J } = arraysOf(caller, inputs);
  const find = (A: Tensor): Places => (sign > 0 ? extremes(A).max : extremes(A).min);
  const Z = settled(conv2d(X, W), X, W);
  const { max, min } = extremes(Z);
  const [found, opposite] = sign > 0 ? [max, min] : [min, max];
  const exists = sign * found.value > 0;
  const word = sign > 0 ? "positive" : "negative";
  const what = sign > 0 ? "The largest positive value" : "The most negative value";
  const towards = `Look for the entry of Z that is furthest on the ${word} side of 0.`;
  const products = mapped(Z, (_, k) => {
    const [i, j] = [Math.floor(k / J), k % J];
    const terms = Array.from(W.data, (w, at) => w * X.at(i + Math.floor(at / K2), j + (at % K2)));
    return terms.reduce((a, b) => (sign * b > sign * a ? b : a));
  });
  const largest = extremes(mapped(Z, Math.abs)).max;
  return placeQuestion({
    withValue: true,
    right: exists ? found : undefined,
    shape: [I, J],
    mistakes: () => [
      ...(exists
        ? [
            ...otherPixels(found, [K1, K2]),
            ["turning the sign", { ...found, value: -found.value }, towards] as const,
            ...found.at.map(
              ([i, j]): PlaceMistake => [
                "naming the pixel before the value",
                { value: i, at: [[j, found.value]] },
                "Give the value first, then the pixel.",
              ],
            ),
          ]
        : [[`naming an entry that is not ${word}`, found, `Is any entry of Z ${word}?`] as const]),
      ...otherZ({ X, W }).map(([name, A, hint]): PlaceMistake => [name, A && find(A), hint]),
      ["looking for the other end", opposite, towards],
      [
        "looking for the entry furthest from 0, without its sign",
        sign > 0 ? largest : undefined,
        towards,
      ],
      [
        "looking for the smallest number without its sign",
        extremes(mapped(Z, Math.abs)).min,
        towards,
      ],
      ["taking one product, not the sum", find(products), "An entry of Z is a sum of products."],
    ],
    hint: `${towards} ${CORNER}`,
    solution: exists
      ? `${what} of Z is ${formatNumber(found.value)}, at ${formatPlaces(found.at)}.`
      : `No entry of Z is ${word}, so “none” is right.`,
  });
}

export const largestPositive = (caller: string, inputs: unknown) => extreme(caller, inputs, 1);
export const mostNegative = (caller: string, inputs: unknown) => extreme(caller, inputs, -1);

/** (e) A pixel where Z is 0. */
export function zero(caller: string, inputs: unknown): Question {
  const { X, W, K1, K2, I, J } = arraysOf(caller, inputs);
  const places = (A: Tensor): Places => ({ value: 0, at: extremes(A).zeros });
  const found = places(settled(conv2d(X, W), X, W));
  return placeQuestion({
    withValue: false,
    right: found.at.length > 0 ? found : undefined,
    shape: [I, J],
    mistakes: () => [
      ...otherPixels(found, [K1, K2]),
      ...otherZ({ X, W }).map(([name, A, hint]): PlaceMistake => [name, A && places(A), hint]),
    ],
    hint: "Where do the products of the window with W cancel, or vanish?",
    solution:
      found.at.length > 0
        ? `Z is 0 at ${formatPlaces(found.at)}.`
        : "No entry of Z is 0, so “none” is right.",
  });
}
