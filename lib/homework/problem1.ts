// Problem 1 (a) and (b): the limits of the sums, and the size of Z.
import { convGeometry } from "../geometry/geometry";
import { type ListMistake, listQuestion } from "../judge/list";
import type { Question } from "../judge/question";
import { limitsForm, listForm } from "../reading/forms";
import { ShapeError } from "../tensor/errors";
import { toTensor } from "../tensor/nested";
import { readInputs } from "./inputs";
import { sizeWords } from "./problem1-words";
import { both, EDGE, otherSizes } from "./size-mistakes";

const FROM_0 = "Indices start at 0, so the first of K values is 0. What is the last?";
export const LAID = "Lay W on X as it is, its entry W[0, 0] on the pixel X[i, j].";

/** X, W and what follows from their shapes. */
export function arraysOf(inputs: unknown) {
  const given = readInputs("Problem 1", inputs, ["X", "W"]);
  const [X, W] = ["X", "W"].map((name) => toTensor(name, given[name]));
  if (X.rank !== 2) {
    throw new ShapeError(`X must have 2 axes in Problem 1, but got ${X.rank}`);
  }
  const { input, kernel, output } = convGeometry(X.shape, W.shape);
  const [[rows, columns], [K1, K2], [I, J]] = [input, kernel, output];
  return { X, W, rows, columns, K1, K2, I, J };
}

/** (a) The limits of the sums over k1 and k2. */
export function limits(inputs: unknown): Question {
  const { rows, columns, K1, K2, I, J } = arraysOf(inputs);
  const own = "The sums visit every entry of W once. Which indices does W have?";
  const middle = [K1, K2].map((K) => Math.floor(K / 2));
  const turned = ["exchanging rows and columns", [], "k1 counts the rows of W."] as const;
  const pair = (name: string, lower: number, more: number): ListMistake => {
    const [names, hint] = both([name, [], FROM_0], turned);
    return [names, [lower, K2 + more, lower, K1 + more], hint];
  };
  return listQuestion({
    labels: ["k1", "k2"].flatMap((k) => [`the lower limit of ${k}`, `the upper limit of ${k}`]),
    right: [0, K1 - 1, 0, K2 - 1],
    form: limitsForm,
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
    pairs: [
      pair("counting k1 and k2 from 1", 1, 0),
      pair("taking the size of W as the last index", 0, 0),
      pair("stopping one entry early", 0, -2),
    ],
    hint: own,
    solution: `k1 runs from 0 to ${K1 - 1} and k2 from 0 to ${K2 - 1}, because W is ${K1}×${K2} and the sums visit each of its entries once.`,
  });
}

/** (b) The size of Z. */
export function size(inputs: unknown): Question {
  const { rows, columns, K1, K2, I, J } = arraysOf(inputs);
  const sizes = otherSizes({ rows, columns, K1, K2, I, J });
  const turned: ListMistake = ["exchanging rows and columns", [J, I], "Rows come first."];
  const along = "The kernel moves along the rows and along the columns.";
  return listQuestion({
    labels: ["the rows of Z", "the columns of Z"],
    form: listForm(
      [
        "rows row height high tall down r i h vertical vertically",
        "columns column cols col width wide across c j w horizontal horizontally",
      ],
      "z m n px in out image picture valid output pixels pixel entries entry positions position places",
    ),
    right: [I, J],
    mistakes: [
      turned,
      ...sizes,
      ["adding the two sizes", [rows + K1, columns + K2], EDGE],
      ["moving the kernel along the rows only", [I, columns], along],
      ["moving the kernel along the columns only", [rows, J], along],
      ["taking the size of W", [K1, K2], EDGE],
      ["multiplying rows and columns", [I * J], "Give the rows and the columns."],
    ],
    pairs: sizes.map((size): ListMistake => {
      const [name, hint] = both(size, turned);
      return [name, [...size[1]].reverse(), hint];
    }),
    hint: EDGE,
    solution: sizeWords([rows, columns], [K1, K2], [I, J]),
  });
}
