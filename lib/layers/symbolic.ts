// Formulas given as text: read and derived by mathjs; losses.
import type * as MathModule from "mathjs";
import { describe, quote } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { indexOf } from "../tensor/indices";
import { checkSameShape, type TensorLike, toTensor } from "../tensor/nested";
import { Tensor } from "../tensor/tensor";

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
 * @param variable what to derive by
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
    return readSymbolic("expression", expression, [variable, ...constants]);
  });
}

/** {@link symbolic} on behalf of another public function; the first variable is derived by. */
export function readSymbolic(name: string, text: unknown, variables: readonly string[]): Symbolic {
  if (typeof text !== "string") {
    throw new KindError(`${name} must be text such as "z^2", but got ${describe(text)}`);
  }
  const math = require("mathjs") as typeof MathModule;
  try {
    const node = math.parse(text);
    // Texts, lists, assignments and the like have no derivative, or none that is a number.
    node.traverse((part) => {
      if (!isFormula(math, part)) {
        throw new Error(
          `it must be a formula of numbers, ${variables.join(", ")}, operators and functions`,
        );
      }
    });
    const names = node.filter(
      (part, path) => part instanceof math.SymbolNode && path !== "fn" && !(part.name in CONSTANTS),
    );
    const unknown = names.map((part) => part.toString()).find((part) => !variables.includes(part));
    if (unknown !== undefined) {
      throw new Error(`it has the unknown variable ${unknown}; known are ${variables.join(", ")}`);
    }
    const derivative = math.derivative(node, variables[0]);
    // Left to itself, mathjs sets t upright, for it takes it for the unit of mass.
    const handler = (part: MathModule.MathNode) =>
      part instanceof math.SymbolNode && variables.includes(part.name)
        ? ` ${part.name}`
        : undefined;
    const [value, slope] = [node.compile(), derivative.compile()];
    return {
      expression: node.toString(),
      derivative: derivative.toString(),
      tex: node.toTex({ handler }),
      derivativeTex: derivative.toTex({ handler }),
      value: (scope) => Number(value.evaluate({ ...scope })),
      slope: (scope) => Number(slope.evaluate({ ...scope })),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, " ") : String(error);
    throw new ValueError(`${name} ${quote(text)} cannot be used: ${reason}`);
  }
}

function isFormula(math: typeof MathModule, part: MathModule.MathNode): boolean {
  const { ConstantNode, FunctionNode, OperatorNode, ParenthesisNode, SymbolNode } = math;
  if (part instanceof ConstantNode) return typeof part.value === "number";
  return [FunctionNode, OperatorNode, ParenthesisNode, SymbolNode].some(
    (Kind) => part instanceof Kind,
  );
}

/** Names that mathjs knows by itself. */
const CONSTANTS = { e: Math.E, pi: Math.PI };

/** A loss J, and its gradient with respect to U. */
export interface LossResult {
  /** J, the sum over all entries. */
  J: number;
  /** ∂J/∂U, of the shape of U. */
  dU: Tensor;
}

/**
 * A loss that is a sum over the entries of U and its target T, and its gradient.
 *
 *     J = Σ f(u, t)      dU = ∂f/∂u, entry by entry
 *
 * @param expression f as an expression in u and t, for example "(u-t)^2/2"
 * @param U an array of any shape
 * @param T the target, of the shape of U
 * @returns { J, dU }
 * @throws ShapeError when an array is ragged or T has another shape than U
 * @throws ValueError when the expression cannot be read or derived, or an entry is not finite
 * @throws TypeError when an entry is not a number
 *
 * @example
 * loss("(u-t)^2/2", [1, 3], [0, 1]).dU.toArray() // [1, 2]
 */
export function loss(expression: string, U: TensorLike, T: TensorLike): LossResult {
  return publicly("loss", () => {
    const f = readSymbolic("expression", expression, ["u", "t"]);
    const u = toTensor("U", U);
    const t = toTensor("T", T);
    checkSameShape("T", t, "U", u.shape);
    let J = 0;
    const slopes = u.data.map((value, k) => {
      const scope = { u: value, t: t.data[k] };
      J += finite(f.expression, f.value(scope), k, u);
      return finite(f.derivative, f.slope(scope), k, u);
    });
    return { J, dU: new Tensor(u.shape, slopes) };
  });
}

/** A value that an expression gave, or a message that says where it is not a number. */
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
