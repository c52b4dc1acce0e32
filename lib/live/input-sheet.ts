// A sheet whose entries are typed into, cell by cell.
import { paletteFor } from "../draw/palette";
import { textWidth } from "../draw/text";
import { WORKED_LENGTH } from "../limits";
import { html } from "./element";
import { plainEntry, readEntry, shownEntry } from "./entry";
import { cellName, type FieldName, resized } from "./field";
import { goalOf } from "./keys";
import { Sheet } from "./sheet";

const FONT = 13;
const HEIGHT = 36;
const WIDEST = 152;

export class InputSheet {
  readonly sheet: Sheet;
  readonly name: FieldName;
  readonly #inputs: HTMLInputElement[] = [];
  /** What is typed, row by row. */
  texts: string[][];

  /** @param resize what to do with the same texts in another size; without it the size is fixed */
  constructor(name: FieldName, texts: string[][], resize?: (texts: string[][]) => void) {
    this.name = name;
    this.texts = texts;
    this.sheet = new Sheet(name);
    if (resize !== undefined) this.sheet.head.append(...this.#sizeButtons(resize));
    this.fill(texts);
  }

  /** Shows other texts; the cells are made anew only when there are more or fewer of them. */
  fill(texts: string[][]): void {
    this.texts = texts;
    const [rows, columns] = [texts.length, texts[0].length];
    const { sheet, name } = this;
    if (sheet.rows !== rows || sheet.columns !== columns) {
      this.#inputs.length = 0;
      sheet.fill(rows, columns, `${name}, to be typed into`, (k) => {
        const label = cellName(name, Math.floor(k / columns), k % columns);
        const input = html("input", {
          "aria-label": label,
          autocomplete: "off",
          spellcheck: "false",
        });
        input.inputMode = "text";
        this.#inputs.push(input);
        return html("div", { role: "gridcell" }, input);
      });
    }
    texts.flat().forEach((text, k) => {
      const input = this.#inputs[k];
      input.value = input === document.activeElement ? plainEntry(text) : shownEntry(text);
    });
  }

  /** Where an input stands; undefined when it is none of this sheet's. */
  placeOf(target: EventTarget | null): [row: number, column: number] | undefined {
    const k = this.#inputs.indexOf(target as HTMLInputElement);
    return k < 0 ? undefined : [Math.floor(k / this.sheet.columns), k % this.sheet.columns];
  }

  /** Colours the cells, and marks those that are not numbers. */
  show(): void {
    const texts = this.texts.flat();
    const read = texts.map(readEntry);
    const values = Float64Array.from(read, (value) =>
      typeof value === "number" ? value : Number.NaN,
    );
    const labels = texts.map(shownEntry);
    const widest = Math.max(...labels.map((label) => Math.ceil(textWidth(label, FONT) + 10)));
    const cellWidth = Math.min(Math.max(widest, HEIGHT), WIDEST);
    const size = { digits: 0, isImage: false, font: FONT, cellWidth, cellHeight: HEIGHT };
    this.sheet.show({ values, labels, palette: paletteFor(this.name, values), size }, (k) => {
      const input = this.#inputs[k];
      const wrong = String(typeof read[k] !== "number");
      if (input.getAttribute("aria-invalid") !== wrong) input.setAttribute("aria-invalid", wrong);
    });
  }

  /** Writes an entry as it is typed while the focus is on it, and as it is displayed afterwards. */
  rewrite(target: EventTarget | null, focused: boolean): void {
    const place = this.placeOf(target);
    if (place === undefined) return;
    const input = target as HTMLInputElement;
    const text = this.texts[place[0]][place[1]];
    input.value = focused ? plainEntry(text) : shownEntry(text);
    if (focused) input.select();
  }

  /** Moves to another cell, if the key does; left and right only from the ends of the text. */
  move(event: KeyboardEvent): void {
    const place = this.placeOf(event.target);
    if (place === undefined || event.altKey) return;
    const { rows, columns } = this.sheet;
    const input = event.target as HTMLInputElement;
    const [start, end, length] = [input.selectionStart, input.selectionEnd, input.value.length];
    const all = start === 0 && end === length;
    const far = event.ctrlKey || event.metaKey;
    const mayMove: Record<string, boolean> = {
      ArrowUp: true,
      ArrowDown: true,
      Enter: true,
      ArrowLeft: all || (start === 0 && end === 0),
      ArrowRight: all || (start === length && end === length),
      Home: far,
      End: far,
    };
    if (!mayMove[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    const enter = event.shiftKey ? "ArrowUp" : "ArrowDown";
    const from =
      far && /Home|End/.test(event.key) ? [event.key === "Home" ? 0 : rows - 1, 0] : place;
    const key = event.key === "Enter" ? enter : event.key;
    const goal = goalOf(key, from as [number, number], [rows, columns]);
    if (goal !== undefined) this.focus(goal[0], goal[1]);
  }

  focus(row: number, column: number): void {
    this.#inputs[row * this.sheet.columns + column].focus();
  }

  #sizeButtons(resize: (texts: string[][]) => void): HTMLButtonElement[] {
    const button = (text: string, label: string, rows: number, columns: number) => {
      const made = html("button", { type: "button", "aria-label": `${label} ${this.name}` }, text);
      made.addEventListener("click", () => {
        const sides = [this.texts.length + rows, this.texts[0].length + columns];
        if (Math.min(...sides) < 1 || Math.max(...sides) > WORKED_LENGTH) return;
        resize(resized(this.texts, sides[0], sides[1]));
      });
      return made;
    };
    return [
      button("+ row", "Add a row to", 1, 0),
      button("− row", "Remove the last row of", -1, 0),
      button("+ column", "Add a column to", 0, 1),
      button("− column", "Remove the last column of", 0, -1),
    ];
  }
}
