import { readOptions } from "../tensor/arguments";
import { type TensorLike, toTensor } from "../tensor/nested";
import { formatNumbers } from "../tensor/number";
import { escapeText, Figure } from "./figure";
import { describeFigure, FIGURE_OPTIONS, type FigureOptions, gridOf, type Mark } from "./labels";
import { checkMarks } from "./marks";
import { typographic } from "./page";

const CELL =
  "padding:3px 9px;border:1px solid #d0d7de;text-align:right;color:#111111;font-size:13px";
const HEADER = `${CELL};background-color:#eaeef2;font-weight:600`;
/** The background of an entry without a mark, then of the first, second and third mark. */
const BACKGROUNDS = ["#ffffff", "#ffe08a", "#b6e3ff", "#d8f5c8"];

/**
 * A table of an array with one or two axes, with the indices as headers. Text and background have
 * colours of their own, so it reads the same on a light and on a dark page.
 *
 * @param A an array of shape [i, j] or [i]
 * @param options name, title, axes, marks
 * @returns a figure for {@link show}
 * @throws ShapeError when A has more than two axes or is ragged
 * @throws ValueError when an entry is not finite or a mark lies outside A
 * @throws TypeError when an entry is not a number or an option is unknown
 *
 * @example
 * table([[1, 2], [3, 4]], { name: "X" }).alt // "Table of X, 2×2: largest entry 4 at (1, 1), smallest 1 at (0, 0)."
 */
export function table(A: TensorLike, options: FigureOptions = {}): Figure {
  const { name, marks = [] } = readOptions("table", options, FIGURE_OPTIONS);
  const tensor = toTensor("table", name ?? "A", A);
  checkMarks("table", tensor, marks);
  const { rows, columns, data, axes, title, shape } = gridOf("table", tensor, options);
  const write = formatNumbers(data, 4);
  const markOf = markLookup(marks, columns);
  const head = Array.from({ length: columns }, (_, j) => header("col", String(j), axes[1], j));
  const body = Array.from({ length: rows }, (_, i) => {
    const cells = Array.from({ length: columns }, (_, j) => {
      const position = i * columns + j;
      const mark = markOf.get(position);
      const note = mark === undefined ? "" : ` title="${escapeText(marks[mark].label)}"`;
      const weight = mark === undefined ? "" : ";font-weight:700";
      const style = `${CELL};background-color:${BACKGROUNDS[mark === undefined ? 0 : (mark % 3) + 1]}${weight}`;
      return `<td style="${style}"${note}>${typographic(write(data[position]))}</td>`;
    });
    const label = axes[0] === undefined ? "" : header("row", String(i), axes[0], i);
    return `<tr>${label}${cells.join("")}</tr>`;
  });
  const corner =
    axes[0] === undefined
      ? ""
      : `<th style="${HEADER}">${escapeText(axes[0])}&thinsp;\\&thinsp;${escapeText(axes[1])}</th>`;
  const html = [
    `<table style="border-collapse:collapse;margin:4px 12px 4px 0">`,
    `<caption style="text-align:left;padding:2px 0"><b>${escapeText(title)}</b> ${shape}</caption>`,
    `<thead><tr>${corner}${head.join("")}</tr></thead>`,
    `<tbody>${body.join("")}</tbody></table>`,
  ].join("");
  return new Figure({ html, alt: describeFigure("Table", tensor, options) });
}

function header(scope: "row" | "col", text: string, axis: string, index: number): string {
  return `<th scope="${scope}" style="${HEADER}" title="${escapeText(axis)} = ${index}">${text}</th>`;
}

/** Which mark, by its number, an entry belongs to; the first one wins. */
function markLookup(marks: readonly Mark[], columns: number): Map<number, number> {
  const found = new Map<number, number>();
  marks.forEach((mark, k) => {
    const [height, width] = mark.size ?? [1, 1];
    for (const index of mark.at) {
      const [i, j] = index.length === 1 ? [0, index[0]] : index;
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
