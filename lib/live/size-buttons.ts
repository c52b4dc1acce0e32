// The buttons that add rows and columns to an array and remove them: one stop of Tab, with arrow keys inside.
import { WORKED_LENGTH } from "../limits";
import { html } from "./element";
import { goalOf, stopAt, take } from "./keys";

/** What stands on a button, what it does, and by how many rows and columns. */
const BUTTONS: [sign: string, does: string, change: readonly [number, number]][] = [
  ["+ row", "Add a row to", [1, 0]],
  ["− row", "Remove the last row of", [-1, 0]],
  ["+ column", "Add a column to", [0, 1]],
  ["− column", "Remove the last column of", [0, -1]],
];

export class SizeButtons {
  readonly root: HTMLElement;
  readonly #buttons: HTMLButtonElement[];

  /** @param change what to do about so many rows and columns more */
  constructor(name: string, change: (rows: number, columns: number) => void) {
    this.#buttons = BUTTONS.map(([sign, does, [rows, columns]], k) => {
      const attributes = {
        type: "button",
        "aria-label": `${does} ${name}`,
        tabindex: k === 0 ? 0 : -1,
      };
      const button = html("button", attributes, sign);
      button.addEventListener("click", () => change(rows, columns));
      return button;
    });
    const attributes = { class: "sizes", role: "toolbar", "aria-label": `Size of ${name}` };
    this.root = html("div", attributes, ...this.#buttons);
    this.root.addEventListener("keydown", (event) => this.#press(event));
    this.root.addEventListener("focusin", ({ target }) =>
      stopAt(this.#buttons, target as HTMLButtonElement),
    );
  }

  /** Shows which buttons can do nothing at this size. */
  fit(size: readonly [number, number]): void {
    BUTTONS.forEach(([, , change], k) => {
      const fits = size.every((side, axis) => isLength(side + change[axis]));
      this.#buttons[k].setAttribute("aria-disabled", String(!fits));
    });
  }

  #press(event: KeyboardEvent): void {
    const k = this.#buttons.indexOf(event.target as HTMLButtonElement);
    const goal = goalOf(event.key, [0, k], [1, this.#buttons.length]);
    if (k < 0 || goal === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    take(event);
    this.#buttons[goal[1]].focus();
  }
}

/** Whether an array of a worksheet may have so many rows, or columns. */
export function isLength(side: number): boolean {
  return side >= 1 && side <= WORKED_LENGTH;
}
