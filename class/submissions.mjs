// Finds the notebooks that students handed in, and reads them as JSON.
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { notebookFiles } from "../scripts/project.mjs";

/** @typedef {{ student: string, files: string[] }} Submission */
/** @typedef {import("./answers.mjs").CodeCell} CodeCell */

/** A notebook with all its pictures has less than one megabyte. */
const MEGABYTES = 20;
/** Characters of code in one notebook; those of a lesson are some thirty thousand. */
const LONGEST_CODE = 400_000;
/** Levels of folders below the given one: nbgrader makes DIR/student/assignment/notebook.ipynb. */
const DEEPEST = 3;
/** The names under which notebooks are handed out. */
const HANDED_OUT = notebookFiles().map((path) => basename(path, ".ipynb"));

/**
 * The submissions in a folder, by student. The student is the name of the folder below it, or that
 * of the file: `ada.ipynb` and `ada-01-2d-convolution.ipynb` are ada's. Links are not followed.
 *
 * @param {string} folder
 * @returns {Submission[]}
 */
export function submissionsIn(folder) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const entry of entriesOf(folder)) {
    if (entry.isFile() && !entry.name.endsWith(".ipynb")) continue;
    const student = entry.isDirectory() ? entry.name : ownerOf(entry.name);
    const files = notebooksIn(join(folder, entry.name), DEEPEST - 1);
    found.set(student, [...(found.get(student) ?? []), ...files]);
  }
  return [...found].map(([student, files]) => ({ student, files }));
}

/**
 * The student in the name of a file: what stands before the name of the notebook, if that is there.
 *
 * @param {string} file
 */
function ownerOf(file) {
  const stem = basename(file, ".ipynb");
  const handedOut = HANDED_OUT.find((name) => stem.endsWith(name)) ?? "";
  return stem.slice(0, stem.length - handedOut.length).replace(/[-_. ]+$/, "") || stem;
}

/** @param {string} folder */
function entriesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith(".") && (entry.isFile() || entry.isDirectory()))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param {string} path
 * @param {number} depth
 * @returns {string[]}
 */
function notebooksIn(path, depth) {
  if (!lstatSync(path).isDirectory()) return [path];
  if (depth === 0) return [];
  return entriesOf(path)
    .filter((entry) => entry.isDirectory() || entry.name.endsWith(".ipynb"))
    .flatMap((entry) => notebooksIn(join(path, entry.name), depth - 1));
}

/**
 * The code cells of a notebook.
 *
 * @param {string} file
 * @returns {{ cells: CodeCell[], troubles: string[] }} what is wrong with the notebook, in sentences;
 *   there are no cells when it cannot be read
 */
export function readSubmission(file) {
  const broken = (/** @type {string} */ trouble) => ({ cells: [], troubles: [trouble] });
  if (lstatSync(file).size > MEGABYTES * 2 ** 20) {
    return broken(`The notebook has more than ${MEGABYTES} MB.`);
  }
  /** @type {unknown} */
  let notebook;
  try {
    notebook = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return broken("The notebook is not JSON.");
  }
  const { cells } = /** @type {{ cells?: unknown }} */ (notebook ?? {});
  if (!Array.isArray(cells)) return broken("The notebook has no cells.");
  /** @type {CodeCell[]} */
  const code = cells.flatMap((cell) => {
    if (cell?.cell_type !== "code") return [];
    const source = [cell.source].flat();
    const lines = source.filter((line) => typeof line === "string");
    return [{ id: cell.id, source: lines.join(""), claims: cell.metadata?.nbgrader?.grade_id }];
  });
  if (code.reduce((sum, { source }) => sum + source.length, 0) > LONGEST_CODE) {
    return broken(`The notebook has more than ${LONGEST_CODE} characters of code.`);
  }
  const troubles = [];
  if (repeated(cells.map((cell) => cell?.id))) troubles.push("Two cells have the same id.");
  if (repeated(code.map(({ claims }) => claims))) {
    troubles.push("An answer's cell is there twice.");
  }
  return { cells: code, troubles };
}

/** @param {unknown[]} ids */
function repeated(ids) {
  const given = ids.filter((id) => id !== undefined);
  return new Set(given).size < given.length;
}
