// A tensor as text.
import { PRINTED_COLUMNS, PRINTED_ROWS } from "../limits";
import { formatShape } from "./arguments";
import { indexOf } from "./indices";
import { formatNumbers } from "./number";
import type { Numbers } from "./numbers";

/** The positions to print along an axis: all of them, or the first and the last ones around a gap. */
export function shown(length: number, most: number): (number | "gap")[] {
  const all = Array.from({ length }, (_, k) => k);
  if (length <= most) return all;
  return [...all.slice(0, most / 2), "gap", ...all.slice(length - most / 2)];
}

/**
 * A tensor as text: its shape, then its matrices in aligned rows. Long axes are cut in the middle.
 * The leading axes of a tensor with more than two are written above each matrix.
 */
export function printTensor(shape: readonly number[], data: Numbers): string {
  const columns = shape[shape.length - 1];
  const rows = shape.length > 1 ? shape[shape.length - 2] : 1;
  const leading = shape.slice(0, -2);
  const matrices = data.length / (rows * columns);
  const lines = [`Tensor ${formatShape(shape)}`];
  for (const matrix of shown(matrices, PRINTED_ROWS)) {
    if (matrix === "gap") {
      lines.push("⋮");
      continue;
    }
    if (leading.length > 0) lines.push(`[${indexOf(matrix, leading).join(", ")}, :, :]`);
    const start = matrix * rows * columns;
    lines.push(...printMatrix(data.subarray(start, start + rows * columns), rows, columns));
  }
  return lines.join("\n");
}

function printMatrix(data: Numbers, rows: number, columns: number): string[] {
  const shownColumns = shown(columns, PRINTED_COLUMNS);
  const shownRows = shown(rows, PRINTED_ROWS);
  const visible = shownRows.flatMap((i) =>
    i === "gap" ? [] : shownColumns.flatMap((j) => (j === "gap" ? [] : [data[i * columns + j]])),
  );
  const write = formatNumbers(visible, 4);
  const width = Math.max(...visible.map((value) => write(value).length));
  return shownRows.map((i) => {
    if (i === "gap") return "  ⋮";
    const cells = shownColumns.map((j) =>
      j === "gap" ? "…" : write(data[i * columns + j]).padStart(width),
    );
    return `  ${cells.join("  ")}`;
  });
}
