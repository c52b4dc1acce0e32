// What was found about an answer, and how it prints itself.
import type { Tensor } from "../tensor/tensor";

/** An array by the name that it has in the homework: dW for ∂J/∂W. */
export interface NamedArray {
  /** X, W, b, Z, U, dU, dZ, dW, db or dX. */
  readonly name: string;
  /** Its entries. */
  readonly tensor: Tensor;
}

/** Where an answer is wrong, and how. */
export interface Differences {
  /** Index tuples of the wrong entries; for a list of numbers their positions. */
  readonly entries: readonly (readonly number[])[];
  /** The same in a sentence or two. */
  readonly text: string;
}

/** What is known about an answer: right, wrong, not given yet, or in a form that could not be read. */
export type VerdictState = "right" | "wrong" | "missing" | "unreadable";

/** What {@link check} found. {@link show} displays it in colour; it prints itself as text. */
export class Verdict {
  /** Whether the answer is right. */
  readonly right: boolean;
  /** Whether the answer is right, wrong, missing or unreadable. */
  readonly state: VerdictState;
  /** The finding in a few words: "Not yet." */
  readonly headline: string;
  /** What the answer was read as, such as "7, 9"; empty when nothing could be read. */
  readonly read: string;
  /** The common mistakes that give just this answer, most likely first; empty when none does. */
  readonly mistakes: readonly string[];
  /** The mistakes in a sentence, or why the answer could not be read; empty when there is nothing to say. */
  readonly reason: string;
  /** The wrong entries; none when the answer is right. */
  readonly differences: Differences;
  /** The answer as an array of the right shape, where an array was asked for. */
  readonly array: NamedArray | undefined;
  /** What to think about next; empty when the answer is right. */
  readonly hint: string;
  /** The right answer and where it comes from; the entries of an array stand on lines of their own. */
  readonly solution: string;

  /** Made by {@link check}. */
  constructor(found: VerdictParts) {
    this.right = found.state === "right";
    this.state = found.state;
    this.headline = found.headline;
    this.read = found.read;
    this.mistakes = Object.freeze([...found.mistakes]);
    this.reason = found.reason;
    this.differences = found.differences;
    this.array = found.array;
    this.hint = found.hint;
    this.solution = found.solution;
    Object.freeze(this);
  }

  /** The verdict in a few lines, which are Markdown too; the solution is among them once the answer is right. */
  toString(): string {
    return [
      [this.headline, this.reason].filter((text) => text).join(" "),
      this.read && `Read as: ${this.read}`,
      this.differences.text,
      this.hint && `Hint: ${this.hint}`,
      this.right ? this.solution : "The field `solution` holds the answer.",
    ]
      .filter((line) => line)
      .join("\n");
  }

  /** What a notebook shows for a verdict that is a cell's last line. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** What a {@link Verdict} is made of. */
export type VerdictParts = Pick<
  Verdict,
  | "state"
  | "headline"
  | "read"
  | "mistakes"
  | "reason"
  | "differences"
  | "array"
  | "hint"
  | "solution"
>;
