// All that is typed into a worksheet: its arrays and settings.
import { pasted, resized } from "./block";
import { type FieldName, isSetting, readField, type Typed } from "./field";
import { InputSheet } from "./input-sheet";
import type { Inputs } from "./results";
import { SettingInput } from "./setting-input";
import type { Spot } from "./sheet";

/** A cell of an array that is typed into. */
export interface InputCell {
  field: InputSheet;
  place: Spot;
}

/** What is read from the fields. What is wrong keeps back what it is needed for, and is put in words. */
export interface ReadFields {
  inputs?: Inputs;
  dZ?: number[][];
  problem: string;
}

export class Fields {
  readonly arrays: InputSheet[] = [];
  readonly settings: SettingInput[] = [];
  readonly #order: FieldName[];
  /** All that was typed into dZ, also where Z has no entry now. */
  #whole: readonly string[][] = [];

  /** @param change what to do about so many rows and columns more of an array */
  constructor(typed: Typed, change: (field: InputSheet, rows: number, columns: number) => void) {
    this.#order = Object.keys(typed) as FieldName[];
    for (const name of this.#order) {
      const texts = structuredClone(typed[name] as string[][]);
      if (isSetting(name)) this.settings.push(new SettingInput(name, texts[0][0]));
      else {
        const grow = (rows: number, columns: number) => change(array, rows, columns);
        const array = new InputSheet(name, texts, mayGrow(name) ? grow : undefined);
        this.arrays.push(array);
      }
    }
  }

  /** What is typed into every field. */
  get typed(): Typed {
    const texts = new Map(
      [...this.arrays, ...this.settings].map((field) => [field.name, field.texts]),
    );
    return Object.fromEntries(this.#order.map((name) => [name, texts.get(name)]));
  }

  /** Puts other texts into the fields. */
  put(typed: Typed): void {
    for (const array of this.arrays) array.fill(structuredClone(typed[array.name] as string[][]));
    for (const setting of this.settings) setting.texts = typed[setting.name] as string[][];
  }

  /** The field of an array. */
  array(name: FieldName): InputSheet | undefined {
    return this.arrays.find((array) => array.name === name);
  }

  /** The cell at the pointer or the focus. */
  cellAt(target: EventTarget | null): InputCell | undefined {
    for (const field of this.arrays) {
      const place = field.placeOf(target);
      if (place) return { field, place };
    }
    return undefined;
  }

  /** Reads everything. */
  read(): ReadFields {
    const wrong: Partial<Record<FieldName, string[]>> = {};
    const values: Partial<Record<FieldName, unknown>> = {};
    for (const { name, texts } of [...this.arrays, ...this.settings]) {
      const read = readField(name, texts);
      if (read.wrong.length > 0) wrong[name] = read.wrong.map(({ words }) => words);
      else values[name] = read.values ?? read.setting;
    }
    if (values.bias !== undefined) [values.bias] = values.bias as number[][];
    const { dZ, ...inputs } = values;
    const { dZ: _, ...missing } = wrong;
    const complaints = Object.values(wrong).flat();
    const more =
      complaints.length > 1 ? ` Not readable either: ${complaints.length - 1} more.` : "";
    return {
      ...(Object.keys(missing).length === 0 ? { inputs: inputs as unknown as Inputs } : {}),
      ...(dZ === undefined ? {} : { dZ: dZ as number[][] }),
      problem: complaints.length === 0 ? "" : `${complaints[0]}${more}`,
    };
  }

  /** Gives dZ the shape of Z. Entries that fall away come back when Z has them again. */
  fitDZ([rows, columns]: readonly number[]): void {
    const field = this.array("dZ");
    if (field === undefined) return;
    const { texts, size } = field;
    if (size[0] === rows && size[1] === columns) return;
    this.#whole = pasted(this.#whole.length === 0 ? texts : this.#whole, texts, [0, 0], true);
    field.fill(resized(this.#whole, rows, columns));
  }

  /** Colours the cells, and marks those that cannot be read. */
  show(): void {
    for (const field of [...this.arrays, ...this.settings]) field.show();
  }
}

/** Whether rows and columns can be added to an array: dZ has the shape of Z. */
export function mayGrow(name: FieldName): boolean {
  return name === "X" || name === "W";
}
