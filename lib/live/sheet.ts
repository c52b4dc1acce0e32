// An array in the page, drawn like a heatmap, in cells that can be pointed at or typed into.
import { frameOf, INDEX_SIZE, NAME_SIZE, TOP } from "../draw/axes";
import { colorBar } from "../draw/colorbar";
import { isKernel } from "../draw/grid";
import { type CellSize, ticks } from "../draw/layout";
import type { Outline } from "../draw/marks";
import { legend, outlines } from "../draw/outlines";
import { place } from "../draw/page";
import { inkOn, type Palette } from "../draw/palette";
import { formatShape } from "../tensor/arguments";
import { html } from "./element";

const SVG = "http://www.w3.org/2000/svg";
const LIT = "#d4006a";
const GAP = 12;

/** What a sheet shows of its cells. */
export interface Shown {
  values: ArrayLike<number>;
  labels: readonly string[];
  palette: Palette;
  size: CellSize;
  marks?: readonly Outline[];
}

export class Sheet {
  readonly root: HTMLElement;
  readonly name: string;
  rows = 0;
  columns = 0;
  /** The cells row by row. */
  cells: HTMLElement[] = [];
  readonly head = html("div", { class: "head" });
  readonly #shape = html("span", { class: "shape" });
  readonly #remark = html("span", { class: "remark" });
  readonly #box = html("div", { class: "box" });
  readonly #grid: HTMLElement;
  readonly #back = document.createElementNS(SVG, "svg");
  readonly #over = document.createElementNS(SVG, "svg");
  readonly #legend = document.createElementNS(SVG, "svg");
  #size: CellSize = { digits: 0, isImage: false, font: 13, cellWidth: 36, cellHeight: 36 };
  #marks: readonly Outline[] = [];
  #drawn = "";

  constructor(name: string, title = name) {
    this.name = name;
    this.#grid = html("div", { role: "grid", class: "cells" });
    this.head.append(html("b", {}, title), this.#shape, this.#remark);
    for (const svg of [this.#back, this.#over, this.#legend])
      svg.setAttribute("aria-hidden", "true");
    this.#over.setAttribute("class", "over");
    this.#box.append(this.#back, this.#grid, this.#over);
    this.root = html(
      "div",
      { class: "sheet" },
      this.head,
      html("div", { class: "scroll" }, this.#box),
      this.#legend,
    );
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
    this.#drawn = "";
  }

  /** Shows values: writes only into cells that change. */
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
    this.light([]);
    const lines = legend(marks);
    this.#legend.setAttribute("width", String(Math.ceil(lines.width)));
    this.#legend.setAttribute("height", String(lines.height));
    this.#legend.innerHTML = lines.markup;
  }

  /** Says that what is shown is older than what is typed, or does not. */
  age(old: boolean): void {
    this.root.classList.toggle("old", old);
    this.#remark.textContent = old ? "not up to date" : "";
  }

  /** Outlines cells, above the marks. */
  light(cells: readonly (readonly number[])[]): void {
    const { cellWidth, cellHeight } = this.#size;
    const [x, y] = [cellWidth, cellHeight].map((side) =>
      Object.assign((k: number) => k * side, { bandwidth: () => side }),
    );
    const drawn = outlines(this.#marks)(x, y, document);
    const boxes = cells.map(
      ([row, column]) =>
        `<rect x="${column * cellWidth + 2}" y="${row * cellHeight + 2}" width="${cellWidth - 4}" height="${cellHeight - 4}"/>`,
    );
    const strokes = [
      ["#ffffff", 6],
      [LIT, 3],
    ].map(
      ([stroke, width]) =>
        `<g class="lit" fill="none" stroke="${stroke}" stroke-width="${width}">${boxes.join("")}</g>`,
    );
    this.#over.innerHTML = boxes.length > 0 ? strokes.join("") : "";
    if (drawn !== null) this.#over.prepend(drawn);
  }

  /** The axes and the colour bar, like those of a heatmap. */
  #drawFrame(palette: Palette): void {
    const { rows, columns } = this;
    const { cellWidth, cellHeight, font } = this.#size;
    const drawn = JSON.stringify([
      rows,
      columns,
      cellWidth,
      cellHeight,
      palette.domain,
      palette.ends,
    ]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const axes = isKernel(this.name) ? (["k1", "k2"] as const) : (["i", "j"] as const);
    const [across, down] = [columns * cellWidth, rows * cellHeight];
    const frame = frameOf({ rows, axes }, [0, 0], across, down);
    const left = frame.marginLeft;
    const bar = colorBar(palette, Math.min(Math.max(down - 2, 80), 220));
    const index = (x: number, y: number, k: number, anchor: string) =>
      `<text x="${x}" y="${y}" dy="0.32em" text-anchor="${anchor}">${k}</text>`;
    const name = (x: number, y: number, anchor: string, text: string) =>
      `<text x="${x}" y="${y}" dy="0.32em" text-anchor="${anchor}">${text}</text>`;
    this.#back.innerHTML = [
      `<g font-size="${INDEX_SIZE}" fill="#57606a">`,
      ...ticks(columns, cellWidth).map((k) =>
        index(left + (k + 0.5) * cellWidth, TOP - 12, k, "middle"),
      ),
      ...ticks(rows, cellHeight).map((k) =>
        index(left - 9, TOP + (k + 0.5) * cellHeight, k, "end"),
      ),
      `</g><g font-size="${NAME_SIZE}" font-style="italic" font-weight="600" fill="#111111">`,
      name(left + across / 2, 7, "middle", axes[1]),
      name(2, TOP + down / 2, "start", axes[0]),
      "</g>",
      place(bar, left + across + GAP, TOP - 7),
    ].join("");
    const [width, height] = [
      left + across + GAP + bar.width,
      TOP + Math.max(down + 4, bar.height - 7),
    ];
    for (const [svg, w, h] of [
      [this.#back, width, height],
      [this.#over, across, down],
    ] as const) {
      svg.setAttribute("width", String(w));
      svg.setAttribute("height", String(h));
    }
    for (const element of [this.#grid, this.#over]) {
      element.style.left = `${left}px`;
      element.style.top = `${TOP}px`;
    }
    this.#box.style.width = `${width}px`;
    const { style } = this.#grid;
    style.gridTemplate = `repeat(${rows}, ${cellHeight}px) / repeat(${columns}, ${cellWidth}px)`;
    style.fontSize = `${font}px`;
  }
}
