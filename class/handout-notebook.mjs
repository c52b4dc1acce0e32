// The notebooks as a student gets them: without outputs and solutions, and with the student's own inputs.
import { callsOfCheck, declarationsOf, isStub, parse } from "./cells.mjs";
import { questionsIn, studentsCells, textOf } from "./handout-cells.mjs";
import { INPUTS, POINTS, problemOf } from "./questions.mjs";

/** @typedef {import("../scripts/notebooks.mjs").Notebook} Notebook */
/** @typedef {import("../scripts/notebooks.mjs").Cell} Cell */

const EMPTY = '""';

/** @typedef {{ name: string, notebook: Notebook }} NamedNotebook name is that of its file */

/**
 * The copies for students of those notebooks that ask questions.
 *
 * Solutions are left out, all outputs are emptied, and so is the second argument of each `check`, unless
 * it is a function that only waits for a body. The inputs come from `variant` and the student's name,
 * which has its own cell. The cells that nbgrader needs have its metadata.
 *
 * @param {readonly NamedNotebook[]} notebooks
 * @param {string} student a name, or "" for students to write theirs
 * @returns {NamedNotebook[]}
 */
export function handoutNotebooks(notebooks, student) {
  const asking = notebooks.filter(({ notebook }) => notebook.cells.some(asks));
  const files = asking.map(({ name }) => name);
  return asking.map(({ name, notebook }) => ({ name, notebook: copyOf(notebook, student, files) }));
}

/** @param {Cell} cell */
const asks = (cell) => questionsIn(cell).length > 0;

/**
 * @param {Notebook} notebook
 * @param {string} student
 * @param {readonly string[]} files
 * @returns {Notebook}
 */
function copyOf(notebook, student, files) {
  const [question] = notebook.cells.flatMap(questionsIn);
  const kept = studentsCells(notebook.cells, files);
  const isInputs = (/** @type {Cell} */ cell) => cell.metadata.tags?.includes("parameters");
  const code = kept.filter(({ cell_type }) => cell_type === "code").map(textOf);
  const words = code.join("\n").split(/[^\p{L}\p{N}_$]+/u);
  // Once is where it is declared.
  const isUsed = (/** @type {string} */ name) => words.indexOf(name) < words.lastIndexOf(name);
  const cells = kept.flatMap((cell) => {
    if (cell.cell_type !== "code") return [cell];
    return isInputs(cell)
      ? [studentCell(student), inputsCell(cell, problemOf(question), isUsed)]
      : [emptied(cell)];
  });
  return { ...notebook, cells: cells.map(withoutSlides) };
}

/**
 * A handout is worked on, not shown in a talk, and some of its cells are new.
 *
 * @param {Cell} cell
 * @returns {Cell}
 */
function withoutSlides(cell) {
  const { slideshow, ...metadata } = cell.metadata;
  return { ...cell, metadata };
}

/**
 * @param {Cell} cell
 * @param {string} source
 * @param {object} metadata
 * @returns {Cell}
 */
function withCode(cell, source, metadata) {
  const lines = source.split(/(?<=\n)/);
  return { ...cell, metadata, source: lines, outputs: [], execution_count: null };
}

/**
 * nbgrader's metadata of a cell.
 *
 * @param {string} id
 * @param {{ grade?: boolean, solution?: boolean, locked?: boolean, points?: number }} is
 */
function nbgrader(id, { grade = false, solution = false, locked = false, points }) {
  const worth = points === undefined ? {} : { points };
  return { grade, grade_id: id, locked, ...worth, schema_version: 3, solution, task: false };
}

/** @param {string} student */
function studentCell(student) {
  const source = `import { variant } from "convbook";

// Your name or number in this course, between the quotes. Your inputs follow from it.
const student = ${JSON.stringify(student)};`;
  const metadata = { nbgrader: nbgrader("student", { solution: true }) };
  /** @type {Cell} */
  const cell = { cell_type: "code", id: "student", metadata: {}, source: [] };
  return withCode(cell, source, metadata);
}

/**
 * The cell of inputs: those that vary are computed from the student's name; of the others those stay
 * that some cell uses.
 *
 * @param {Cell} cell
 * @param {import("./questions.mjs").Problem} problem
 * @param {(name: string) => boolean} isUsed
 */
function inputsCell(cell, problem, isUsed) {
  const { varied, set } = INPUTS[problem];
  const declared = declarationsOf(parse(textOf(cell)));
  const taken = varied.filter((name) => declared.some((found) => found.name === name));
  const rest = declared
    .filter(({ name }) => !varied.includes(name) && isUsed(name))
    .map(({ name, statement }) =>
      name in set ? `const ${name} = ${set[/** @type {never} */ (name)]};` : statement.getText(),
    );
  const first = `const { ${taken.join(", ")} } = variant(${problem}, student);`;
  return withCode(cell, [first, ...rest].join("\n"), {
    ...cell.metadata,
    nbgrader: nbgrader("inputs", { locked: true }),
  });
}

/**
 * A cell without outputs and, where it asks a question, without an answer.
 *
 * @param {Cell} cell
 */
function emptied(cell) {
  const source = textOf(cell);
  const calls = callsOfCheck(parse(source));
  let text = source;
  for (const { answer } of [...calls].reverse()) {
    if (answer === undefined || isStub(answer)) continue;
    text = text.slice(0, answer.getStart()) + EMPTY + text.slice(answer.getEnd());
  }
  if (calls.length === 0) return withCode(cell, text, cell.metadata);
  const points = calls.reduce((sum, { question }) => sum + POINTS[question], 0);
  const id = calls.map(({ question }) => question).join("-");
  const graded = nbgrader(id, { grade: true, solution: true, points });
  return withCode(cell, text, { ...cell.metadata, nbgrader: graded });
}
