// The line of a worksheet that says what is wrong, or what belongs to a cell.
import { html } from "./element";

/** How long nothing must happen until something is spoken, in milliseconds. */
const REST = 700;

export class StatusLine {
  readonly root = html("div", { class: "status" });
  /** What a screen reader speaks: less than what is seen, and only when the reader rests. */
  readonly spoken = html("div", { role: "status", class: "spoken" });
  #timer = 0;

  /** Shows a sentence, at once. */
  show(words: string, wrong = false): void {
    this.root.classList.toggle("wrong", wrong);
    if (this.root.textContent !== words) this.root.textContent = words;
  }

  /** Has a sentence spoken after a rest, instead of one that still waits. */
  speak(words: string): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.spoken.textContent = words;
    }, REST);
  }
}
