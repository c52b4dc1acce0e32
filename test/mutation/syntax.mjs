// What a piece of TypeScript is, as far as a mutant has to know it.
import ts from "typescript";

/** @param {ts.Node} node */
export const isOnlyType = (node) =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isTypeParameterDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node);

/**
 * The constants of a module that are data: their values are found anew at every use, or a change in
 * them could not be switched on.
 *
 * @param {ts.SourceFile} source
 */
export function moduleConstants(source) {
  const declared = source.statements
    .filter(ts.isVariableStatement)
    .filter(({ modifiers }) => modifiers === undefined)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .filter(({ initializer }) => initializer && !isCode(initializer));
  const names = declared.flatMap((one) =>
    isListOfConstants(one)
      ? /** @type {ts.ArrayBindingPattern} */ (one.name).elements.map((name) =>
          name.getText(source),
        )
      : one.name.getText(source),
  );
  return new Set(names);
}

/**
 * Whether it is a declaration of several constants of a module at once: [A, B] = [1, 2].
 *
 * @param {ts.Node} node
 */
export function isListOfConstants(node) {
  if (!ts.isVariableDeclaration(node) || !ts.isArrayBindingPattern(node.name)) return false;
  if (!ts.isSourceFile(node.parent.parent.parent) || !node.initializer) return false;
  return ts.isArrayLiteralExpression(node.initializer);
}

/** @param {ts.Node} node */
function isCode(node) {
  return (
    ts.isArrowFunction(node) ||
    ts.isRegularExpressionLiteral(node) ||
    ts.isCallExpression(node) ||
    ts.isNewExpression(node)
  );
}

/**
 * @param {ts.Node} node
 * @param {Set<string>} constants
 * @returns {node is ts.VariableDeclaration}
 */
export function isConstant(node, constants) {
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return false;
  return ts.isSourceFile(node.parent.parent.parent) && constants.has(node.name.text);
}

/**
 * @param {ts.Node} node
 * @param {Set<string>} constants
 */
export function isUseOf(node, constants) {
  return ts.isIdentifier(node) && constants.has(node.text) && !isName(node);
}

/** @param {ts.Node} node */
export function calledConstant(node) {
  const call = `${node.getText()}()`;
  return ts.isShorthandPropertyAssignment(node.parent) ? `${node.getText()}: ${call}` : call;
}

/**
 * Whether it is a name and not a value.
 *
 * @param {ts.Node} node
 */
export function isName(node) {
  const { parent } = node;
  const { name, propertyName } = /** @type {{ name?: ts.Node, propertyName?: ts.Node }} */ (parent);
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return name === node || propertyName === node;
}

/** @param {string} text */
export function otherNumbers(text) {
  const value = Number(text);
  const scaled = [value * 10, value / 10, value * 1000];
  const whole = [value + 1, value - 1];
  if (!Number.isInteger(value) || value >= 1000) return scaled.map(String);
  return (value < 10 ? whole : [...whole, ...scaled]).map((other) => `(${other})`);
}

/** @param {ts.Expression} argument */
export function isPlainArgument(argument) {
  return !ts.isSpreadElement(argument) && !ts.isArrowFunction(argument);
}

/**
 * Whether a text is compared with something.
 *
 * @param {ts.StringLiteral} node
 */
export function isCompared({ parent }) {
  return ts.isBinaryExpression(parent) && /^[=!]==$/.test(parent.operatorToken.getText());
}

/** @param {ts.Node} node */
export function isCondition(node) {
  const { parent } = node;
  return (
    (ts.isIfStatement(parent) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node)
  );
}
