// The questions of each problem, their points, and the inputs that vary from student to student.

/** @typedef {1 | 2 | 3} Problem */

/** The questions in the order of the homework, and the points for each. */
export const POINTS = {
  "1a": 1,
  "1b": 1,
  "1c": 1,
  "1d": 1,
  "1e": 1,
  "2a": 1,
  "2b": 1,
  "2c": 1,
  "2d": 1,
  "3a": 2,
  "3b": 2,
  "3db": 1,
  "3c": 2,
};

/** The points for all questions together. */
export const MOST = Object.values(POINTS).reduce((sum, points) => sum + points, 0);

/** @typedef {keyof typeof POINTS} QuestionName */

/** The names of the questions. */
export const QUESTIONS = /** @type {QuestionName[]} */ (Object.keys(POINTS));

/** The inputs that `variant` gives, and those that a handout sets, so that the answers can be graded. */
export const INPUTS = {
  1: { varied: ["X", "W"], set: {} },
  2: { varied: ["shapeX", "shapeW"], set: {} },
  3: {
    varied: ["X", "W", "b", "dU"],
    set: {
      activation: '"sigmoid"',
      lossPerEntry: '"given"',
      stride: "1",
      padding: "0",
      dilation: "1",
    },
  },
};

/** @param {QuestionName} question */
export const problemOf = (question) => /** @type {Problem} */ (Number(question[0]));

/**
 * The question that a call of `check` names, read as in the library: "1(a)" is "1a".
 *
 * @param {string} name
 */
export function questionNamed(name) {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return QUESTIONS.find((question) => question === plain);
}

/** The names that a rule for Problem 3 can use; the last are those of notebook 03 for X, W and dU. */
export const GIVEN = [
  ...["X", "W", "b", "Z", "U", "dU", "dZ"],
  ...["rows", "columns", "height", "width", "K1", "K2", "N", "M"],
  ...["batch", "stride", "padding", "dilation"],
  ...["x", "w", "upstream"],
];
