// A figure or, if the arrays are too large for it, a sentence in its place.
import { describe } from "../tensor/arguments";
import { KindError, LimitError, publicly } from "../tensor/errors";

/**
 * What the function makes or, if the arrays are too large for it, a sentence that says so, for
 * {@link show}. Every other error is thrown as it is.
 *
 * @param make for example () => explore(Z)
 * @returns what make returns, or the sentence
 * @throws TypeError when make is not a function
 *
 * @example
 * unlessTooLarge(() => sweep([[5, 2, 3]], [[1, -1]]).length) // 2
 * @example
 * unlessTooLarge(() => explore(conv2d(zeros([40, 40]), [[1]]))) // "There is no picture here: X, W and Z have 3201 cells together; at most 600 can be explored, so take smaller arrays."
 */
export function unlessTooLarge<Made>(make: () => Made): Made | string {
  if (typeof make !== "function") {
    throw publicly(
      "unlessTooLarge",
      () =>
        new KindError(
          `make must be a function such as () => explore(Z), but got ${describe(make)}`,
        ),
    );
  }
  try {
    return make();
  } catch (error) {
    if (error instanceof LimitError) return `There is no picture here: ${error.reason}.`;
    throw error;
  }
}
