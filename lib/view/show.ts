// The display in a cell of a notebook: the only file that talks to the kernel.
import { readGrid } from "../draw/grid";
import { Explanation } from "../explain/explanation";
import { Verdict } from "../judge/verdict";
import { copyScript } from "../live/scripts";
import { publicly } from "../tensor/errors";
import type { TensorLike } from "../tensor/nested";
import { Figure } from "./figure";
import { tableOf } from "./table";
import { explained } from "./terms";
import { verdictFigure } from "./verdict";

/** What convbook uses of the tslab kernel's display. */
interface Display {
  html(markup: string): void;
  markdown(text: string): void;
}

/**
 * Displays figures and text in the notebook's cell, in the given order. Neighbouring figures are placed
 * side by side. An array is shown as a table, a verdict in colour, and an explanation as its formulas, a
 * picture and a table of its terms; text is Markdown, with LaTeX between dollar signs. Outside a notebook,
 * show prints in words what the figures show.
 *
 * @param items figures from {@link heatmap}, {@link table} and others, what {@link check} or
 *   {@link explain} returned, arrays, or text
 * @throws ShapeError when an array is ragged or has more than two axes
 * @throws TypeError when an item is none of these
 *
 * @example
 * show("The kernel:", heatmap([[1, -1]], { name: "W" })) // undefined
 */
export function show(...items: (Figure | Verdict | Explanation | TensorLike | string)[]): void {
  publicly("show", () => {
    const display = kernelDisplay();
    const shown = items.flatMap((item, k) => {
      if (item instanceof Explanation) return display ? explained(item) : item.toString();
      if (item instanceof Verdict) return verdictFigure(item);
      if (typeof item === "string" || item instanceof Figure) return item;
      return tableOf(readGrid(item, {}, `item ${k}`));
    });
    for (const group of groups(shown)) {
      if (typeof group === "string") {
        if (display) display.markdown(group);
        else console.log(group);
      } else if (display) display.html(sideBySide(group));
      else for (const figure of group) console.log(figure.alt);
    }
  });
}

/** The texts one by one, and neighbouring figures together. */
function groups(items: readonly (Figure | string)[]): (Figure[] | string)[] {
  const result: (Figure[] | string)[] = [];
  for (const item of items) {
    const last = result[result.length - 1];
    if (typeof item === "string") result.push(item);
    else if (Array.isArray(last)) last.push(item);
    else result.push([item]);
  }
  return result;
}

function sideBySide(figures: readonly Figure[]): string {
  const cells = figures.map((figure) => `<div>${figure.html}</div>`).join("");
  const copying = cells.includes("<table") ? `<script>${copyScript}</script>` : "";
  return `<div style="display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start">${cells}</div>${copying}`;
}

/**
 * The kernel passes its own tslab to every cell through this global. If the library loaded tslab by
 * itself, it could get another copy, which is connected to no kernel.
 */
function kernelDisplay(): Display | undefined {
  const kernel = (globalThis as { __tslab__?: { require(name: "tslab"): { display: Display } } })
    .__tslab__;
  return kernel?.require("tslab").display;
}
