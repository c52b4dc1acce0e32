// How the answers to a question are written, and what is read from one.
import type { Typed } from "../notation/typed";
import type { Vocabulary } from "../notation/words";

/** What is read from a text. */
export interface Reading {
  readonly numbers: readonly Typed[];
  /** The pixels, where some were named. */
  readonly at?: readonly (readonly number[])[];
  /** What was read, in words. */
  readonly read: string;
}

/** How the answers to a question are written. */
export interface Form {
  /** Reads a text; throws {@link Unreadable} where it makes no sense. Some forms may pass over unknown words. */
  read(text: string, isTolerant?: boolean): Reading;
  /** Whether what was read is all that is asked for. */
  isComplete(reading: Reading): boolean;
  /** The words that say which number is which; "" for those that the question uses itself. */
  readonly names: Vocabulary;
  /** For a number that is computed in steps: whether the last one, `isSaid` to follow from the others, does. */
  follows?(steps: string, last: string, isSaid: boolean): boolean;
  /** What an answer looks like, in a sentence without any number. */
  readonly like: string;
  /** Words that may stand in "there is no such pixel". */
  readonly none?: string;
}
