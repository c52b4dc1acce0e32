// Mistakes in Problem 1 (c) to (e): another Z, or another way to name a pixel.
import type { PlaceMistake, Places } from "../judge/places";
import { conv2d } from "../layers/conv2d";
import { settled } from "../layers/settled";
import { reversed } from "../tensor/part";
import { exchanged } from "../tensor/rules";
import type { Tensor } from "../tensor/tensor";
import { attempt } from "./inputs";
import { LAID } from "./problem1";
import { both } from "./size-mistakes";

export const CORNER = "The pixel (i, j) of Z is where W[0, 0] lies on X.";

/** What other ways to compute Z give in its place. */
export function otherZ(X: Tensor, W: Tensor, Z: Tensor): [string, Tensor, string][] {
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
export function otherPixels({ value, at }: Places, [K1, K2]: readonly number[]): PlaceMistake[] {
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

/** A mistake together with the two most likely ways to name its pixels wrongly, and with both of them. */
export function withOtherPixels([name, gives, hint]: PlaceMistake): PlaceMistake[] {
  if (gives === undefined || typeof gives === "function") return [];
  return otherPixels(gives, [1, 1])
    .slice(0, 2)
    .filter(([other]) => other !== name)
    .map((other): PlaceMistake => {
      const [names] = both([name, gives, hint], other);
      return [names, other[1], hint];
    });
}
