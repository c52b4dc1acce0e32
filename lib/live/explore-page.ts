// The script of an explored picture, which runs in the page; npm run build bundles it into scripts.ts.
import { eachNew, html, svg } from "./element";
import { goalOf, stopAt, take } from "./keys";
import { type ExploreData, type ExplorePanel, relations } from "./relations";

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

  const overlay = svg("svg", { viewBox: `0 0 ${data.width} ${data.height}` });
  overlay.style.cssText = "position:absolute;left:0;top:0;width:100%;height:100%";
  const lights = svg("g", { "pointer-events": "none", "aria-hidden": "true" });
  const boxes: SVGElement[] = [];
  for (const panel of data.panels) overlay.append(grid(panel));
  overlay.append(lights);
  const frame = html("div");
  frame.style.cssText = "position:relative;display:inline-block;max-width:100%;line-height:0";
  picture.replaceWith(frame);
  frame.append(picture, overlay);
  // As wide as the picture, which a long sentence must not widen.
  const words = html("div", { role: "status" });
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
    const group = svg("g", { role: "grid", "aria-label": label });
    for (let row = 0; row < rows; row++) {
      const line = svg("g", { role: "row" });
      for (let column = 0; column < columns; column++) {
        const cell = start + row * columns + column;
        const [name, value] = data.cells[cell];
        boxes[cell] = svg("rect", {
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
      svg("rect", { ...box, stroke: "#ffffff", "stroke-width": 6 }),
      svg("rect", { ...box, stroke, "stroke-width": 3 }),
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
    take(event);
    const next = boxes[panel.start + goal[0] * panel.columns + goal[1]];
    stopAt(boxes.slice(panel.start, panel.start + panel.rows * panel.columns), next);
    next.focus();
  }
}

/** Nobody points at a cell on paper, so the line below the picture is left out there. */
function onPaper(): HTMLStyleElement {
  const style = document.createElement("style");
  style.textContent = "@media print{[data-convbook=explore]>[role=status]{display:none}}";
  return style;
}

eachNew("explore", enliven);
