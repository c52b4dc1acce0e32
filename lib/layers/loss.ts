// A loss that is a sum over the entries of the output.
import { describe } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { checkSameShape, type TensorLike, toTensor } from "../tensor/nested";
import { Tensor } from "../tensor/tensor";
import { finite, readSymbolic } from "./symbolic";

/** A loss J, and its gradient with respect to U. */
export interface LossResult {
  /** J, the sum over all entries. */
  J: number;
  /** ∂J/∂U, of the shape of U. */
  dU: Tensor;
}

/**
 * A loss that is a sum over the entries of U and its target T, and its gradient.
 *
 *     J = Σ f(u, t)      dU = ∂f/∂u, entry by entry
 *
 * @param expression f as an expression in u and t, for example "(u-t)^2/2"
 * @param U an array of any shape
 * @param T the target, of the shape of U, or one number for all entries
 * @returns { J, dU }
 * @throws ShapeError when an array is ragged or T has another shape than U
 * @throws ValueError when the expression cannot be read or derived, or an entry is not finite
 * @throws TypeError when an entry is not a number
 *
 * @example
 * loss("(u-t)^2/2", [1, 3], [0, 1]).dU.toArray() // [1, 2]
 * @example
 * loss("t*u", [1, 3], 2).J // 8
 */
export function loss(expression: string, U: TensorLike, T: TensorLike | number): LossResult {
  return publicly("loss", () => {
    const f = readSymbolic("expression", expression, ["u", "t"]);
    const u = toTensor("U", U);
    const target = readTarget(T, u);
    let J = 0;
    const slopes = u.data.map((value, k) => {
      const scope = { u: value, t: target(k) };
      J += finite(f.expression, f.value(scope), k, u);
      return finite(f.derivative, f.slope(scope), k, u);
    });
    return { J, dU: new Tensor(u.shape, slopes) };
  });
}

/** The target of the entry at a position of U. */
function readTarget(T: TensorLike | number, U: Tensor): (position: number) => number {
  if (typeof T === "number") {
    if (!Number.isFinite(T)) throw new ValueError(`T must be a finite number, but got ${T}`);
    return () => T;
  }
  if (typeof T !== "object" || T === null) {
    throw new KindError(`T must be a number or an array of the shape of U, but got ${describe(T)}`);
  }
  const t = toTensor("T", T);
  checkSameShape("T", t, "U", U.shape);
  return (position) => t.data[position];
}
