// Problem 1 (c) to (e): the largest, the most negative and the zero pixels of Z.

import { type PlaceMistake, type Places, placeQuestion } from "../judge/places";
import type { Question } from "../judge/question";
import { conv2d } from "../layers/conv2d";
import { settled } from "../layers/settled";
import { placesForm } from "../reading/forms";
import { extremes } from "../tensor/extremes";
import { indexOf } from "../tensor/indices";
import { mapped } from "../tensor/rules";
import type { Tensor } from "../tensor/tensor";
import { CORNER, otherPixels, otherZ, withOtherPixels } from "./pixel-mistakes";
import { arraysOf } from "./problem1";
import { extremeWords, zeroWords } from "./problem1-words";

const LARGEST = "largest biggest greatest highest maximal maximum max most positive";
const SMALLEST = "smallest lowest minimal minimum min negative";

/** A value, and the pixels where it stands. */
function placesOf({ data, shape }: Tensor, value: number): Places {
  const positions = [...data.keys()].filter((position) => data[position] === value);
  return { value, at: positions.map((position) => indexOf(position, shape)) };
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
  const towards = `Look for the entry of Z that is furthest on the ${word} side of 0.`;
  const products = mapped(Z, (_, k) => {
    const [i, j] = [Math.floor(k / J), k % J];
    const terms = Array.from(W.data, (w, at) => w * X.at(i + Math.floor(at / K2), j + (at % K2)));
    return terms.reduce((a, b) => (sign * b > sign * a ? b : a));
  });
  const largest = extremes(mapped(Z, Math.abs)).max;
  const sided = Z.data.filter((value) => sign * value > 0);
  const nearest = sided.reduce((a, b) => (sign * b < sign * a ? b : a), found.value);
  const turned: PlaceMistake = ["turning the sign", { ...found, value: -found.value }, towards];
  const closest: PlaceMistake = [
    `taking the ${word} value nearest to 0`,
    exists ? placesOf(Z, nearest) : undefined,
    towards,
  ];
  const otherEnd: PlaceMistake = ["looking for the other end", opposite, towards];
  const isPixel = (pixel: readonly number[]) =>
    pixel.every((at, axis) => Number.isInteger(at) && at >= 0 && at < [I, J][axis]);
  const another: PlaceMistake = [
    `stopping at an entry of Z that is not the ${sign > 0 ? "largest" : "most negative"}`,
    (pixel) => (exists && isPixel(pixel) ? placesOf(Z, Z.at(...pixel)) : undefined),
    towards,
  ];
  const others = otherZ(X, W, Z).map(([name, A, hint]): PlaceMistake => [name, find(A), hint]);
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
            turned,
            ...found.at.map(
              ([i, j]): PlaceMistake => [
                "naming the pixel before the value",
                { value: i, at: [[j, found.value]] },
                "Give the value first, then the pixel.",
              ],
            ),
          ]
        : [[`naming an entry that is not ${word}`, found, `Is any entry of Z ${word}?`] as const]),
      otherEnd,
      closest,
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
      another,
      ...others,
      ["taking one product, not the sum", find(products), "An entry of Z is a sum of products."],
    ],
    pairs: () => {
      const [from1] = otherPixels(found, [K1, K2]);
      const first = [...(exists ? [from1, turned] : []), otherEnd, closest, ...others];
      return first.flatMap(withOtherPixels);
    },
    hint: `${towards} ${CORNER}`,
    solution: extremeWords(found, sign),
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
  // Where many pixels are 0, any pixel would look like a mistake.
  const isRare = (A: Tensor, share: number) => extremes(A).zeros.length <= share * A.data.length;
  return placeQuestion({
    name: "Z",
    withValue: false,
    form: placesForm(false, "zeros", "zeros 0"),
    right: found.at.length > 0 ? found : undefined,
    shape: [I, J],
    mistakes: () => [
      ...(isRare(Z, 1 / 4) ? otherPixels(found, [K1, K2]) : []),
      ...otherZ(X, W, Z)
        .filter(([, A]) =>
          A === X ? isRare(A, 1 / 3) : A.data.length === Z.data.length && isRare(A, 1 / 4),
        )
        .map(([name, A, hint]): PlaceMistake => [name, places(A), hint]),
    ],
    hint: "Where do the products of the window with W cancel, or vanish?",
    solution: zeroWords(found.at),
  });
}
