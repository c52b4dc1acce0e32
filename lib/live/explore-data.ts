// What the page knows about an explored picture: its cells, and a sentence for each sum.
import { asPixel, type Subject } from "../draw/extent";
import type { Panel } from "../draw/panel";
import { entryAt, sliceAt, sliceTitle, within } from "../draw/slices";
import { bracketed } from "../explain/bracketed";
import type { Explanation, Term } from "../explain/explanation";
import { WRITTEN_TERMS } from "../limits";
import { formatShape } from "../tensor/arguments";
import { formatNumber } from "../tensor/number";
import { shown } from "../tensor/print";
import type { ExploreData } from "./relations";

/** The cells of all panels, numbered panel by panel and row by row. */
export class Cells {
  readonly panels: ExploreData["panels"] = [];
  readonly labels: ExploreData["cells"] = [];
  readonly #starts = new Map<
    string,
    { start: number; columns: number; before: readonly number[] }
  >();

  /** Adds the cells of a panel that is drawn with its corner at (x, y). */
  add({ name, tensor, at, padding }: Subject, panel: Panel, x: number, y: number): void {
    const { rows, columns, left, top, cellWidth, cellHeight } = panel;
    const before = padding?.before ?? [0, 0];
    const start = this.labels.length;
    this.#starts.set(`${name} ${at}`, { start, columns, before });
    this.panels.push({
      label: `${sliceTitle(name, at)}, ${formatShape([rows, columns])}`,
      start,
      rows,
      columns,
      left: x + left,
      top: y + top,
      width: cellWidth,
      height: cellHeight,
    });
    for (let k = 0; k < rows * columns; k++) {
      const [row, column] = [Math.floor(k / columns) - before[0], (k % columns) - before[1]];
      const index = entryAt(at, tensor.rank === 1 ? [column] : [row, column]);
      const inside = index.every((here, axis) => here >= 0 && here < tensor.shape[axis]);
      const entry = `${name}[${index.map(formatNumber).join(", ")}]`;
      this.labels.push(
        inside ? [entry, formatNumber(tensor.at(...index))] : [`the padding at ${entry}`, "0"],
      );
    }
  }

  /** The number of the cell of an entry, or of a zero of the padding. */
  numberOf(name: string, index: readonly number[]): number {
    const at = sliceAt(name, index);
    const found = this.#starts.get(`${name} ${at}`);
    if (found === undefined) throw new Error(`there is no panel ${name} ${at}`);
    const [row, column] = asPixel(within(at, index));
    return found.start + (row + found.before[0]) * found.columns + column + found.before[1];
  }
}

/** The parts of an explanation from which its sum is written. */
type Summed = Pick<Explanation, "name" | "index" | "value" | "padded" | "bias" | "origin"> & {
  terms: readonly Pick<Term, "factors">[];
};

/** The sum in one line: "Z[0, 1] = 1 · 2 + (−1) · 3 = −1". */
export function wordsOf({ name, index, value, terms, padded, bias, origin }: Summed): string {
  const entry = `${name}[${index.join(", ")}]`;
  if (origin.name === "U") {
    return `${entry} = ${formatNumber(value)}, ${origin.activation.name} of Z[${index.join(", ")}] = ${formatNumber(terms[0].factors[0])}`;
  }
  const written = shown(terms.length, WRITTEN_TERMS).map((k) =>
    k === "gap" ? "…" : terms[k].factors.map(bracketed).join(" · "),
  );
  if (bias !== undefined) written.push(bracketed(bias));
  const zeros = padded.length === 0 ? "" : `; ${padded.length} more with zeros of the padding`;
  return `${entry} = ${written.length === 0 ? "" : `${written.join(" + ")} = `}${formatNumber(value)}${zeros}`;
}
