// What is typed into a worksheet: an array cell by cell, or a setting in one cell.
import { WORKED_LENGTH } from "../limits";
import { plainEntry, readEntry } from "./entry";
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

/** A field, or what is wrong with its entries, each in a sentence. */
export type ReadField =
  | { values: number[][]; setting?: undefined; wrong: [] }
  | { setting: Setting; values?: undefined; wrong: [] }
  | { wrong: { row: number; column: number; words: string }[] };

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
  const wrong: { row: number; column: number; words: string }[] = [];
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
  why: "half" | "wrong",
): string {
  const cell = cellName(name, row, column);
  const text = typed.trim().replaceAll("-", "−");
  if (text === "") return `${cell} is empty.`;
  if (why === "half") return `${cell} is “${text}” so far, which is only the beginning.`;
  if (name === "stride" || name === "dilation") {
    return `“${text}” is no ${name}. Type for example 2, or 2, 1 for a pair.`;
  }
  if (name === "padding") return `“${text}” is no padding. Type for example 1, or same.`;
  const hint = plainEntry(typed).includes(",")
    ? "Decimals have a point"
    : "Type for example −2, 0.5 or 1/9";
  return `${cell}: “${text}” is not a number. ${hint}.`;
}

/** The same texts with another number of rows and columns; new entries are 0. */
export function resized(texts: readonly string[][], rows: number, columns: number): string[][] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => texts[i]?.[j] ?? "0"),
  );
}

/** The texts with a pasted block in them from (row, column) on, grown to hold it where that is allowed. */
export function pasted(
  texts: readonly string[][],
  block: readonly string[][],
  row: number,
  column: number,
  mayGrow: boolean,
): string[][] {
  const widest = Math.max(...block.map((line) => line.length));
  const grown = (length: number, needed: number) =>
    mayGrow ? Math.max(length, Math.min(needed, WORKED_LENGTH)) : length;
  const rows = grown(texts.length, row + block.length);
  const result = resized(texts, rows, grown(texts[0].length, column + widest));
  block.forEach((line, i) => {
    line.forEach((text, j) => {
      if (row + i < result.length && column + j < result[0].length)
        result[row + i][column + j] = text;
    });
  });
  return result;
}

/** A block of cells as a spreadsheet copies it: rows on lines, tabs between the cells. */
export function readBlock(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  return lines.map((line) => line.split("\t").map(plainEntry));
}
