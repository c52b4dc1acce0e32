// Changes of a whole array, each with a sentence that says what was done.
import { WORKED_LENGTH } from "../limits";
import { formatShape } from "../tensor/arguments";
import { counted } from "../tensor/number";
import { pasted, resized, sizeOfBlock } from "./block";
import { type InputCell, mayGrow } from "./fields";
import type { InputSheet } from "./input-sheet";
import { isLength } from "./size-buttons";

/** Adds rows and columns, or removes them, where the array may have so many. */
export function resize(field: InputSheet, rows: number, columns: number) {
  const size = [field.size[0] + rows, field.size[1] + columns];
  const isDone = size.every(isLength);
  if (isDone) {
    field.fill(resized(field.texts, size[0], size[1]));
    return { isDone, note: `${field.name} is ${formatShape(size)} now.` };
  }
  const isLess = rows + columns < 0;
  const line = rows === 0 ? "column" : "row";
  const bound = isLess ? `one ${line}` : counted(WORKED_LENGTH, line);
  return {
    isDone,
    note: `${field.name} has ${bound}; in a worksheet there can be no ${isLess ? "fewer" : "more"}.`,
  };
}

/** Writes a block into an array from a cell on. */
export function paste({ field, place }: InputCell, block: readonly string[][]): string {
  field.fill(pasted(field.texts, block, place, mayGrow(field.name)));
  const size = sizeOfBlock(block);
  const fits = size.every((side, axis) => place[axis] + side <= field.size[axis]);
  const rest = fits ? "" : ` What does not fit into ${field.name} was left out.`;
  return `Pasted a block of ${formatShape(size)}.${rest}`;
}
