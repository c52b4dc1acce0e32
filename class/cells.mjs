// The calls of check in a cell, found with the TypeScript parser: nothing is run.
import ts from "typescript";
import { questionNamed } from "./questions.mjs";

/** @typedef {import("./questions.mjs").QuestionName} QuestionName */
/** @typedef {{ question: QuestionName, answer: ts.Expression | undefined }} Call */

/**
 * A cell as a syntax tree.
 *
 * @param {string} source
 */
export function parse(source) {
  return ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true);
}

/**
 * The calls check("1a", answer, …) in a tree, wherever they stand.
 *
 * @param {ts.Node} tree
 * @returns {Call[]}
 */
export function callsOfCheck(tree) {
  /** @type {Call[]} */
  const calls = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === "check") {
      const [name, answer] = node.arguments;
      const question = name && ts.isStringLiteralLike(name) && questionNamed(name.text);
      if (question) calls.push({ question, answer });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return calls;
}

/**
 * Whether a function is called by its name in a tree.
 *
 * @param {ts.Node} tree
 * @param {string} name
 * @returns {boolean}
 */
export function callsFunction(tree, name) {
  return (
    (ts.isCallExpression(tree) && tree.expression.getText() === name) ||
    ts.forEachChild(tree, (node) => callsFunction(node, name) || undefined) === true
  );
}

/** @typedef {{ name: string, statement: ts.Statement, value?: ts.Expression }} Declaration */

/**
 * What a cell declares at its top level: each name with the statement that declares it.
 *
 * @param {ts.SourceFile} tree
 * @returns {Declaration[]}
 */
export function declarationsOf(tree) {
  /** @type {Declaration[]} */
  const found = [];
  for (const statement of tree.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) {
      found.push({ name: statement.name.text, statement });
    }
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name)) found.push({ name: name.text, statement, value: initializer });
    }
  }
  return found;
}
