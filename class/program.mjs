// A student's rule as a separate program in JavaScript, with everything that it uses of the notebook.
import ts from "typescript";
import { freeNames, meaningOf } from "./cells.mjs";
import { GIVEN } from "./questions.mjs";

/** @typedef {import("./cells.mjs").Declaration} Declaration */

/**
 * A program that leaves the rule in `answer`.
 *
 * @param {ts.Node} rule a function
 * @param {readonly Declaration[]} declared what the notebook declares
 */
export function programOf(rule, declared) {
  /** @type {Set<ts.Statement>} */
  const needed = new Set();
  const seen = new Set(GIVEN);
  /** @param {ts.Node} node */
  const need = (node) => {
    for (const name of freeNames(node)) {
      const statement = seen.has(name) ? undefined : meaningOf(declared, name, node)?.statement;
      seen.add(name);
      if (statement === undefined || isWithin(rule, statement)) continue;
      // What a statement uses comes before it.
      need(statement);
      needed.add(statement);
    }
  };
  need(rule);
  const before = [...needed].map((statement) => statement.getText());
  const source = [...before, `globalThis.answer = (${rule.getText()});`].join("\n");
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.None };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

/**
 * @param {ts.Node} node
 * @param {ts.Node} outer
 */
function isWithin(node, outer) {
  const inOneCell = node.getSourceFile() === outer.getSourceFile();
  return inOneCell && node.pos >= outer.pos && node.end <= outer.end;
}
