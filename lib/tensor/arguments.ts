// Checks arguments, and describes them in messages.
import { TENSOR_ENTRIES } from "../limits";
import { KindError, ShapeError, ValueError } from "./errors";

/** Whatever a reader may write. A type that lets it through leaves it to a message to say what is wrong. */
export type Anything = object | string | number | bigint | boolean | symbol | null | undefined;

/** The length of every axis, a list of whole numbers ≥ 1. All else is let through, and refused in one line. */
export type ShapeLike = readonly number[] | Anything;

/** True for arrays and typed arrays. */
export function isArray(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}

/** A value in a few words on one line, for the "but got" of a message. */
export function describe(value: unknown): string {
  if (typeof value === "string") return `the text ${quote(value)}`;
  if (value === null || value === undefined) return `${value}`;
  if (isArray(value)) return "a list";
  if (typeof value === "object") return `an object (${value.constructor?.name ?? "no class"})`;
  if (typeof value === "number" || typeof value === "boolean") return `${value}`;
  return `a ${typeof value}`;
}

/** A list of values in words: [2, the text "3"]. */
export function describeList(values: ArrayLike<unknown>): string {
  const shown = Array.from(values).slice(0, 8).map(describe);
  return `[${shown.join(", ")}${values.length > 8 ? ", …" : ""}]`;
}

/** Words in a sentence: "X, W and Z". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join();
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** A text in quotes, on one line and cut if it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** True for a whole number that is at least `least` and small enough to be exact. */
export function isWhole(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

/**
 * Checks that a shape is a list of whole numbers ≥ 1, with no more entries than fit into memory.
 *
 * @returns how many entries it has
 * @throws TypeError when it is not a list
 * @throws ShapeError when a length is not a whole number ≥ 1
 * @throws ValueError when it has too many entries
 */
export function checkShape(shape: unknown, name = "shape"): number {
  if (!isArray(shape)) {
    throw new KindError(
      `${name} must be a list of whole numbers such as [6, 5], but got ${describe(shape)}`,
    );
  }
  let size = shape.length === 0 ? 0 : 1;
  for (let axis = 0; axis < shape.length; axis++) {
    const length = shape[axis];
    // A length that is too large to be exact makes a size that is refused below.
    size *= typeof length === "number" && Number.isInteger(length) && length >= 1 ? length : 0;
  }
  if (size === 0) {
    throw new ShapeError(
      `${name} must be whole numbers of at least 1, but got ${describeList(shape)}`,
    );
  }
  if (size > TENSOR_ENTRIES) {
    throw new ValueError(
      `${name} ${formatShape(Array.from(shape))} has ${size} entries; at most ${TENSOR_ENTRIES} fit into memory`,
    );
  }
  return size;
}

/** How many entries a shape has: the product of its lengths, 1 for none. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** A shape in words, as all messages and titles write it: "6×5". */
export function formatShape(shape: readonly unknown[]): string {
  return shape.join("×");
}

/**
 * Checks that options are a plain object in which every name is known.
 *
 * @returns the options themselves
 * @throws TypeError when they are not a plain object or an option is unknown
 */
export function readOptions<Options extends object>(
  options: Options,
  known: readonly string[],
): Options {
  if (!isPlainObject(options)) {
    throw new KindError(
      `options must be an object such as { ${known[0]}: … }, but got ${describe(options)}`,
    );
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw new KindError(`there is no option ${quote(name)}; the options are ${known.join(", ")}`);
    }
  }
  return options;
}

/** True for an object written in braces: not an array, a Map or an instance of another class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
