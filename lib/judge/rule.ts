// A reader's function, run for every entry of an array or once for all of it.

import { typed } from "../notation/typed";
import { type Answer, readAnswer, wholeAnswer } from "../reading/answer";
import { describe, formatShape } from "../tensor/arguments";
import { indexOf } from "../tensor/indices";
import { formatNumber } from "../tensor/number";
import { type Budget, Fault } from "./watched";

/** A reader's function, with any arguments and any result. */
export type Callable = (...given: never[]) => unknown;

/** What a function gave: an answer, or a sentence about what stopped it. */
export type Run = { answer: Answer; fault?: undefined } | { answer?: undefined; fault: string };

/** An array that a function is to compute, and the object that is its last argument. */
export interface Task {
  shape: readonly number[];
  /** What the indices of the array are called. */
  axes: readonly string[];
  layer: object;
  /** What the function may read of the layer's arrays. */
  budget: Budget;
}

const NOTHING = readAnswer(undefined, { form: "array" });

/** The function's value at every index of the array. */
export function runRule(rule: Callable, { shape, axes, layer, budget }: Task): Run {
  const size = shape.reduce((product, length) => product * length, 1);
  const data = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const index = indexOf(k, shape);
    const here = `At ${axes.map((axis, a) => `${axis} = ${index[a]}`).join(", ")}`;
    budget.left = budget.perEntry;
    const { value, fault } = call(rule, [...index, layer]);
    // The function that a notebook begins with returns nothing: nobody has answered yet.
    if (k === 0 && fault === undefined && value === undefined) return { answer: NOTHING };
    const read = call(wrongNumber, [value]);
    const wrong = fault ?? read.fault ?? (read.value as string | undefined);
    if (wrong !== undefined) return { fault: ended(`${here} your function ${wrong}`) };
    data[k] = value as number;
  }
  budget.left = budget.perEntry;
  if (call(rule, [...indexOf(0, shape), layer]).value !== data[0]) {
    return {
      fault: `For the same entry your function gives ${formatNumber(data[0])} first and something else later: does its sum begin at 0 each time?`,
    };
  }
  const numbers = Array.from(data, (value) => typed(value));
  return { answer: wholeAnswer(numbers, shape) };
}

/** The array that the function returns as a whole. */
export function runWhole(whole: Callable, { shape, axes, layer, budget }: Task): Run {
  budget.left = budget.whole;
  const { value, fault } = call(whole, [layer]);
  if (fault !== undefined) return { fault: ended(`Your function ${fault}`) };
  if (value === undefined) return { answer: NOTHING };
  const wanted = `a function with one argument is called once, with the layer, and returns the whole array (${formatShape(shape)}); a rule for one entry has the arguments ${axes.join(", ")} and layer`;
  if (
    typeof value === "function" ||
    (typeof value === "number" && shape.some((length) => length > 1))
  ) {
    return { fault: `Your function returns ${describe(value)}: ${wanted}.` };
  }
  const answer = readAnswer(value, { form: "array" });
  if (answer.kind === "numbers") return { answer };
  const why = answer.kind === "unreadable" ? answer.read : ended(wanted);
  return { fault: `What your function returns cannot be read: ${why}` };
}

function call(work: Callable, given: unknown[]): { value?: unknown; fault?: string } {
  try {
    return { value: work(...(given as never[])) };
  } catch (error) {
    const message = messageOf(error);
    if (message === "") return { fault: "stops with an error" };
    if (error instanceof Fault) return { fault: message };
    if (error instanceof RangeError && /call stack/i.test(message)) {
      return { fault: "calls itself endlessly" };
    }
    // This is what reading beyond the end of nested arrays leads to.
    const beyond = error instanceof TypeError && /properties of undefined/.test(message);
    const advice = beyond ? ". Does it read entries by .at(…), and only those that exist?" : "";
    return { fault: `stops with an error: ${message}${advice}` };
  }
}

/** What is wrong with the value of an entry, if something is. */
function wrongNumber(value: unknown): string | undefined {
  if (value === undefined) return "returns nothing: does it have a return with a value?";
  if (typeof value !== "number") return `returns ${describe(value)}, but one number is needed`;
  if (Number.isNaN(value)) {
    return "gives NaN, which is not a number: does its sum begin at 0?";
  }
  return Number.isFinite(value) ? undefined : `gives ${formatNumber(value)}: does it divide by 0?`;
}

function ended(sentence: string): string {
  return sentence.endsWith("?") ? sentence : `${sentence}.`;
}

/** The message of an error on one line, without the name of the public function and a full stop. */
function messageOf(error: unknown): string {
  const message = textOf(error)
    .replace(/\s*\n\s*/g, " ")
    .trim();
  return message.replace(/^check: /, "").replace(/\.$/, "");
}

/** What was thrown, as text; "" where there is none, or where reading it fails in turn. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown);
  } catch {
    return "";
  }
}
