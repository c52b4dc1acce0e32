// The script of an explored picture, which runs in the page; npm run build bundles it into scripts.ts.
import { eachNew } from "./element";
import { goalOf } from "./keys";

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

const SVG = "http://www.w3.org/2000/svg";
const STROKES = { here: "#111111", lit: "#d4006a" };

/**
 * Lays transparent cells over the picture: at the pointer and at the keyboard's focus, they outline what
 * belongs together.
 */
function enliven(root: HTMLElement): void {
  const picture = root.querySelector("img");
  const source = root.querySelector('script[type="application/json"]');
  if (picture === null || source === null) return;
  const data = JSON.parse(source.textContent ?? "") as ExploreData;
  const related = relations(data);

  const overlay = draw("svg", { viewBox: `0 0 ${data.width} ${data.height}` });
  overlay.style.cssText = "position:absolute;left:0;top:0;width:100%;height:100%";
  const lights = draw("g", { "pointer-events": "none", "aria-hidden": "true" });
  const boxes: SVGElement[] = [];
  for (const panel of data.panels) overlay.append(grid(panel));
  overlay.append(lights);
  const frame = document.createElement("div");
  frame.style.cssText = "position:relative;display:inline-block;max-width:100%;line-height:0";
  picture.replaceWith(frame);
  frame.append(picture, overlay);
  // As wide as the picture, which a long sentence must not widen.
  const words = document.createElement("div");
  words.setAttribute("role", "status");
  words.style.cssText = `box-sizing:border-box;width:0;min-width:100%;min-height:56px;margin-top:4px;padding:8px 12px;border:1px solid #d0d7de;border-radius:6px;background:#ffffff;color:#111111;font:13px/1.5 system-ui,sans-serif`;
  const hint =
    "Point at a cell, or reach it with Tab and the arrow keys: what belongs to it lights up.";
  words.textContent = hint;
  root.append(words, onPaper());

  let focused: number | undefined;
  let lighted: number | undefined;
  // Not on the overlay: an SVG that listens for focus would become a stop of Tab itself.
  // Pointermove and not pointerover, which also comes when the page moves under a pointer at rest.
  frame.addEventListener("pointermove", (event) => light(cellOf(event.target) ?? focused));
  frame.addEventListener("pointerleave", () => light(focused));
  frame.addEventListener("focusin", (event) => {
    focused = cellOf(event.target);
    light(focused);
  });
  frame.addEventListener("focusout", () => {
    focused = undefined;
    light(undefined);
  });
  frame.addEventListener("keydown", move);

  /** A panel as a grid, in which one cell at a time can be reached with Tab. */
  function grid(panel: ExplorePanel): SVGElement {
    const { label, start, rows, columns, left, top, width, height } = panel;
    const group = draw("g", { role: "grid", "aria-label": label });
    for (let row = 0; row < rows; row++) {
      const line = draw("g", { role: "row" });
      for (let column = 0; column < columns; column++) {
        const cell = start + row * columns + column;
        const [name, value] = data.cells[cell];
        boxes[cell] = draw("rect", {
          role: "gridcell",
          "aria-label": `${name} = ${value}`,
          tabindex: cell === start ? 0 : -1,
          x: left + column * width,
          y: top + row * height,
          width,
          height,
          fill: "transparent",
        });
        boxes[cell].style.outline = "none";
        line.append(boxes[cell]);
      }
      group.append(line);
    }
    return group;
  }

  function cellOf(target: EventTarget | null): number | undefined {
    const cell = boxes.indexOf(target as SVGElement);
    return cell < 0 ? undefined : cell;
  }

  /** Outlines a cell and what belongs to it, and says how; or nothing. */
  function light(cell: number | undefined): void {
    if (cell === lighted) return;
    lighted = cell;
    lights.replaceChildren();
    words.textContent = cell === undefined ? hint : related[cell].words;
    if (cell === undefined) return;
    for (const other of related[cell].cells) outline(other, STROKES.lit);
    outline(cell, STROKES.here);
  }

  function outline(cell: number, stroke: string): void {
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
      Number(boxes[cell].getAttribute(name)),
    );
    const box = { x: x + 2, y: y + 2, width: width - 4, height: height - 4, fill: "none" };
    lights.append(
      draw("rect", { ...box, stroke: "#ffffff", "stroke-width": 6 }),
      draw("rect", { ...box, stroke, "stroke-width": 3 }),
    );
  }

  /** Arrow keys, Home and End move inside a panel; the notebook must not see them. */
  function move(event: KeyboardEvent): void {
    const cell = cellOf(event.target);
    if (cell === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const panel = data.panels.filter(({ start }) => start <= cell).pop() as ExplorePanel;
    const [row, column] = [
      Math.floor((cell - panel.start) / panel.columns),
      (cell - panel.start) % panel.columns,
    ];
    const goal = goalOf(event.key, [row, column], [panel.rows, panel.columns]);
    if (goal === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const [toRow, toColumn] = goal;
    boxes[cell].setAttribute("tabindex", "-1");
    const next = boxes[panel.start + toRow * panel.columns + toColumn];
    next.setAttribute("tabindex", "0");
    next.focus();
  }
}

/** Nobody points at a cell on paper, so the line below the picture is left out there. */
function onPaper(): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent = "@media print{[data-convbook=explore]>[role=status]{display:none}}";
  return style;
}

/** For every cell: the cells that light up with it, and a sentence. */
function relations({ cells, sums }: ExploreData): { cells: Set<number>; words: string }[] {
  const MOST = 8;
  const found = cells.map(([name, value]) => ({
    cells: new Set<number>(),
    feeds: [] as string[],
    words: `${name} = ${value}`,
  }));
  for (const { cell, words, products } of sums) {
    found[cell].words = words;
    for (const product of products) {
      for (const factor of product) {
        found[cell].cells.add(factor);
        const others = product.filter((other) => other !== factor);
        found[factor].cells.add(cell);
        for (const other of others) found[factor].cells.add(other);
        const times = others.map((other) => ` (with ${cells[other][0]} = ${cells[other][1]})`);
        found[factor].feeds.push(`${cells[cell][0]}${times.join("")}`);
      }
    }
  }
  return found.map(({ cells: lit, feeds, words }, cell) => {
    const results = sums.some((sum) => sum.cell === cell);
    if (results) return { cells: lit, words };
    if (feeds.length === 0) return { cells: lit, words: `${words} goes into no entry.` };
    const rest = feeds.length > MOST ? `, and ${feeds.length - MOST} more` : "";
    return { cells: lit, words: `${words} goes into ${feeds.slice(0, MOST).join(", ")}${rest}.` };
  });
}

function draw(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

eachNew("explore", enliven);
