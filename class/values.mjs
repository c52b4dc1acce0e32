// The value of what is written out in a cell: texts, numbers, lists and objects.
import ts from "typescript";
import { meaningOf } from "./cells.mjs";

/** @typedef {readonly import("./cells.mjs").Declaration[]} Declared */

/** Something in an answer whose value is known only by running it. */
export class NotWrittenOut extends Error {}

/**
 * The value of a name that is declared at the top level of a cell; any other node as it is.
 *
 * @param {ts.Node} node
 * @param {Declared} declared
 * @returns {ts.Node}
 */
export function resolved(node, declared, steps = 0) {
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node)
  ) {
    return resolved(node.expression, declared, steps);
  }
  const found =
    ts.isIdentifier(node) && steps < 20 ? meaningOf(declared, node.text, node) : undefined;
  if (found === undefined) return node;
  return found.value ? resolved(found.value, declared, steps + 1) : found.statement;
}

/** @type {Partial<Record<ts.SyntaxKind, (a: number, b: number) => number>>} */
const OPERATIONS = {
  [ts.SyntaxKind.PlusToken]: (a, b) => a + b,
  [ts.SyntaxKind.MinusToken]: (a, b) => a - b,
  [ts.SyntaxKind.AsteriskToken]: (a, b) => a * b,
  [ts.SyntaxKind.SlashToken]: (a, b) => a / b,
  [ts.SyntaxKind.AsteriskAsteriskToken]: (a, b) => a ** b,
};

/**
 * The value of what is written out: texts, numbers and sums or products of them, lists, objects.
 *
 * @param {ts.Node} given
 * @param {Declared} declared
 * @returns {unknown}
 * @throws NotWrittenOut for anything else
 */
export function valueIn(given, declared) {
  const node = resolved(given, declared);
  /** @param {ts.Node} part */
  const number = (part) => {
    const value = valueIn(part, declared);
    if (typeof value !== "number") throw new NotWrittenOut(shortened(node.getText()));
    return value;
  };
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.NullKeyword || node.getText() === "undefined") return "";
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.map((element) => valueIn(element, declared));
  }
  if (ts.isObjectLiteralExpression(node)) {
    // fromEntries defines every field, even one that is called __proto__.
    return Object.fromEntries(
      node.properties.map((property) => {
        const isPlain =
          ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name);
        if (!isPlain) throw new NotWrittenOut(shortened(property.getText()));
        const { name } = property;
        const key = ts.isStringLiteralLike(name) ? name.text : name.getText();
        return [key, valueIn(property.initializer, declared)];
      }),
    );
  }
  if (ts.isPrefixUnaryExpression(node)) {
    if (node.operator === ts.SyntaxKind.MinusToken) return -number(node.operand);
    if (node.operator === ts.SyntaxKind.PlusToken) return number(node.operand);
  }
  const operation = ts.isBinaryExpression(node) && OPERATIONS[node.operatorToken.kind];
  if (operation) return operation(number(node.left), number(node.right));
  throw new NotWrittenOut(shortened(node.getText()));
}

/** @param {string} text */
export function shortened(text, most = 120) {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
