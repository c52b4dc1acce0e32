// An answer read: numbers, nested lists, tensors or text.
import { NESTED_LISTS } from "../limits";
import { describe, isArray, isPlainObject, quote } from "../tensor/arguments";
import { KindError, ValueError } from "../tensor/errors";
import { type TensorLike, toTensor } from "../tensor/nested";
import { Tensor } from "../tensor/tensor";
import { type Typed, typed } from "./rounding";

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
  /** "missing" when nothing was typed yet, "none" for the word. */
  readonly kind: "missing" | "none" | "numbers";
  /** Row by row. */
  readonly numbers: readonly Typed[];
  /** How the numbers were nested; a flat list when the nesting is not that of an array. */
  readonly shape: readonly number[];
}

/** What a part takes as its answer, for those who read one. */
export interface Expected {
  /** The names of an answer's fields, when it is an object, in the order of the numbers. */
  readonly fields?: readonly string[];
  /** "number" for one, "list" when nesting says nothing, "array" when it is the array's shape. */
  readonly form: "number" | "list" | "array";
}

type Nested = Typed | Nested[];

const NONE = /^(?:none|no|nowhere)\.?$/i;
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;
const THOUSANDS = /^\d{1,3}(?:([ ,'’_\u00a0\u202f])\d{3})(?:\1\d{3})*$/;
/** What may stand between numbers, the dash of "0-1" too; a name of an index such as k1 is no number. */
const BETWEEN =
  /(?<=\d)-(?=\d)|\.{2,}|\bk_?[12]\b|\b(?:at|and|by|to|from|z|u)\b|[\s,;:|=*x×(){}[\]]/gi;

/** Reads an answer, or says in one line why it cannot be read. */
export function readAnswer(given: unknown, expected: Expected): Answer {
  if (given === null || given === undefined) return missing;
  if (typeof given === "string") return readText(given, expected);
  if (typeof given === "number") return readNested(given, expected);
  if (isArray(given) && given.length === 0) return missing;
  if (isPlainObject(given)) return readFields(given, expected);
  // A list may be ragged, [6, [1, 0]]; all that is an array by itself is read as one.
  if (isArray(given) && expected.form !== "array") return readNested(given, expected);
  if (typeof given !== "object") throw unreadable(given);
  const { data, shape } = toTensor("answer", given);
  return { kind: "numbers", numbers: Array.from(data, (value) => typed(value)), shape };
}

const missing: Answer = { kind: "missing", numbers: [], shape: [] };

function unreadable(given: unknown): Error {
  const message = `answer must be numbers, such as [5, 4] or "5 4", but got ${describe(given)}`;
  return typeof given === "string" ? new ValueError(message) : new KindError(message);
}

/** { k1: [0, 1], k2: [0, 1] }: the fields in the part's own order. */
function readFields(given: Record<string, unknown>, expected: Expected): Answer {
  const { fields = [] } = expected;
  const wrong = Object.keys(given).find((name) => !fields.includes(name));
  const lacking = fields.find((name) => given[name] === undefined);
  if (fields.length === 0) throw unreadable(given);
  if (wrong !== undefined || lacking !== undefined) {
    throw new KindError(
      `an answer with names needs ${fields.join(" and ")}, but ${wrong === undefined ? `${lacking} is missing` : `got ${quote(wrong)}`}`,
    );
  }
  return readNested(
    fields.map((name) => given[name]),
    expected,
  );
}

/** Numbers, and lists of them to any depth. */
function readNested(given: unknown, expected: Expected): Answer {
  const read = (value: unknown, where: string, depth = 0): Nested => {
    if (value instanceof Tensor) return read(value.toArray(), where, depth);
    if (isArray(value) && depth < NESTED_LISTS) {
      return Array.from(value, (entry, k) => read(entry, `${where}[${k}]`, depth + 1));
    }
    if (typeof value !== "number") {
      throw new KindError(`${where} must be a number, but got ${describe(value)}`);
    }
    if (!Number.isFinite(value)) {
      throw new ValueError(`${where} must be a finite number, but got ${value}`);
    }
    return typed(value);
  };
  return shaped(read(given, "answer"), expected);
}

function readText(given: string, expected: Expected): Answer {
  const text = given.trim().replaceAll("−", "-");
  if (text === "") return missing;
  if (NONE.test(text)) return { kind: "none", numbers: [], shape: [] };
  if (expected.form === "number" && THOUSANDS.test(text)) {
    return shaped(typed(text.replaceAll(/\D/g, "")), expected);
  }
  const rest = text.replaceAll(BETWEEN, " ");
  if (rest.replaceAll(NUMBER, "").trim() !== "" || !NUMBER.test(rest)) {
    throw unreadable(given);
  }
  NUMBER.lastIndex = 0;
  return shaped(nest(text) ?? numbersIn(rest), expected);
}

function numbersIn(text: string): Typed[] {
  return (text.replaceAll(BETWEEN, " ").match(NUMBER) ?? []).map((number) => typed(number));
}

/** The numbers of a text as its brackets nest them, or its semicolons or lines; undefined when they do not. */
function nest(text: string): Nested[] | undefined {
  if (text.includes(";") || !/[[(]/.test(text)) {
    const rows = text
      .split(/[;\n]/)
      .map(numbersIn)
      .filter((row) => row.length > 0);
    return rows.length === 1 ? rows[0] : rows;
  }
  const open: Nested[][] = [[]];
  for (const token of text.replaceAll(/\bk_?[12]\b/gi, " ").match(/[[\]()]|[^[\]()]+/g) ?? []) {
    if (/[[(]/.test(token)) open.push([]);
    else if (/[\])]/.test(token)) {
      const list = open.pop();
      if (list === undefined || open.length === 0) return undefined;
      open[open.length - 1].push(list);
    } else open[open.length - 1].push(...numbersIn(token));
  }
  const [top] = open;
  if (open.length > 1) return undefined;
  return top.length === 1 && Array.isArray(top[0]) ? top[0] : top;
}

/** The answer with the shape of its nesting; only an array must have all rows alike. */
function shaped(nested: Nested, { form }: Expected): Answer {
  const numbers = flatten(nested);
  if (numbers.length === 0) return missing;
  if (form !== "array" || !Array.isArray(nested)) {
    return { kind: "numbers", numbers, shape: [numbers.length] };
  }
  const values = (level: Nested): unknown =>
    Array.isArray(level) ? level.map(values) : level.value;
  return { kind: "numbers", numbers, shape: toTensor("answer", values(nested)).shape };
}

function flatten(nested: Nested): Typed[] {
  return Array.isArray(nested) ? nested.flatMap(flatten) : [nested];
}
