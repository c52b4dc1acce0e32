// What was found about an answer, and how it prints itself.
/** Where an answer is wrong, and how. */
export interface Differences {
  /** Index tuples of the wrong entries; for a list of numbers their positions. */
  readonly entries: readonly (readonly number[])[];
  /** The same in a sentence or two. */
  readonly text: string;
}

/** What {@link check} found; it prints itself, the solution apart. */
export class Verdict {
  /** Whether the answer is right. */
  readonly right: boolean;
  /** The common mistakes that give just this answer, most likely first; empty when none does. */
  readonly mistakes: readonly string[];
  /** The wrong entries; none when the answer is right. */
  readonly differences: Differences;
  /** What to think about next; empty when the answer is right. */
  readonly hint: string;
  /** The right answer and where it comes from. */
  readonly solution: string;
  readonly #opening: string;

  /** Made by {@link check}. */
  constructor(
    opening: string,
    found: Pick<Verdict, "right" | "mistakes" | "differences" | "hint" | "solution">,
  ) {
    this.#opening = opening;
    this.right = found.right;
    this.mistakes = Object.freeze([...found.mistakes]);
    this.differences = found.differences;
    this.hint = found.hint;
    this.solution = found.solution;
    Object.freeze(this);
  }

  /** The verdict in a few lines, which are Markdown too; the solution is not in them. */
  toString(): string {
    const hint = this.hint === "" ? "" : `Hint: ${this.hint}`;
    const more = this.right ? "" : "The field `solution` holds the answer.";
    return [this.#opening, this.differences.text, hint, more].filter((line) => line).join("\n");
  }

  /** What a notebook shows for a verdict that is a cell's last line. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
