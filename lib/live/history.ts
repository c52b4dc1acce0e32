// What was typed before, for undoing changes and doing them again.
import { UNDONE_CHANGES } from "../limits";
import type { Typed } from "./field";

export class History {
  readonly #past: Typed[] = [];
  readonly #future: Typed[] = [];
  #now: Typed;
  /** The cell of the last change, while more may be typed there. */
  #cell: unknown;

  constructor(now: Typed) {
    this.#now = structuredClone(now);
  }

  /** Notes a change. All keys in the same cell, until the focus leaves it, are one change. */
  note(now: Typed, cell?: unknown): void {
    if (JSON.stringify(now) === JSON.stringify(this.#now)) return;
    const isContinued = cell !== undefined && cell === this.#cell;
    if (!isContinued) this.#past.push(this.#now);
    if (this.#past.length > UNDONE_CHANGES) this.#past.shift();
    this.#future.length = 0;
    this.#now = structuredClone(now);
    this.#cell = cell;
  }

  /** Ends the change of a cell. */
  leave(): void {
    this.#cell = undefined;
  }

  /** What was typed before the last change; undefined when there is none. */
  undo(): Typed | undefined {
    return this.#go(this.#past, this.#future);
  }

  /** What was typed before the last undoing; undefined when there is none. */
  redo(): Typed | undefined {
    return this.#go(this.#future, this.#past);
  }

  #go(from: Typed[], to: Typed[]): Typed | undefined {
    const then = from.pop();
    if (then === undefined) return undefined;
    to.push(this.#now);
    this.#now = then;
    this.leave();
    return structuredClone(then);
  }
}
