// Reads the answers in a notebook from its text with the TypeScript parser: nothing is run.
import ts from "typescript";
import { callsOfCheck, declarationsOf, isFunction, isStub, parse } from "./cells.mjs";
import { programOf } from "./program.mjs";
import { QUESTIONS } from "./questions.mjs";
import { NotWrittenOut, resolved, shortened, valueIn } from "./values.mjs";

/** @typedef {import("./questions.mjs").QuestionName} QuestionName */
/** @typedef {{ id?: unknown, source: string, claims?: unknown }} CodeCell */
/**
 * An answer: a value that was written out, the source of a function with what it uses of the
 * notebook, or a sentence that says why there is none.
 *
 * @typedef {{ value: unknown, text: string } | { rule: string, text: string } | { trouble: string }} Answer
 */

/** In characters; the gradients of Problem 3 as numbers take some two thousand. */
const LONGEST_ANSWER = 10_000;

/** @typedef {readonly import("./cells.mjs").Declaration[]} Declared */

/**
 * The answer to each question in the cells of a student. A question without a call of `check` has none.
 *
 * @param {readonly CodeCell[]} cells
 * @returns {{ answers: Map<QuestionName, Answer>, troubles: string[] }}
 */
export function answersIn(cells) {
  const parts = cells.map(readCell);
  const declared = parts.flatMap(({ declarations }) => declarations);
  const calls = parts.flatMap((part) => part.calls);
  /** @type {Map<QuestionName, Answer>} */
  const answers = new Map();
  for (const question of QUESTIONS) {
    const asked = calls.filter((call) => call.question === question);
    // Only the cell that was handed out counts; a student may try other answers in other cells.
    const own = asked.filter(({ claims }) => String(claims).split("-").includes(question));
    const read = (own.length > 0 ? own : asked).map(({ answer }) => readAnswer(answer, declared));
    const given = read.filter((answer) => !("value" in answer && answer.value === ""));
    const different = new Set(given.map((answer) => JSON.stringify(answer)));
    if (different.size > 1) {
      answers.set(question, { trouble: `There are ${different.size} different answers.` });
    } else if (read.length > 0) answers.set(question, given[0] ?? read[0]);
  }
  const unread = parts.filter(({ isRead }) => !isRead).length;
  const troubles = unread > 0 ? [`Cells that are nested too deeply to be read: ${unread}.`] : [];
  return { answers, troubles };
}

/**
 * What a cell declares and asks; nothing if it is nested too deeply for the parser.
 *
 * @param {CodeCell} cell
 * @param {number} place
 */
function readCell({ source, claims }, place) {
  try {
    const tree = parse(source, place);
    const calls = callsOfCheck(tree).map((call) => ({ ...call, claims }));
    return { declarations: declarationsOf(tree), calls, isRead: true };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { declarations: [], calls: [], isRead: false };
  }
}

/**
 * @param {ts.Expression | undefined} given
 * @param {Declared} declared
 * @returns {Answer}
 */
function readAnswer(given, declared) {
  if (given === undefined) return { value: "", text: "" };
  const node = resolved(given, declared);
  if (node.getWidth() > LONGEST_ANSWER) {
    return { trouble: `The answer is longer than ${LONGEST_ANSWER} characters.` };
  }
  const text = shortened(node.getText(), 2000);
  if (isStub(node)) return { value: "", text: "" };
  try {
    if (isFunction(node)) return { rule: programOf(node, declared), text };
    const value = valueIn(node, declared);
    return { value, text: value === "" ? "" : text };
  } catch (error) {
    if (error instanceof RangeError) return { trouble: "The answer is nested too deeply." };
    if (!(error instanceof NotWrittenOut)) throw error;
    return { trouble: `The answer has to be written out, but it holds ${error.message}` };
  }
}
