// Problem 1 (c) to (e): the largest, the most negative and the zero pixels of Z.
import { placesForm } from "../judge/forms";
import { type PlaceMistake, type Places, placeQuestion } from "../judge/places";
import type { Question } from "../judge/question";
import { conv2d } from "../layers/conv2d";
import { settled } from "../layers/settled";
import { extremes } from "../tensor/extremes";
import { formatPlaces } from "../tensor/indices";
import { formatNumber } from "../tensor/number";
import { reversed } from "../tensor/part";
import { exchanged, mapped } from "../tensor/rules";
import type { Tensor } from "../tensor/tensor";
import { attempt } from "./inputs";
import { arraysOf, LAID } from "./problem1";

const CORNER = "The pixel (i, j) of Z is where W[0, 0] lies on X.";

const LARGEST = "largest biggest greatest highest maximal maximum max most positive";
const SMALLEST = "smallest lowest minimal minimum min negative";

/** What other ways to compute Z give in its place. */
function otherZ(X: Tensor, W: Tensor, Z: Tensor): [string, Tensor, string][] {
  const of = (kernel: Tensor, padding: "valid" | "same" | "full" = "valid") =>
    attempt(() => settled(conv2d(X, kernel, { padding })));
  const all: [string, Tensor | undefined, string][] = [
    ["reversing the kernel in both directions", of(reversed(W)), LAID],
    ["exchanging the rows and columns of the kernel", of(exchanged(W, 0, 1)), LAID],
    ["reversing the rows of the kernel", of(reversed(W, [0])), LAID],
    ["reversing the columns of the kernel", of(reversed(W, [1])), LAID],
    ["adding zeros around X, as with “full” padding", of(W, "full"), "Use the valid pixels only."],
    ["adding zeros around X, as with “same” padding", of(W, "same"), "Use the valid pixels only."],
    ["looking in X in place of Z", X, "The question is about Z, the convolution of X with W."],
  ];
  // Where it makes no difference, it is no mistake.
  const differs = (A: Tensor) =>
    A.shape.some((length, axis) => length !== Z.shape[axis]) ||
    A.data.some((value, k) => value !== Z.data[k]);
  return all.flatMap(([name, A, hint]) => (A && differs(A) ? [[name, A, hint]] : []));
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
function extreme(inputs: unknown, sign: 1 | -1): Question {
  const { X, W, K1, K2, I, J } = arraysOf(inputs);
  const find = (A: Tensor): Places => (sign > 0 ? extremes(A).max : extremes(A).min);
  const Z = settled(conv2d(X, W));
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
    name: "Z",
    withValue: true,
    form: placesForm(true, sign > 0 ? LARGEST : `${LARGEST} ${SMALLEST}`, word),
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
      ...otherZ(X, W, Z).map(([name, A, hint]): PlaceMistake => [name, find(A), hint]),
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

export const largestPositive = (inputs: unknown) => extreme(inputs, 1);
export const mostNegative = (inputs: unknown) => extreme(inputs, -1);

/** (e) A pixel where Z is 0. */
export function zero(inputs: unknown): Question {
  const { X, W, K1, K2, I, J } = arraysOf(inputs);
  const places = (A: Tensor): Places => ({ value: 0, at: extremes(A).zeros });
  const Z = settled(conv2d(X, W));
  const found = places(Z);
  return placeQuestion({
    name: "Z",
    withValue: false,
    form: placesForm(false, "zeros", "zeros 0"),
    right: found.at.length > 0 ? found : undefined,
    shape: [I, J],
    mistakes: () => [
      ...otherPixels(found, [K1, K2]),
      ...otherZ(X, W, Z).map(([name, A, hint]): PlaceMistake => [name, places(A), hint]),
    ],
    hint: "Where do the products of the window with W cancel, or vanish?",
    solution:
      found.at.length > 0
        ? `Z is 0 at ${formatPlaces(found.at)}.`
        : "No entry of Z is 0, so “none” is right.",
  });
}
