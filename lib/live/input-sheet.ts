// A sheet whose entries are typed into, cell by cell.
import { paletteFor } from "../draw/palette";
import { textWidth } from "../draw/text";
import { html } from "./element";
import { plainEntry, readEntry, shownEntry } from "./entry";
import { cellName, type FieldName } from "./field";
import { stepOf } from "./input-keys";
import { stopAt, take } from "./keys";
import { Sheet, type Spot } from "./sheet";
import { SizeButtons } from "./size-buttons";

const FONT = 13;
const HEIGHT = 36;
const WIDEST = 152;

export class InputSheet {
  readonly sheet: Sheet;
  readonly name: FieldName;
  readonly #inputs: HTMLInputElement[] = [];
  readonly #sizes: SizeButtons | undefined;
  /** What is typed, row by row. */
  texts: string[][] = [];
  /** What stood in the cell that has the focus when it came there. */
  #before = "";

  /** @param change what to do about so many rows and columns more; without it the size is fixed */
  constructor(
    name: FieldName,
    texts: string[][],
    change?: (rows: number, columns: number) => void,
  ) {
    this.name = name;
    this.sheet = new Sheet(name);
    if (change !== undefined) {
      this.#sizes = new SizeButtons(name, change);
      this.sheet.head.append(this.#sizes.root);
    }
    this.fill(texts);
  }

  /** The number of rows and of columns. */
  get size(): [rows: number, columns: number] {
    return [this.texts.length, this.texts[0].length];
  }

  /** Shows other texts; the cells are made anew only when there are more or fewer of them. */
  fill(texts: string[][]): void {
    this.texts = texts;
    const [rows, columns] = this.size;
    if (this.sheet.rows !== rows || this.sheet.columns !== columns) this.#makeCells();
    texts.flat().forEach((text, k) => {
      const input = this.#inputs[k];
      input.value = input === document.activeElement ? plainEntry(text) : shownEntry(text);
    });
  }

  #makeCells(): void {
    const [rows, columns] = this.size;
    const { sheet, name } = this;
    const focused = this.placeOf(document.activeElement);
    this.#inputs.length = 0;
    sheet.fill(rows, columns, `${name}, to be typed into`, (k) => {
      const input = html("input", {
        "aria-label": cellName(name, Math.floor(k / columns), k % columns),
        autocomplete: "off",
        spellcheck: "false",
        tabindex: k === 0 ? 0 : -1,
      });
      this.#inputs.push(input);
      return html("div", { role: "gridcell" }, input);
    });
    this.#sizes?.fit([rows, columns]);
    if (focused) this.focus(Math.min(focused[0], rows - 1), Math.min(focused[1], columns - 1));
  }

  /** Where an input stands; undefined when it is none of this sheet's. */
  placeOf(target: EventTarget | null): Spot | undefined {
    const k = this.#inputs.indexOf(target as HTMLInputElement);
    return k < 0 ? undefined : this.sheet.spotAt(k);
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

  /** Takes over what was typed into one of the cells. */
  type(target: EventTarget | null): void {
    const place = this.placeOf(target);
    if (place) this.texts[place[0]][place[1]] = (target as HTMLInputElement).value;
  }

  /** Writes an entry as it is typed while the focus is on it. */
  enter(target: EventTarget | null): void {
    const place = this.placeOf(target);
    if (place === undefined) return;
    const input = target as HTMLInputElement;
    stopAt(this.#inputs, input);
    this.#before = this.texts[place[0]][place[1]];
    input.value = plainEntry(this.#before);
    input.select();
  }

  /** Writes an entry as it is displayed, once the focus is elsewhere. */
  leave(target: EventTarget | null): void {
    const place = this.placeOf(target);
    if (place) (target as HTMLInputElement).value = shownEntry(this.texts[place[0]][place[1]]);
  }

  /** Does what a key asks for. */
  press(event: KeyboardEvent): void {
    const place = this.placeOf(event.target);
    if (place === undefined) return;
    const input = event.target as HTMLInputElement;
    const step = stepOf(event, input, place, this.size);
    if (step === undefined) return;
    take(event);
    if (step === "edit") input.setSelectionRange(input.value.length, input.value.length);
    else if (step !== "cancel") this.focus(...step);
    else {
      input.value = plainEntry(this.#before);
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      input.select();
    }
  }

  /** Moves the focus to a cell, with all of its entry selected. */
  focus(row: number, column: number): void {
    const input = this.#inputs[row * this.sheet.columns + column];
    input.focus();
    input.select();
  }
}
