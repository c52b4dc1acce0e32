// Small changes of a TypeScript file, all of them built into its text behind a switch:
// `a < b` becomes `(mutant(7) ? (a <= b) : (a < b))`, and only the mutant that is switched on acts.
import ts from "typescript";
import {
  calledConstant,
  isCompared,
  isCondition,
  isConstant,
  isListOfConstants,
  isName,
  isOnlyType,
  isPlainArgument,
  isUseOf,
  moduleConstants,
  otherNumbers,
} from "./syntax.mjs";

/**
 * One change.
 *
 * @typedef {{ id: number, file: string, line: number, was: string, becomes: string }} Mutant
 */

/** @type {Record<string, string[]>} */
const OPERATORS = {
  "<": ["<=", ">"],
  "<=": ["<", ">"],
  ">": [">=", "<"],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "**": ["*"],
  "&&": ["||"],
  "||": ["&&"],
  "+=": ["-="],
  "-=": ["+="],
};

const TWINS = new Map([
  ["Math.max", "Math.min"],
  ["Math.min", "Math.max"],
  ["Math.floor", "Math.ceil"],
  ["Math.ceil", "Math.floor"],
]);

const METHODS = new Map([
  ["every", "some"],
  ["some", "every"],
]);

/**
 * The file's text with all mutants in it.
 *
 * @param {string} file
 * @param {string} text
 * @param {number} firstId
 */
export function mutated(file, text, firstId) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const constants = moduleConstants(source);
  /** @type {Mutant[]} */
  const mutants = [];

  /** @param {ts.Node} node */
  const textOf = (node) => text.slice(node.getStart(source), node.end);

  /**
   * @param {ts.Node} node
   * @param {string} becomes
   */
  const note = (node, becomes, was = textOf(node)) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const id = firstId + mutants.length;
    mutants.push({ id, file, line, was, becomes });
    return id;
  };

  /**
   * The text of a node with its children written by `write`.
   *
   * @param {ts.Node} node
   * @param {(child: ts.Node) => string} write
   */
  const withChildren = (node, write) => {
    let result = "";
    let at = node.getStart(source);
    ts.forEachChild(node, (child) => {
      result += text.slice(at, child.getStart(source)) + write(child);
      at = child.end;
    });
    return result + text.slice(at, node.end);
  };

  /** @param {ts.Node} node @returns {string} */
  const plain = (node) => {
    if (isOnlyType(node)) return textOf(node);
    if (isUseOf(node, constants)) return calledConstant(node);
    return withChildren(node, plain);
  };

  /** @param {ts.Node} node @returns {string} */
  const write = (node) => {
    if (isOnlyType(node)) return textOf(node);
    if (isUseOf(node, constants)) return calledConstant(node);
    if (isConstant(node, constants) && node.initializer) {
      return `${textOf(node.name)} = () => (${write(node.initializer)})`;
    }
    if (isListOfConstants(node)) {
      const { name, initializer } = /** @type {ts.VariableDeclaration} */ (node);
      const { elements } = /** @type {ts.ArrayLiteralExpression} */ (initializer);
      const names = /** @type {ts.ArrayBindingPattern} */ (name).elements;
      return names.map((name, k) => `${textOf(name)} = () => (${write(elements[k])})`).join(", ");
    }
    const inner = withChildren(node, write);
    if (ts.isExpressionStatement(node)) return `{ if (!mutant(${note(node, "")})) ${inner} }`;
    return changes(node).reduce(
      (rest, [becomes, shown]) => {
        return `(mutant(${note(node, shown)}) ? (${becomes}) : ${rest})`;
      },
      parenthesized(node, inner),
    );
  };

  /** @param {ts.Node} node @param {string} inner */
  const parenthesized = (node, inner) => (ts.isBinaryExpression(node) ? `(${inner})` : inner);

  /**
   * What may replace an expression: as it runs, and as a reader sees it.
   *
   * @param {ts.Node} node
   * @returns {[string, string][]}
   */
  function changes(node) {
    /** @type {[string, string][]} */
    const found = [];
    /** @param {(part: (node: ts.Node) => string) => string} make */
    const add = (make) => found.push([make(plain), make(textOf)]);
    if (ts.isNumericLiteral(node) && !isName(node)) {
      for (const other of otherNumbers(node.text)) add(() => other);
    } else if (ts.isStringLiteral(node) && node.text !== "" && isCompared(node)) {
      add(() => '""');
    } else if (ts.isBinaryExpression(node)) {
      const { left, right, operatorToken } = node;
      for (const other of OPERATORS[textOf(operatorToken)] ?? []) {
        add((part) => `${part(left)} ${other} ${part(right)}`);
      }
    } else if (ts.isCallExpression(node) && !(node.flags & ts.NodeFlags.OptionalChain)) {
      const { expression, arguments: args } = node;
      const twin = TWINS.get(textOf(expression));
      if (twin) add((part) => `${twin}(${args.map(part).join(", ")})`);
      if (args.length >= 2 && args.every(isPlainArgument)) {
        const swapped = [args[1], args[0], ...args.slice(2)];
        const isOther = textOf(args[0]) !== textOf(args[1]);
        if (!twin && isOther) add((part) => `${part(expression)}(${swapped.map(part).join(", ")})`);
      }
      if (ts.isPropertyAccessExpression(expression)) {
        const other = METHODS.get(expression.name.text);
        const object = expression.expression;
        if (other) add((part) => `${part(object)}.${other}(${args.map(part).join(", ")})`);
      }
    } else if (ts.isPrefixUnaryExpression(node)) {
      const { operator, operand } = node;
      const isSign = operator === ts.SyntaxKind.MinusToken;
      if (isSign || operator === ts.SyntaxKind.ExclamationToken) add((part) => part(operand));
    }
    if (isCondition(node)) for (const value of ["true", "false"]) add(() => value);
    return found;
  }

  const instrumented = withChildren(source, write);
  return { text: instrumented, mutants };
}
