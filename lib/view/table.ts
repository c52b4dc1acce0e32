// The table of a matrix or a list.
import { describeGrid } from "../draw/describe";
import { type FigureOptions, type Grid, readGrid } from "../draw/grid";
import { GAP } from "../draw/palette";
import { escapeText } from "../draw/text";
import { TABLE_LINES } from "../limits";
import { publicly } from "../tensor/errors";
import type { TensorLike } from "../tensor/nested";
import { formatNumbers } from "../tensor/number";
import { shown } from "../tensor/print";
import { Figure } from "./figure";

const CELL =
  "padding:3px 9px;border:1px solid #d0d7de;text-align:right;color:#111111;font-size:13px";
export const PLAIN = `${CELL};background-color:#ffffff`;
export const HEADER = `${CELL};background-color:#eaeef2;font-weight:600`;
/** The backgrounds of the first, second and third mark. */
const BACKGROUNDS = ["#ffe08a", "#b6e3ff", "#d8f5c8"];

/**
 * A table of an array with one or two axes, with the indices as headers. It looks the same on light and
 * dark pages. More than 40 rows or columns are cut in the middle. An entry that is NaN, infinite or
 * missing has a pale yellow background.
 *
 * @param A an array of shape [i, j] or [i]
 * @param options name, title, axes, marks, alike
 * @returns a figure for {@link show}
 * @throws ShapeError when A has more than two axes or is ragged, or a mark has too few or too many
 *   indices
 * @throws ValueError when a mark lies outside A, or A has more than 2²⁴ entries
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * table([[1, 2], [3, 4]], { name: "X" }).alt // "Table of X, 2×2: largest entry 4 at (1, 1), smallest 1 at (0, 0)."
 */
export function table(A: TensorLike, options: FigureOptions = {}): Figure {
  return publicly("table", () => {
    return tableOf(readGrid(A, options));
  });
}

/** The table of an array that has been read, with so many rows and columns at most. */
export function tableOf(grid: Grid, lines = TABLE_LINES): Figure {
  const [rowAxis, columnAxis] = grid.axes;
  const columns = shown(grid.columns, lines);
  const cell = cellWriter(grid);
  const head = columns.map((j) => header("col", j, columnAxis));
  const body = shown(grid.rows, lines).map((i) => {
    const label = rowAxis === undefined ? "" : header("row", i, rowAxis);
    return `<tr>${label}${columns.map((j) => cell(i, j)).join("")}</tr>`;
  });
  const corner =
    rowAxis === undefined
      ? ""
      : `<th style="${HEADER}">${escapeText(`${rowAxis} \\ ${columnAxis}`)}</th>`;
  const html = tableHtml(grid.title, grid.shape, [corner, ...head], body);
  return new Figure({ html, alt: describeGrid("Table", grid) });
}

/** A table from its heading, the cells of its head, and its rows. */
export function tableHtml(
  title: string,
  remark: string,
  head: readonly string[],
  rows: readonly string[],
): string {
  return [
    `<table style="border-collapse:collapse;margin:4px 12px 4px 0">`,
    `<caption style="text-align:left;padding:2px 0"><b>${escapeText(title)}</b> ${remark}</caption>`,
    `<thead><tr>${head.join("")}</tr></thead>`,
    `<tbody>${rows.join("")}</tbody></table>`,
  ].join("");
}

type Position = number | "gap";

function header(scope: "row" | "col", index: Position, axis: string): string {
  if (index === "gap") return `<th style="${HEADER}">…</th>`;
  return `<th scope="${scope}" style="${HEADER}" title="${escapeText(axis)} = ${index}">${index}</th>`;
}

/** Writes the cell at (i, j): its number, and the mark that it belongs to. */
function cellWriter(grid: Grid): (i: Position, j: Position) => string {
  const write = formatNumbers(grid.whole, 4);
  const markAt = markLookup(grid);
  return (i, j) => {
    if (i === "gap" || j === "gap") return `<td style="${PLAIN}">…</td>`;
    const position = i * grid.columns + j;
    const value = grid.data[position];
    const text = write(value);
    const mark = markAt.get(position);
    if (mark === undefined) {
      const style = Number.isFinite(value) ? PLAIN : `${CELL};background-color:${GAP}`;
      return `<td style="${style}">${text}</td>`;
    }
    const style = `${CELL};background-color:${BACKGROUNDS[mark % BACKGROUNDS.length]};font-weight:700`;
    return `<td style="${style}" title="${escapeText(grid.marks[mark].label)}">${text}</td>`;
  };
}

/** Which mark, by its number, the entry at a position belongs to; the first one wins. */
function markLookup({ marks, columns }: Grid): Map<number, number> {
  const found = new Map<number, number>();
  marks.forEach(({ corners, height, width }, k) => {
    for (const [i, j] of corners) {
      for (let di = 0; di < height; di++) {
        for (let dj = 0; dj < width; dj++) {
          const position = (i + di) * columns + j + dj;
          if (!found.has(position)) found.set(position, k);
        }
      }
    }
  });
  return found;
}
