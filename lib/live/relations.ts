// What an explored picture consists of, and which of its cells belong together.
import { goesInto, type Use } from "./goes-into";

/** A grid of cells in the picture, in the picture's own pixels. */
export interface ExplorePanel {
  label: string;
  /** The number of its first cell; they are counted row by row. */
  start: number;
  rows: number;
  columns: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What the page knows about the picture. */
export interface ExploreData {
  width: number;
  height: number;
  panels: ExplorePanel[];
  /** The name and the value of every cell: ["Z[1, 2]", "−6"]. */
  cells: [string, string][];
  /** For every entry of the result: its cell, its sum in words, and the cells of each product. */
  sums: { cell: number; words: string; products: number[][] }[];
}

/** For every cell: the cells that light up with it, and a sentence. */
export function relations({ cells, sums }: ExploreData): { cells: Set<number>; words: string }[] {
  const lit = cells.map(() => new Set<number>());
  const uses = cells.map((): Use[] => []);
  const sentences = new Map<number, string>();
  const entry = (cell: number) => cells[cell].join(" = ");
  for (const { cell, words, products } of sums) {
    sentences.set(cell, words);
    for (const product of products) {
      for (const factor of product) {
        const others = product.filter((other) => other !== factor);
        lit[cell].add(factor);
        for (const other of [cell, ...others]) lit[factor].add(other);
        uses[factor].push({ result: cells[cell][0], others: others.map(entry) });
      }
    }
  }
  return cells.map((_, cell) => ({
    cells: lit[cell],
    words: sentences.get(cell) ?? goesInto(entry(cell), uses[cell]),
  }));
}
