// A live worksheet: what is typed, what follows from it, and what is said about it.
import { actions } from "./actions";
import { readBlock, sizeOfBlock } from "./block";
import { cardOf } from "./card";
import { paste, resize } from "./edits";
import type { Typed } from "./field";
import { Fields } from "./fields";
import { History } from "./history";
import type { InputSheet } from "./input-sheet";
import { take } from "./keys";
import { Outcome } from "./outcome";
import { Pointing } from "./pointing";
import { StatusLine } from "./status-line";

const HINT =
  "Type into a cell: everything below follows. Point at a number to see where it comes from, or where it goes.";

export class Worksheet {
  readonly #given: Typed;
  readonly #fields: Fields;
  readonly #outcome: Outcome;
  readonly #history: History;
  readonly #pointing: Pointing;
  readonly #line = new StatusLine();
  #problem = "";

  constructor(root: HTMLElement, given: Typed) {
    this.#given = given;
    this.#fields = new Fields(given, (field, rows, columns) => this.#resize(field, rows, columns));
    this.#outcome = new Outcome(given.dZ !== undefined);
    this.#history = new History(given);
    this.#pointing = new Pointing(this.#fields, this.#outcome);
    const card = cardOf(this.#fields, this.#line, this.#outcome, actions(root, given, this));
    card.addEventListener("input", ({ target }) => this.#type(target));
    card.addEventListener("focusin", ({ target }) => this.#enter(target));
    card.addEventListener("focusout", ({ target }) => this.#leave(target));
    card.addEventListener("keydown", (event) => this.#press(event));
    card.addEventListener("paste", (event) => this.#paste(event));
    // Pointermove and not pointerover, which also comes when the page moves under a pointer at rest.
    card.addEventListener("pointermove", ({ target }) => this.#point(target));
    card.addEventListener("pointerleave", () => this.#point(null));
    root.append(card);
    this.#update();
  }

  /** What is typed into every field. */
  get typed(): Typed {
    return this.#fields.typed;
  }

  /** What is wrong, in a sentence; empty when nothing is. */
  get problem(): string {
    return this.#problem;
  }

  /** Goes back to what the worksheet began with. */
  restart(): void {
    this.#fields.put(this.#given);
    this.#change("As at the start.");
  }

  /** Moves the focus to the first cell. */
  focus(): void {
    this.#fields.arrays[0].focus(0, 0);
  }

  /** Says something in the line below the inputs. */
  say(words: string): void {
    this.#line.show(words, words === this.#problem);
    this.#line.speak(words);
  }

  /** Shows what follows from a change, and remembers it; keys in one cell are one change. */
  #change(note: string, cell?: EventTarget | null): void {
    this.#update(note);
    this.#history.note(this.typed, cell ?? undefined);
  }

  /** Shows what follows from the fields, after a change that is described in a sentence. */
  #update(note = ""): void {
    const { change, problem } = this.#outcome.update(this.#fields);
    this.#problem = problem;
    this.#fields.show();
    this.#light();
    if (note !== "" && problem === "") this.#line.show(note);
    this.#line.speak(problem || `${note} ${change}`.trim());
  }

  #type(target: EventTarget | null): void {
    for (const array of this.#fields.arrays) array.type(target);
    this.#change("", target);
  }

  #enter(target: EventTarget | null): void {
    for (const array of this.#fields.arrays) array.enter(target);
    for (const result of this.#outcome.sheets) result.enter(target);
    this.#point(target);
    if (this.#outcome.cellAt(target)) this.#line.speak(this.#line.root.textContent ?? "");
  }

  #leave(target: EventTarget | null): void {
    for (const array of this.#fields.arrays) array.leave(target);
    this.#history.leave();
    this.#point(null);
  }

  #press(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const letter = (ctrlKey || metaKey) && !altKey ? key.toLowerCase() : "";
    if (letter === "z" || letter === "y") {
      take(event);
      this.#undo(letter === "y" || shiftKey);
      return;
    }
    for (const array of this.#fields.arrays) array.press(event);
    for (const result of this.#outcome.sheets) result.press(event);
  }

  #undo(again: boolean): void {
    const then = again ? this.#history.redo() : this.#history.undo();
    if (then === undefined) this.say(again ? "Nothing to do again." : "Nothing to undo.");
    else {
      this.#fields.put(then);
      const cell = this.#fields.cellAt(document.activeElement);
      cell?.field.focus(...cell.place);
      this.#update(again ? "Done again." : "Undone.");
    }
  }

  #resize(field: InputSheet, rows: number, columns: number): void {
    const { isDone, note } = resize(field, rows, columns);
    if (isDone) this.#change(note);
    else this.say(note);
  }

  #paste(event: ClipboardEvent): void {
    const cell = this.#fields.cellAt(event.target);
    const block = readBlock(event.clipboardData?.getData("text/plain") ?? "");
    // One number goes to the caret, as in any text.
    if (cell === undefined || Math.max(...sizeOfBlock(block)) === 1) return;
    take(event);
    this.#change(paste(cell, block));
    cell.field.focus(...cell.place);
  }

  /** Shows what belongs to the cell at the pointer, or else at the focus. */
  #point(target: EventTarget | null): void {
    if (this.#pointing.moveTo(target)) this.#light();
  }

  #light(): void {
    const words = this.#pointing.light(this.#problem === "");
    this.#line.show(this.#problem || words || HINT, this.#problem !== "");
  }
}
