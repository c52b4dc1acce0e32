// The types of a function that answers a part of Problem 3, and of the layer that it gets.
import type { Tensor } from "../tensor/tensor";

/**
 * The layer of Problem 3 as a function gets it that is an answer: arrays, of which `layer.X.at(…)` reads
 * an entry, and sizes. Of an image without channels N and M are 1; of a single image batch is 1.
 */
export interface AnswerLayer {
  /** The input: X.at(i, j), X.at(i, j, n) or X.at(b, i, j, n). */
  readonly X: Tensor;
  /** The kernel: W.at(k1, k2) or W.at(k1, k2, n, m). */
  readonly W: Tensor;
  /** The bias: b.at(m). */
  readonly b: Tensor;
  /** The convolution plus the bias. */
  readonly Z: Tensor;
  /** The activation of Z. */
  readonly U: Tensor;
  /** ∂J/∂U, of the shape of U. */
  readonly dU: Tensor;
  /** ∂J/∂Z, of the shape of Z; not in the layer of 3a, which asks for it. */
  readonly dZ: Tensor;
  /** The rows of Z: i goes from 0 to rows − 1. */
  readonly rows: number;
  /** The columns of Z: j goes from 0 to columns − 1. */
  readonly columns: number;
  /** The rows of X. */
  readonly height: number;
  /** The columns of X. */
  readonly width: number;
  /** The rows of W. */
  readonly K1: number;
  /** The columns of W. */
  readonly K2: number;
  /** The input channels. */
  readonly N: number;
  /** The output channels. */
  readonly M: number;
  /** The images. */
  readonly batch: number;
  /** Pixels from one position of the window to the next, [down, across]. */
  readonly stride: readonly [number, number];
  /** Rows of zeros above X and columns of zeros left of it. */
  readonly padding: readonly [number, number];
  /** Pixels between neighbouring entries of the window, [down, across]. */
  readonly dilation: readonly [number, number];
}

/** An index; or the layer, when the function has fewer arguments because the array has fewer axes. */
export type IndexOrLayer = number & AnswerLayer;

/**
 * A function as an answer, see {@link check}. With two arguments or more it is the rule for one entry:
 * its arguments are the indices of the entry, and then the layer, which may be taken apart: `{ X, dZ }`. With one argument it gets the layer
 * and returns the whole array. Written inside the call of check, its arguments need no types.
 */
export type AnswerFunction = (
  first: IndexOrLayer,
  second: IndexOrLayer,
  third: IndexOrLayer,
  fourth: IndexOrLayer,
  layer: AnswerLayer,
) => unknown;
