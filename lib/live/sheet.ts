// An array in the page, drawn like a heatmap, in cells that can be pointed at or typed into.
import type { CellSize } from "../draw/layout";
import type { Outline } from "../draw/marks";
import { legend, outlines } from "../draw/outlines";
import { inkOn, type Palette } from "../draw/palette";
import { formatShape } from "../tensor/arguments";
import { html, setAll, svg } from "./element";
import { sheetFrame } from "./sheet-frame";

const STROKES = [
  ["#ffffff", 6],
  ["#d4006a", 3],
];

/** What a sheet shows of its cells. */
export interface Shown {
  values: ArrayLike<number>;
  labels: readonly string[];
  palette: Palette;
  size: CellSize;
  marks?: readonly Outline[];
}

/** The row and the column of a cell. */
export type Spot = readonly [row: number, column: number];

export class Sheet {
  readonly root: HTMLElement;
  readonly name: string;
  rows = 0;
  columns = 0;
  /** The cells row by row. */
  cells: HTMLElement[] = [];
  /** The line above: the name, the shape, a remark, and what the owner adds. */
  readonly head = html("div", { class: "head" });
  readonly #shape = html("span", { class: "shape" });
  readonly #remark = html("span", { class: "remark" });
  readonly #box = html("div", { class: "box" });
  readonly #grid = html("div", { role: "grid", class: "cells" });
  /** The frame behind the cells, the outlines over them, and the legend below. */
  readonly #back = svg("svg", { "aria-hidden": "true" });
  readonly #over = svg("svg", { "aria-hidden": "true", class: "over" });
  readonly #legend = svg("svg", { "aria-hidden": "true" });
  #size: CellSize = { digits: 0, isImage: false, font: 13, cellWidth: 36, cellHeight: 36 };
  #marks: readonly Outline[] = [];
  /** What the frame depends on, as it was last drawn. */
  #framed = "";

  constructor(name: string) {
    this.name = name;
    this.head.append(html("b", {}, name), this.#shape, this.#remark);
    this.#box.append(this.#back, this.#grid, this.#over);
    const scroll = html("div", { class: "scroll" }, this.#box);
    this.root = html("div", { class: "sheet" }, this.head, scroll, this.#legend);
  }

  /** Makes new cells for another number of rows and columns. */
  fill(rows: number, columns: number, label: string, cell: (k: number) => HTMLElement): void {
    this.rows = rows;
    this.columns = columns;
    this.cells = Array.from({ length: rows * columns }, (_, k) => cell(k));
    const lines = Array.from({ length: rows }, (_, row) =>
      html("div", { role: "row" }, ...this.cells.slice(row * columns, (row + 1) * columns)),
    );
    this.#grid.replaceChildren(...lines);
    const shape = formatShape([rows, columns]);
    this.#grid.setAttribute("aria-label", `${label}, ${shape}`);
    this.#shape.textContent = shape;
    this.#framed = "";
  }

  /** The row and the column of the k-th cell. */
  spotAt(k: number): Spot {
    return [Math.floor(k / this.columns), k % this.columns];
  }

  /** Shows values: writes only into cells that change. The outlines follow with {@link light}. */
  show(
    { values, labels, palette, size, marks = [] }: Shown,
    write: (k: number, label: string) => void,
  ) {
    this.#size = size;
    this.#marks = marks;
    this.cells.forEach((cell, k) => {
      const color = palette.color(values[k]);
      if (cell.dataset.color !== color) {
        cell.dataset.color = color;
        cell.style.background = color;
        cell.style.color = inkOn(color);
      }
      write(k, labels[k]);
    });
    this.#drawFrame(palette);
    const { markup, width, height } = legend(marks);
    setAll(this.#legend, { width: Math.ceil(width), height });
    this.#legend.innerHTML = markup;
  }

  /** Says that what is shown is older than what is typed, or does not. */
  age(old: boolean): void {
    this.root.classList.toggle("old", old);
    this.#remark.textContent = old ? "not up to date" : "";
  }

  /** Outlines cells, above the marks. */
  light(cells: readonly (readonly number[])[]): void {
    const { cellWidth, cellHeight } = this.#size;
    const boxes = cells
      .map(
        ([row, column]) =>
          `<rect x="${column * cellWidth + 2}" y="${row * cellHeight + 2}" width="${cellWidth - 4}" height="${cellHeight - 4}"/>`,
      )
      .join("");
    const lit = STROKES.map(
      ([stroke, width]) =>
        `<g class="lit" fill="none" stroke="${stroke}" stroke-width="${width}">${boxes}</g>`,
    );
    this.#over.innerHTML = boxes === "" ? "" : lit.join("");
    const [x, y] = [cellWidth, cellHeight].map((side) =>
      Object.assign((k: number) => k * side, { bandwidth: () => side }),
    );
    const marks = outlines(this.#marks)(x, y, document);
    if (marks !== null) this.#over.prepend(marks);
  }

  #drawFrame(palette: Palette): void {
    const { rows, columns } = this;
    const { cellWidth, cellHeight, font } = this.#size;
    const framed = JSON.stringify([rows, columns, this.#size, palette.domain, palette.ends]);
    if (framed === this.#framed) return;
    this.#framed = framed;
    const frame = sheetFrame(this.name, rows, columns, this.#size, palette);
    const { markup, width, height, left, top } = frame;
    this.#back.innerHTML = markup;
    setAll(this.#back, { width, height });
    setAll(this.#over, { width: columns * cellWidth, height: rows * cellHeight });
    for (const { style } of [this.#grid, this.#over]) {
      style.left = `${left}px`;
      style.top = `${top}px`;
    }
    this.#box.style.width = `${width}px`;
    const { style } = this.#grid;
    style.gridTemplate = `repeat(${rows}, ${cellHeight}px) / repeat(${columns}, ${cellWidth}px)`;
    style.fontSize = `${font}px`;
  }
}
