// Blocks of cells: a pasted one, and arrays that become larger or smaller.
import { WORKED_LENGTH } from "../limits";
import { plainEntry } from "./entry";

/** The same texts with another number of rows and columns; new entries are 0. */
export function resized(texts: readonly string[][], rows: number, columns: number): string[][] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => texts[i]?.[j] ?? "0"),
  );
}

/** The texts with a block in them from (row, column) on, grown to hold it where that is allowed. */
export function pasted(
  texts: readonly string[][],
  block: readonly string[][],
  [row, column]: readonly [number, number],
  mayGrow: boolean,
): string[][] {
  const [down, across] = sizeOfBlock(block);
  const grown = (length: number, needed: number) =>
    mayGrow ? Math.max(length, Math.min(needed, WORKED_LENGTH)) : length;
  const rows = grown(texts.length, row + down);
  const result = resized(texts, rows, grown(texts[0].length, column + across));
  block.forEach((line, i) => {
    line.forEach((text, j) => {
      if (row + i < result.length && column + j < result[0].length)
        result[row + i][column + j] = text;
    });
  });
  return result;
}

/** The rows of a block and the columns of its longest row. */
export function sizeOfBlock(block: readonly string[][]): [rows: number, columns: number] {
  return [block.length, block.reduce((most, line) => Math.max(most, line.length), 0)];
}

/**
 * A block of cells: rows on lines, or in the brackets of an array in code, and between the cells tabs, as a spreadsheet
 * copies them, or semicolons, commas or spaces. A single comma with no space after it is that of a decimal.
 */
export function readBlock(text: string): string[][] {
  const code = text.match(/\[.*\]/s)?.[0];
  const lines = (code ?? text)
    .replace(/\r\n?/g, "\n")
    .replace(/\][\s,]*\[/g, "\n")
    .replace(/[[\]]/g, "")
    .replace(/^\n+|\n+$/g, "");
  const separator = ["\t", ";"].find((sign) => lines.includes(sign)) ?? bySpaceOrComma(lines);
  return lines.split("\n").map((line) => {
    const cells = separator === "\t" ? line : line.trim().replace(/[,;]$/, "");
    return cells.split(separator).map(plainEntry);
  });
}

function bySpaceOrComma(lines: string): string | RegExp {
  if (/,\s*\S[^\n]*,|,[^\S\n]/.test(lines)) return ",";
  // Spaces around the sign of a fraction, or after a minus, are within a number.
  return /(?<=[\d.])[^\S\n]+(?=[-−+]?[\d.])/;
}
