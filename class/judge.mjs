// A student's answers, judged on the student's own inputs.
import { check, variant } from "convbook";
import { answersIn } from "./answers.mjs";
import { POINTS, problemOf, QUESTIONS } from "./questions.mjs";
import { layerFor, runRules } from "./rules.mjs";

/** @typedef {import("./questions.mjs").QuestionName} QuestionName */
/** @typedef {import("./answers.mjs").Answer} Answer */
/** @typedef {import("./answers.mjs").CodeCell} CodeCell */
/** @typedef {import("convbook").Verdict} Verdict */
/**
 * @typedef {{ question: QuestionName, points: number, text: string, finding: string,
 *   solution: string }} Mark text is the answer as it was written, finding a sentence about it
 * @typedef {{ student: string, points: number, marks: Mark[], troubles: string[] }} Result
 */

/** The seeds of the other layers on which a rule must be right, too. */
const HIDDEN = ["another layer", "a third layer", "a fourth layer"];

/**
 * Judges what a student handed in.
 *
 * @param {string} student
 * @param {readonly CodeCell[]} cells of all notebooks together
 * @param {readonly string[]} troubles with the notebooks
 * @returns {Promise<Result>}
 */
export async function judged(student, cells, troubles) {
  const { answers, troubles: unread } = answersIn(cells);
  const rules = await judgedRules(student, answers);
  const marks = QUESTIONS.map((question) => {
    const answer = answers.get(question);
    return rules.get(question) ?? judgedValue(student, question, answer);
  });
  return {
    student,
    points: marks.reduce((sum, mark) => sum + mark.points, 0),
    marks,
    troubles: [...troubles, ...unread, ...otherName(student, cells)],
  };
}

/**
 * A sentence if the notebook was made for someone else, with inputs that are not this student's.
 *
 * @param {string} student
 * @param {readonly CodeCell[]} cells
 */
function otherName(student, cells) {
  const names = cells.flatMap(({ source }) =>
    [...source.matchAll(/^const student = ("(?:[^"\\\n]|\\.)*")/gm)].map(([, text]) => text),
  );
  const other = names.find((text) => !isSameName(text, student));
  return other === undefined
    ? []
    : [`The notebook says that the student is ${other.slice(0, 80)}.`];
}

/**
 * @param {string} literal
 * @param {string} student
 */
function isSameName(literal, student) {
  const plain = (/** @type {string} */ name) => name.normalize("NFC").trim().toLowerCase();
  return plain(literal.slice(1, -1)) === plain(student);
}

/**
 * @param {QuestionName} question
 * @param {string} student
 */
function inputsOf(question, student) {
  const problem = problemOf(question);
  if (problem === 1) return variant(1, student);
  return problem === 2 ? variant(2, student) : variant(3, student);
}

/**
 * @param {string} student
 * @param {QuestionName} question
 * @param {Answer | undefined} answer
 * @returns {Mark}
 */
function judgedValue(student, question, answer) {
  const inputs = inputsOf(question, student);
  const given = answer && "value" in answer ? answer.value : "";
  const verdict = check(question, /** @type {string} */ (given), inputs);
  const mark = marked(question, answer, verdict);
  if (answer === undefined)
    return { ...mark, finding: "The question is not in what was handed in." };
  return "trouble" in answer ? { ...mark, finding: answer.trouble } : mark;
}

/**
 * @param {QuestionName} question
 * @param {Answer | undefined} answer
 * @param {Verdict} verdict
 * @returns {Mark}
 */
function marked(question, answer, { right, headline, reason, differences, hint, read, solution }) {
  const text = answer && "text" in answer ? answer.text : "";
  const lines = [
    `${headline} ${reason}`.trim(),
    read && `Read as: ${read}`,
    differences.text,
    hint,
  ];
  const finding = lines.filter((line) => line !== "").join("\n");
  return { question, points: right ? POINTS[question] : 0, text, finding, solution };
}

/**
 * Runs rules on the student's layer and on hidden ones, and judges their results as numbers.
 *
 * @param {string} student
 * @param {Map<QuestionName, Answer>} answers
 * @returns {Promise<Map<QuestionName, Mark>>}
 */
async function judgedRules(student, answers) {
  const names = [student, ...HIDDEN.map((name) => `${student}, ${name}`)];
  const inputs = names.map((name) => variant(3, name));
  const jobs = [...answers].flatMap(([question, answer]) =>
    "rule" in answer && problemOf(question) === 3 ? [{ question, answer }] : [],
  );
  const results = await runRules(
    jobs.map(({ question, answer }) => ({
      program: answer.rule,
      layers: inputs.map((layer) => layerFor(question, layer)),
    })),
  );
  return new Map(
    jobs.map(({ question, answer }, k) => {
      const verdicts = results[k].map((result, layer) =>
        check(
          question,
          "entries" in result ? /** @type {number[]} */ (result.entries) : "",
          inputs[layer],
        ),
      );
      const failed = verdicts.findIndex((verdict) => !verdict.right);
      const mark = marked(question, answer, verdicts[Math.max(failed, 0)]);
      if (failed < 0) return [question, mark];
      const result = results[k][failed];
      const own = { ...mark, solution: verdicts[0].solution };
      if ("trouble" in result) {
        return [question, { ...own, finding: `The rule could not be used: ${result.trouble}.` }];
      }
      const elsewhere = failed === 0 ? "" : "Right on your layer, but not on others: ";
      return [question, { ...own, finding: elsewhere + mark.finding }];
    }),
  );
}
