// Which cells of a notebook students get: the questions, and what does not lead to their answers.
import { callsFunction, callsOfCheck, declarationsOf, freeNames, parse } from "./cells.mjs";

/** @typedef {import("../scripts/notebooks.mjs").Cell} Cell */

/** @param {Cell} cell */
export const textOf = ({ source }) => [source].flat().join("");

/**
 * The cells that students get. A section that asks questions ends with the cell of its last answer:
 * what follows explains the answer. Within a section every cell is left out that is a solution, which are
 * cells with the tag `solution` and those that call `reveal`, that uses what was left out, or that links to
 * a file that students do not get. If that is the heading or code of a section that asks nothing, the
 * whole section goes; a later text goes alone.
 *
 * @param {readonly Cell[]} cells
 * @param {readonly string[]} files the names of the notebooks that students get
 * @returns {Cell[]}
 */
export function studentsCells(cells, files) {
  /** @type {Set<string>} */
  const missing = new Set();
  const isThere = (/** @type {string} */ link) => files.includes(link);
  /** @type {Cell[]} */
  const kept = [];
  for (const section of sectionsOf(cells)) {
    const last = section.map((cell) => questionsIn(cell).length > 0).lastIndexOf(true);
    const stays = (/** @type {Cell} */ cell) =>
      !isSolution(cell) && !usesAny(cell, missing) && linksOf(cell).every(isThere);
    const goesAlone = (/** @type {Cell} */ cell) =>
      cell.cell_type === "markdown" && cell !== section[0];
    const isWanted = last >= 0 || section.every((cell) => stays(cell) || goesAlone(cell));
    const asked = last < 0 ? section : section.slice(0, last + 1);
    const wanted = isWanted ? asked.filter(stays) : [];
    for (const cell of section) {
      const isKept = wanted.includes(cell);
      if (isKept) kept.push(cell);
      for (const { name } of declarationsOf(treeOf(cell))) {
        if (isKept) missing.delete(name);
        else missing.add(name);
      }
    }
  }
  return kept;
}

/**
 * The questions that a cell asks.
 *
 * @param {Cell} cell
 */
export function questionsIn(cell) {
  return callsOfCheck(treeOf(cell)).map(({ question }) => question);
}

/**
 * The code of a cell; that of a text is empty.
 *
 * @param {Cell} cell
 */
function treeOf(cell) {
  return parse(cell.cell_type === "code" ? textOf(cell) : "");
}

/**
 * The cells in sections, each of which begins with a text that has a heading.
 *
 * @param {readonly Cell[]} cells
 * @returns {Cell[][]}
 */
function sectionsOf(cells) {
  /** @type {Cell[][]} */
  const sections = [[]];
  for (const cell of cells) {
    if (cell.cell_type === "markdown" && /^## /m.test(textOf(cell))) sections.push([]);
    sections[sections.length - 1].push(cell);
  }
  return sections;
}

/**
 * The files to which a text links; addresses on the web and places in the notebook are none.
 *
 * @param {Cell} cell
 */
function linksOf(cell) {
  if (cell.cell_type !== "markdown") return [];
  return [...textOf(cell).matchAll(/\]\((?![a-z]+:)([^)#\s]+)/g)].map(([, path]) => path);
}

/** @param {Cell} cell */
function isSolution(cell) {
  return cell.metadata.tags?.includes("solution") || callsFunction(treeOf(cell), "reveal");
}

/**
 * @param {Cell} cell
 * @param {ReadonlySet<string>} names
 */
function usesAny(cell, names) {
  return names.size > 0 && freeNames(treeOf(cell)).some((name) => names.has(name));
}
