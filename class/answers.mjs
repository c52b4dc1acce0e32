// What a notebook answers, read from its text with the TypeScript parser: nothing is run.
import ts from "typescript";
import { callsOfCheck, declarationsOf, parse } from "./cells.mjs";
import { programOf } from "./program.mjs";
import { QUESTIONS } from "./questions.mjs";

/** @typedef {import("./questions.mjs").QuestionName} QuestionName */
/** @typedef {import("./cells.mjs").Declaration} Declaration */
/** @typedef {{ id?: unknown, source: string, claims?: unknown }} CodeCell */
/**
 * An answer: a value that was written out, the source of a function with what it uses of the
 * notebook, or a sentence that says why there is none.
 *
 * @typedef {{ value: unknown, text: string } | { rule: string, text: string } | { trouble: string }} Answer
 */

/** @typedef {Map<string, Declaration>} Declared */

/**
 * The answer to each question in the cells of a student. A question without a call of `check` has none.
 *
 * @param {readonly CodeCell[]} cells
 * @returns {Map<QuestionName, Answer>}
 */
export function answersIn(cells) {
  const parts = cells.map(readCell);
  /** @type {Declared} */
  const declared = new Map(
    parts.flatMap(({ declarations }) => declarations).map((found) => [found.name, found]),
  );
  const calls = parts.flatMap((part) => part.calls);
  /** @type {Map<QuestionName, Answer>} */
  const answers = new Map();
  for (const question of QUESTIONS) {
    const asked = calls.filter((call) => call.question === question);
    // The cell that was handed out counts; a student may try other answers elsewhere.
    const own = asked.filter(({ claims }) => String(claims).split("-").includes(question));
    const read = (own.length > 0 ? own : asked).map(({ answer }) => readAnswer(answer, declared));
    const given = read.filter((answer) => !("value" in answer && answer.value === ""));
    const different = new Set(given.map((answer) => JSON.stringify(answer)));
    if (different.size > 1) {
      answers.set(question, { trouble: `There are ${different.size} different answers.` });
    } else if (read.length > 0) answers.set(question, given[0] ?? read[0]);
  }
  return answers;
}

/**
 * What a cell declares and asks; nothing when it is nested more deeply than a parser can follow.
 *
 * @param {CodeCell} cell
 */
function readCell({ source, claims }) {
  try {
    const tree = parse(source);
    const calls = callsOfCheck(tree).map((call) => ({ ...call, claims }));
    return { declarations: declarationsOf(tree), calls };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { declarations: [], calls: [] };
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
  const text = shortened(node.getText(), 2000);
  const isRule =
    ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node);
  try {
    if (isRule) return { rule: programOf(node, declared), text };
    return { value: valueIn(node, declared), text };
  } catch (error) {
    if (error instanceof RangeError) return { trouble: "The answer is nested too deeply." };
    if (!(error instanceof NotWrittenOut)) throw error;
    return { trouble: `The answer has to be written out, but it holds ${error.message}` };
  }
}

/** What stands in an answer that only running it could tell. */
class NotWrittenOut extends Error {}

/**
 * What a name stands for that is declared at the top level of a cell; other nodes as they are.
 *
 * @param {ts.Node} node
 * @param {Declared} declared
 * @returns {ts.Node}
 */
function resolved(node, declared, steps = 0) {
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node)
  ) {
    return resolved(node.expression, declared, steps);
  }
  const found = ts.isIdentifier(node) && steps < 20 ? declared.get(node.text) : undefined;
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
function valueIn(given, declared) {
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
    // fromEntries defines every field, also one that is called __proto__.
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
function shortened(text, most = 120) {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
