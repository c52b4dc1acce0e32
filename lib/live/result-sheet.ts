// A sheet that shows a result; its entries can be pointed at, or reached with Tab and the arrow keys.
import { cellSize } from "../draw/layout";
import { type Mark, readMarks } from "../draw/marks";
import { paletteFor } from "../draw/palette";
import { formatNumber, formatNumbers } from "../tensor/number";
import type { Tensor } from "../tensor/tensor";
import { html } from "./element";
import { goalOf } from "./keys";
import { Sheet } from "./sheet";

export class ResultSheet {
  readonly sheet: Sheet;
  readonly name: "Z" | "dW" | "dX";
  #values: Float64Array = new Float64Array();

  constructor(name: "Z" | "dW" | "dX", title?: string) {
    this.name = name;
    this.sheet = new Sheet(name, title);
  }

  show(result: Tensor, marks: readonly Mark[] = []): void {
    const [rows, columns] = result.shape;
    this.#values = result.data;
    const { sheet } = this;
    if (sheet.rows !== rows || sheet.columns !== columns) {
      sheet.fill(rows, columns, this.name, (k) =>
        html("div", { role: "gridcell", tabindex: k === 0 ? 0 : -1 }),
      );
    }
    const data = { rows, columns, data: result.data, whole: result.data };
    const size = cellSize([data], { longest: 620 });
    const write = size.digits === undefined ? () => "" : formatNumbers(result.data, size.digits);
    const shown = {
      values: result.data,
      labels: Array.from(result.data, write),
      palette: paletteFor(this.name, result.data),
      size,
      marks: readMarks(result, marks),
    };
    sheet.show(shown, (k, label) => {
      const cell = sheet.cells[k];
      const value = formatNumber(result.data[k]);
      if (cell.dataset.value === value && cell.textContent === label) return;
      cell.dataset.value = value;
      cell.textContent = label;
      const place = [Math.floor(k / columns), k % columns].join(", ");
      cell.setAttribute("aria-label", `${this.name}[${place}] = ${label || value}`);
    });
  }

  /** The entry that a cell shows. */
  valueAt([row, column]: readonly number[]): number {
    return this.#values[row * this.sheet.columns + column];
  }

  /** The index of the cell at the pointer or the focus. */
  placeOf(target: EventTarget | null): [row: number, column: number] | undefined {
    const k = this.sheet.cells.indexOf(target as HTMLElement);
    return k < 0 ? undefined : [Math.floor(k / this.sheet.columns), k % this.sheet.columns];
  }

  move(event: KeyboardEvent): void {
    const place = this.placeOf(event.target);
    if (place === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { rows, columns, cells } = this.sheet;
    const goal = goalOf(event.key, place, [rows, columns]);
    if (goal === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = cells[goal[0] * columns + goal[1]];
    for (const cell of cells) if (cell.tabIndex === 0) cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
}
