// A sheet that shows a result; its entries can be pointed at, or reached with Tab and the arrow keys.
import { cellSize } from "../draw/layout";
import { type Mark, readMarks } from "../draw/marks";
import { paletteFor } from "../draw/palette";
import { formatNumber, formatNumbers } from "../tensor/number";
import type { Tensor } from "../tensor/tensor";
import { html } from "./element";
import { goalOf, stopAt, take } from "./keys";
import { Sheet, type Spot } from "./sheet";

/** The longest side of the cells of a result in pixels. */
const LONGEST = 620;

/** The names of the results. */
export type ResultName = "Z" | "dW" | "dX";

export class ResultSheet {
  readonly sheet: Sheet;
  readonly name: ResultName;
  #values: Float64Array = new Float64Array();

  constructor(name: ResultName) {
    this.name = name;
    this.sheet = new Sheet(name);
  }

  /** Shows a result with the marks of its extremes; returns how many entries are new. */
  show(result: Tensor, marks: readonly Mark[] = []): number {
    const [rows, columns] = result.shape;
    const before = this.#values;
    this.#values = result.data;
    const { sheet } = this;
    if (sheet.rows !== rows || sheet.columns !== columns) {
      sheet.fill(rows, columns, this.name, (k) =>
        html("div", { role: "gridcell", tabindex: k === 0 ? 0 : -1 }),
      );
    }
    const data = { rows, columns, data: result.data, whole: result.data };
    const size = cellSize([data], { longest: LONGEST });
    const write = size.digits === undefined ? () => "" : formatNumbers(result.data, size.digits);
    const shown = {
      values: result.data,
      labels: Array.from(result.data, write),
      palette: paletteFor(this.name, result.data),
      size,
      marks: readMarks(result, marks),
    };
    sheet.show(shown, (k, label) => this.#write(k, label));
    return result.data.filter((value, k) => value !== before[k]).length;
  }

  #write(k: number, label: string): void {
    const cell = this.sheet.cells[k];
    const value = formatNumber(this.#values[k]);
    if (cell.dataset.value === value && cell.textContent === label) return;
    cell.dataset.value = value;
    cell.textContent = label;
    const place = this.sheet.spotAt(k).join(", ");
    cell.setAttribute("aria-label", `${this.name}[${place}] = ${label || value}`);
  }

  /** The entry that a cell shows. */
  valueAt([row, column]: Spot): number {
    return this.#values[row * this.sheet.columns + column];
  }

  /** The place of the cell at the pointer or the focus; undefined when it is none of this sheet's. */
  placeOf(target: EventTarget | null): Spot | undefined {
    const k = this.sheet.cells.indexOf(target as HTMLElement);
    return k < 0 ? undefined : this.sheet.spotAt(k);
  }

  /** Lets Tab come back to the cell that has the focus. */
  enter(target: EventTarget | null): void {
    if (this.placeOf(target)) stopAt(this.sheet.cells, target as HTMLElement);
  }

  /** Moves to another cell, if the key does. */
  press(event: KeyboardEvent): void {
    const place = this.placeOf(event.target);
    if (place === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { rows, columns, cells } = this.sheet;
    const goal = goalOf(event.key, place, [rows, columns]);
    if (goal === undefined) return;
    take(event);
    cells[goal[0] * columns + goal[1]].focus();
  }
}
