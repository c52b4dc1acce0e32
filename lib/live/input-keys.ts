// What a key does in a cell that is typed into, as in a spreadsheet.
import { goalOf } from "./keys";
import type { Spot } from "./sheet";

/**
 * Where a key leads: to a cell, to editing the entry, or back to what stood in the cell. While all of an
 * entry is selected, the arrows move to other cells, and Enter lets the reader edit it; in a text, left
 * and right move in it, and Enter goes on to the next row.
 */
export function stepOf(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  { selectionStart: start, selectionEnd: end, value: { length } }: HTMLInputElement,
  [row, column]: Spot,
  size: Spot,
): Spot | "edit" | "cancel" | undefined {
  if (altKey) return undefined;
  const all = start === 0 && end === length;
  const far = ctrlKey || metaKey;
  if (key === "Escape") return "cancel";
  if (key === "F2") return "edit";
  if (key === "Enter") {
    if (all && length > 0 && !shiftKey) return "edit";
    return goalOf(shiftKey ? "ArrowUp" : "ArrowDown", [row, column], size);
  }
  const isInText: Record<string, boolean> = {
    ArrowLeft: !all && (start !== 0 || end !== 0),
    ArrowRight: !all && (start !== length || end !== length),
    Home: !all && !far,
    End: !all && !far,
  };
  if (isInText[key]) return undefined;
  // With Ctrl, Home and End lead to the first and to the last cell of all.
  const from = far && key === "Home" ? 0 : far && key === "End" ? size[0] - 1 : row;
  return goalOf(key, [from, column], size);
}
