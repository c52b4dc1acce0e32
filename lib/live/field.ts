// What is typed into a worksheet: an array cell by cell, or a setting in one cell.
import { type NotNumber, plainEntry, readEntry } from "./entry";
import { readSetting, type Setting } from "./setting";

/** The names of the fields, in the order in which they stand. */
export type FieldName = "X" | "W" | "dZ" | "bias" | "stride" | "padding" | "dilation";

/** The typed texts of every field that a worksheet has. */
export type Typed = Partial<Record<FieldName, string[][]>>;

const SETTINGS: Record<string, { least: number; words: readonly string[] }> = {
  stride: { least: 1, words: [] },
  dilation: { least: 1, words: [] },
  padding: { least: 0, words: ["valid", "same", "full"] },
};

/** Characters of a typed text that a message repeats. */
const LONGEST = 24;

/** The values of an array, or a setting; and what is wrong with each entry that is neither, in a sentence. */
export interface ReadField {
  values?: number[][];
  setting?: Setting;
  wrong: { row: number; column: number; words: string }[];
}

/** Whether a field is one text, not an array with a cell for every entry. */
export function isSetting(name: FieldName): boolean {
  return name === "bias" || name in SETTINGS;
}

/** The name of a cell: "X[1, 2]", and of a field with one cell its own. */
export function cellName(name: FieldName, row: number, column: number): string {
  return isSetting(name) ? name : `${name}[${row}, ${column}]`;
}

/** Reads what is typed into a field. */
export function readField(name: FieldName, texts: readonly string[][]): ReadField {
  const setting = SETTINGS[name];
  if (setting !== undefined) {
    const read = readSetting(texts[0][0], setting.least, setting.words);
    if (typeof read === "object") return { setting: read.value, wrong: [] };
    return { wrong: [{ row: 0, column: 0, words: complaint(name, 0, 0, texts[0][0], read) }] };
  }
  const wrong: ReadField["wrong"] = [];
  const values = texts.map((line, row) =>
    line.map((text, column) => {
      const value = readEntry(text);
      if (typeof value === "number") return value;
      wrong.push({ row, column, words: complaint(name, row, column, text, value) });
      return 0;
    }),
  );
  return wrong.length > 0 ? { wrong } : { values, wrong: [] };
}

function complaint(
  name: FieldName,
  row: number,
  column: number,
  typed: string,
  why: NotNumber,
): string {
  const cell = cellName(name, row, column);
  const whole = typed.trim().replaceAll("-", "−");
  const text = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
  if (text === "") return `${cell} is empty.`;
  if (why === "half") return `${cell} is “${text}” so far, which is only the beginning.`;
  if (name === "stride" || name === "dilation") {
    return `“${text}” is no ${name}. Type for example 2, or 2, 1 for a pair.`;
  }
  if (name === "padding") return `“${text}” is no padding. Type for example 1, or same.`;
  if (why === "zero") return `${cell}: “${text}” divides by zero.`;
  if (why === "large") return `${cell}: “${text}” is too large a number.`;
  const hint = plainEntry(typed).includes(",")
    ? "Decimals have a point"
    : "Type for example −2, 0.5 or 1/9";
  return `${cell}: “${text}” is not a number. ${hint}.`;
}
