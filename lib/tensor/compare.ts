// Measures how large an array is and how far two arrays are apart.
import { publicly, ValueError } from "./errors";
import { type Extreme, finiteExtremes } from "./extremes";
import { indexOf } from "./indices";
import { checkSameShape, type TensorLike, toTensor } from "./nested";
import type { Tensor } from "./tensor";

/**
 * The entry that is furthest from 0, with its sign. If the largest and the smallest entry are equally
 * far from 0, it is the positive one.
 *
 * @param A an array of any shape
 * @returns the value, and the index tuples of all entries with exactly this value, row by row
 * @throws ShapeError, ValueError or TypeError when A is not a rectangular array of finite numbers
 *
 * @example
 * furthest([[1, -3], [2, -3]]) // { value: -3, at: [[0, 1], [1, 1]] }
 */
export function furthest(A: TensorLike): Extreme {
  return publicly("furthest", () => {
    const { max, min } = finiteExtremes(toTensor("A", A));
    return max.value >= -min.value ? max : min;
  });
}

/**
 * The distance of two arrays: the largest |A − B| of all entries.
 *
 * @param A an array of any shape
 * @param B an array of the shape of A
 * @returns the largest difference without its sign; 0 for equal arrays
 * @throws ShapeError when an array is ragged or B has another shape than A
 * @throws ValueError when an entry is not finite, or a difference is too large for a number
 * @throws TypeError when an entry is not a number
 *
 * @example
 * distance([[1, 2]], [[1, 5]]) // 3
 */
export function distance(A: TensorLike, B: TensorLike): number {
  return publicly("distance", () => {
    const [a, b] = readPair(A, B);
    let largest = 0;
    a.data.forEach((value, k) => {
      const difference = Math.abs(value - b.data[k]);
      if (difference === Number.POSITIVE_INFINITY) {
        throw new ValueError(
          `the difference at (${indexOf(k, a.shape).join(", ")}) is too large for a number`,
        );
      }
      if (difference > largest) largest = difference;
    });
    return largest;
  });
}

/**
 * The sum of the products of corresponding entries: Σ A · B.
 *
 * @param A an array of any shape
 * @param B an array of the shape of A
 * @throws ShapeError when an array is ragged or B has another shape than A
 * @throws ValueError when an entry is not finite, or the sum overflows
 * @throws TypeError when an entry is not a number
 *
 * @example
 * dot([[1, 2]], [[10, 100]]) // 210
 */
export function dot(A: TensorLike, B: TensorLike): number {
  return publicly("dot", () => {
    const sum = sumOfProducts(...readPair(A, B));
    if (!Number.isFinite(sum))
      throw new ValueError("the sum of the products is too large for a number");
    return sum;
  });
}

/** {@link dot} of two tensors of the same shape; not finite if it overflows. */
export function sumOfProducts(A: Tensor, B: Tensor): number {
  let sum = 0;
  for (let k = 0; k < A.data.length; k++) sum += A.data[k] * B.data[k];
  return sum;
}

function readPair(A: TensorLike, B: TensorLike): [Tensor, Tensor] {
  const [a, b] = [toTensor("A", A), toTensor("B", B)];
  checkSameShape("B", b, "A", a.shape);
  return [a, b];
}
