// An answer read: numbers, nested lists, tensors or text.
import { NESTED_LISTS } from "../limits";
import { tokenize } from "../notation/tokens";
import { type Typed, typed } from "../notation/typed";
import { Unreadable } from "../notation/unreadable";
import { describe, formatShape, isArray, isPlainObject } from "../tensor/arguments";
import { isMathMatrix, type TensorLike, toTensor } from "../tensor/nested";
import { formatNumber, formatTyped, TYPED_DIGITS } from "../tensor/number";
import { Tensor } from "../tensor/tensor";
import type { Form } from "./form";
import { isNone } from "./none";
import { type Nested, readArray } from "./read-array";
import { readText } from "./read-text";

/** What {@link check} takes as an answer. */
export type AnswerLike =
  | TensorLike
  | number
  | string
  | null
  | undefined
  | Readonly<Record<string, unknown>>;

/** An answer, read. */
export interface Answer {
  /** "missing" when nothing was typed yet, "none" where it says that there is no such thing. */
  readonly kind: "missing" | "none" | "numbers" | "unreadable";
  /** Row by row; for a value with pixels the value, where one was given. */
  readonly numbers: readonly Typed[];
  /** How the numbers were nested; a flat list where the nesting is not that of an array. */
  readonly shape: readonly number[];
  /** The pixels, where one was asked for. */
  readonly at: readonly (readonly number[])[];
  /** What was read, in words; for an unreadable answer what could not be read, and what was expected. */
  readonly read: string;
}

/** What a part takes as its answer. */
export interface Expected {
  /** "array" for a whole array; what other answers look like. */
  readonly form: "array" | Form;
}

/** The numbers of a long answer that are repeated to the reader. */
const MOST_READ = 12;
const FIRST_READ = 3;

/** What stands above the numbers of a printed Tensor. */
const PRINTED = /^\s*Tensor [\d×]+\n/;

const NOTHING: Answer = { kind: "missing", numbers: [], shape: [], at: [], read: "" };

/** Reads an answer, whatever it is. */
export function readAnswer(given: unknown, { form }: Expected): Answer {
  try {
    if (isEmpty(given)) return NOTHING;
    if (form === "array") return readWhole(given);
    const text = typeof given === "string" ? given.replace(PRINTED, "") : asText(given);
    const found = readText(text, form);
    if (found === "none") return { ...NOTHING, kind: "none", read: "none" };
    const { numbers, at = [], read } = found;
    if (!numbers.every(({ value }) => Number.isFinite(value))) {
      throw new Unreadable("A number of the answer is too large to be computed.");
    }
    return { kind: "numbers", numbers, shape: [numbers.length], at, read };
  } catch (error) {
    const message = messageOf(error);
    const like = form === "array" ? "Give all its numbers, row by row." : form.like;
    return { ...NOTHING, kind: "unreadable", read: `${asSentence(message)} ${like}` };
  }
}

/** True for what holds nothing, as lists of empty lists. */
function isEmpty(given: unknown, depth = 0): boolean {
  if (typeof given === "string") return given.trim() === "";
  if (isArray(given)) {
    const isDeep = depth > NESTED_LISTS;
    return Array.from(given).every(
      (entry) => !isDeep && isArray(entry) && isEmpty(entry, depth + 1),
    );
  }
  return given === null || given === undefined;
}

/** A whole array: what is one already, or text. */
function readWhole(given: unknown): Answer {
  if (typeof given === "string" && isNone(tokenize(given), "")) {
    return { ...NOTHING, kind: "none", read: "none" };
  }
  if (typeof given === "number") return wholeAnswer([typed(finite(given))], [1]);
  if (typeof given !== "string") {
    const { data, shape } = toTensor("answer", given);
    return wholeAnswer(
      Array.from(data, (value) => typed(value)),
      shape,
    );
  }
  const nested = readArray(given);
  const values = (level: Nested): unknown =>
    Array.isArray(level) ? level.map(values) : level.value;
  const { shape } = toTensor("answer", values(nested));
  return wholeAnswer(nested.flat(NESTED_LISTS) as Typed[], shape);
}

/** A whole array that was read. */
export function wholeAnswer(numbers: Typed[], shape: readonly number[]): Answer {
  return { kind: "numbers", numbers, shape, at: [], read: spelled(numbers, shape) };
}

function spelled(numbers: readonly Typed[], shape: readonly number[]): string {
  if (numbers.length <= MOST_READ) return numbers.map(inDigits).join(", ");
  const first = numbers.slice(0, FIRST_READ).map(inDigits);
  const count = `${numbers.length} numbers${shape.length > 1 ? ` (${formatShape(shape)})` : ""}`;
  return `${count}, beginning with ${first.join(", ")}`;
}

/** A number with the digits that were typed; one that a program computed has more, and is shortened. */
function inDigits({ value, digits }: Typed): string {
  return digits > TYPED_DIGITS ? formatNumber(value) : formatTyped(value);
}

/** Numbers, lists and objects as one would type them. */
function asText(given: unknown, depth = 0): string {
  if (typeof given === "number") return `${finite(given)}`;
  if (typeof given === "string" || typeof given === "bigint") return `${given}`;
  if (given instanceof Tensor || isMathMatrix(given)) return asText(given.toArray(), depth);
  if (depth > NESTED_LISTS)
    throw new Unreadable("A list of the answer holds itself, or too many others.");
  if (isArray(given))
    return `[${Array.from(given, (entry) => asText(entry, depth + 1)).join(", ")}]`;
  if (!isPlainObject(given)) throw new Unreadable(`The answer is ${describe(given)}.`);
  const fields = Object.entries(given).map(
    ([name, value]) => `${inWords(name)}: ${asText(value, depth + 1)}`,
  );
  return fields.join("; ");
}

/** The name of a field, "inputChannels" or "input_channels", as words. */
function inWords(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])|_(?=[a-z]{2})/g, " ");
}

function finite(given: number): number {
  if (Number.isFinite(given)) return given;
  throw new Unreadable(`The answer holds ${given}, which is not a finite number.`);
}

/** What stopped the reader, in words; an endless depth of brackets or signs stops the program itself. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const isTooDeep = /call stack|recursion/i.test(message);
  return isTooDeep ? "The answer has too many brackets or signs inside each other." : message;
}

/** A message as a sentence, without the name of the function that was called. */
function asSentence(message: string): string {
  const text = message.replace(/^\w+: /, "").replace(/^answer /, "The answer ");
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
