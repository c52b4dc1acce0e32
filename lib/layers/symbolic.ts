// Expressions and their derivatives, by mathjs.
import type * as MathModule from "mathjs";
import { describe, describeList, isArray, quote } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { indexOf } from "../tensor/indices";
import type { Tensor } from "../tensor/tensor";

/** A function given as an expression, and its derivative. */
export interface Symbolic {
  /** The expression, as mathjs writes it. */
  readonly expression: string;
  /** Its derivative with respect to the variable, simplified. */
  readonly derivative: string;
  /** The expression as LaTeX. */
  readonly tex: string;
  /** The derivative as LaTeX. */
  readonly derivativeTex: string;
  /** The expression's value for numbers of its variables, for example { z: 0.5 }. */
  value(variables: Record<string, number>): number;
  /** The derivative's value. */
  slope(variables: Record<string, number>): number;
}

/**
 * Reads an expression and derives it, with mathjs (loaded when it is first needed).
 *
 * @param expression for example "1/(1+exp(-z))"
 * @param variable the variable of the derivative
 * @param constants other variables that may occur, none by default
 * @throws ValueError when the expression cannot be read or derived, or has an unknown variable
 * @throws TypeError when an argument is not text
 *
 * @example
 * symbolic("z^2", "z").derivative // "2 * z"
 */
export function symbolic(
  expression: string,
  variable: string,
  constants: readonly string[] = [],
): Symbolic {
  return publicly("symbolic", () => {
    if (typeof variable !== "string") {
      throw new KindError(`variable must be text such as "z", but got ${describe(variable)}`);
    }
    if (!isArray(constants) || !Array.from(constants).every((name) => typeof name === "string")) {
      const came = isArray(constants) ? describeList(constants) : describe(constants);
      throw new KindError(`constants must be a list of texts such as ["t"], but got ${came}`);
    }
    return readSymbolic("expression", expression, [variable, ...constants]);
  });
}

/**
 * {@link symbolic} for the argument `name`. The derivative is with respect to the first variable. In
 * LaTeX the variables have the names in `written`.
 */
export function readSymbolic(
  name: string,
  text: unknown,
  variables: readonly string[],
  written = variables,
): Symbolic {
  if (typeof text !== "string") {
    throw new KindError(
      `${name} must be text such as "${variables[0]}^2", but got ${describe(text)}`,
    );
  }
  const math = require("mathjs") as typeof MathModule;
  try {
    const formula = math.parse(text);
    // Texts, lists, assignments and the like have no derivative, or none that is a number.
    formula.traverse((node) => {
      if (!isFormula(math, node)) {
        throw new Error(
          `it must be a formula of numbers, ${variables.join(", ")}, operators and functions`,
        );
      }
    });
    const names = formula.filter(
      (node, path) =>
        node instanceof math.SymbolNode && path !== "fn" && !CONSTANTS.includes(node.name),
    );
    const unknown = names.map((node) => node.toString()).find((name) => !variables.includes(name));
    if (unknown !== undefined) {
      throw new Error(`it has the unknown variable ${unknown}; known are ${variables.join(", ")}`);
    }
    const derivative = math.derivative(formula, variables[0]);
    // Otherwise mathjs would set t upright, because it takes t for the unit of mass.
    const handler = (node: MathModule.MathNode) =>
      node instanceof math.SymbolNode && variables.includes(node.name)
        ? ` ${written[variables.indexOf(node.name)]}`
        : undefined;
    const [value, slope] = [formula.compile(), derivative.compile()];
    return {
      expression: formula.toString(),
      derivative: derivative.toString(),
      tex: formula.toTex({ handler }),
      derivativeTex: derivative.toTex({ handler }),
      value: (scope) => Number(value.evaluate({ ...scope })),
      slope: (scope) => Number(slope.evaluate({ ...scope })),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, " ") : String(error);
    throw new ValueError(`${name} ${quote(text)} cannot be used: ${reason}`);
  }
}

function isFormula(math: typeof MathModule, node: MathModule.MathNode): boolean {
  const { ConstantNode, FunctionNode, OperatorNode, ParenthesisNode, SymbolNode } = math;
  if (node instanceof ConstantNode) return typeof node.value === "number";
  return [FunctionNode, OperatorNode, ParenthesisNode, SymbolNode].some(
    (Kind) => node instanceof Kind,
  );
}

/** Names that mathjs knows by itself. */
const CONSTANTS = ["e", "pi"];

/** The value of an expression, or an error that says for which entry it is not a finite number. */
export function finite(
  expression: string,
  value: number,
  position: number,
  { shape, data }: Tensor,
): number {
  if (Number.isFinite(value)) return value;
  throw new ValueError(
    `${quote(expression)} must be a finite number, but is ${value} at [${indexOf(position, shape).join(", ")}], where the entry is ${data[position]}`,
  );
}
