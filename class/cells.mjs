// The calls of check in a cell, found with the TypeScript parser: nothing is run.
import ts from "typescript";
import { questionNamed } from "./questions.mjs";

/** @typedef {import("./questions.mjs").QuestionName} QuestionName */
/** @typedef {{ question: QuestionName, answer: ts.Expression | undefined }} Call */

/**
 * A cell as a syntax tree.
 *
 * @param {string} source
 * @param {number} place the number of the cell in its notebook
 */
export function parse(source, place = 0) {
  return ts.createSourceFile(`${place}.ts`, source, ts.ScriptTarget.ES2022, true);
}

/** @param {ts.Node} node */
const placeOf = (node) => Number.parseInt(node.getSourceFile().fileName, 10);

/**
 * All calls check("1a", answer, …) in a tree.
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

/**
 * Whether code is a function.
 *
 * @param {ts.Node} node
 * @returns {node is ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration}
 */
export function isFunction(node) {
  return (
    ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node)
  );
}

/**
 * Whether a function is still as it was handed out: it does nothing but return undefined.
 *
 * @param {ts.Node} node
 */
export function isStub(node) {
  if (!isFunction(node) || !node.body || !ts.isBlock(node.body)) return false;
  return node.body.statements.every(
    (line) =>
      ts.isReturnStatement(line) && (line.expression?.getText() ?? "undefined") === "undefined",
  );
}

/** @typedef {{ name: string, statement: ts.Statement, value?: ts.Expression }} Declaration */

/**
 * What a name means in a piece of code: the last declaration at the top level of this cell or of those
 * before it, or else the first one below.
 *
 * @param {readonly Declaration[]} declarations of all cells, in their order
 * @param {string} name
 * @param {ts.Node} code
 */
export function meaningOf(declarations, name, code) {
  const named = declarations.filter((found) => found.name === name);
  const before = named.filter(({ statement }) => placeOf(statement) <= placeOf(code));
  return before.at(-1) ?? named[0];
}

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
      else found.push(...namesIn(name).map((name) => ({ name, statement })));
    }
  }
  return found;
}

/**
 * The names in a pattern such as { Z, U: output } or [rows, columns].
 *
 * @param {ts.BindingPattern} pattern
 * @returns {string[]}
 */
function namesIn({ elements }) {
  return elements.flatMap((element) => {
    if (!ts.isBindingElement(element)) return [];
    return ts.isIdentifier(element.name) ? [element.name.text] : namesIn(element.name);
  });
}

/**
 * The names that a piece of code takes from outside, and perhaps more.
 *
 * @param {ts.Node} tree
 */
export function freeNames(tree) {
  /** @type {Set<string>} */
  const used = new Set();
  /** @type {Set<string>} */
  const bound = new Set();
  /** @param {ts.Node} node */
  const visit = (node) => {
    const { parent } = node;
    if (ts.isIdentifier(node)) {
      const isField = ts.isPropertyAccessExpression(parent) && parent.name === node;
      const isBound =
        (ts.isParameter(parent) ||
          ts.isBindingElement(parent) ||
          ts.isVariableDeclaration(parent)) &&
        parent.name === node;
      if (isBound) bound.add(node.text);
      else if (!isField) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return [...used].filter((name) => !bound.has(name));
}
