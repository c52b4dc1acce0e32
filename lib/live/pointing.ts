// The cell that is pointed at, and what lights up with it.
import { type Belonging, sourceOf, usesOf } from "./belonging";
import type { Fields } from "./fields";
import type { Outcome } from "./outcome";

export class Pointing {
  readonly #fields: Fields;
  readonly #outcome: Outcome;
  /** The cell about which something is shown. */
  #pointed: EventTarget | null = null;

  constructor(fields: Fields, outcome: Outcome) {
    this.#fields = fields;
    this.#outcome = outcome;
  }

  /** Points at the cell at the pointer, or else at the focus; says whether it is another one. */
  moveTo(target: EventTarget | null): boolean {
    const isCell = (one: EventTarget | null) =>
      this.#fields.cellAt(one) !== undefined || this.#outcome.cellAt(one) !== undefined;
    const pointed = [target, document.activeElement].find(isCell) ?? null;
    const isOther = pointed !== this.#pointed;
    this.#pointed = pointed;
    return isOther;
  }

  /** Lights up what belongs to the cell, or nothing; returns a sentence about it. */
  light(isOn: boolean): string | undefined {
    const belonging = isOn ? this.#belonging() : undefined;
    for (const { name, sheet } of [...this.#fields.arrays, ...this.#outcome.sheets]) {
      sheet.light(belonging?.cells.get(name) ?? []);
    }
    return belonging?.words;
  }

  #belonging(): Belonging | undefined {
    const { computed } = this.#outcome;
    const cell = this.#outcome.cellAt(this.#pointed);
    const result = cell && computed.get(cell.result.name);
    if (cell && result) return sourceOf(result, cell.place, cell.result.valueAt(cell.place));
    const input = this.#fields.cellAt(this.#pointed);
    if (input === undefined) return undefined;
    const { name } = input.field;
    const users = name === "dZ" ? (["dW", "dX"] as const) : (["Z"] as const);
    const results = users.flatMap((user) => computed.get(user) ?? []);
    return usesOf(name, input.place, results);
  }
}
