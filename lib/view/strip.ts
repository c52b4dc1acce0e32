// Figures in one line, like the frames of a film.
import { describe } from "../tensor/arguments";
import { KindError, publicly } from "../tensor/errors";
import { Figure } from "./figure";

/** On paper nothing scrolls, so the frames go on in new lines; at least two fit beside each other. */
const ON_PAPER =
  "@media print{[data-convbook=strip]{flex-wrap:wrap;overflow:visible!important}[data-convbook=strip]>div{max-width:calc(50% - 6px);break-inside:avoid}}";

/**
 * Figures in one line, like the frames of a film. It scrolls sideways if it is wider than the page; on
 * paper, the frames stand two in a line.
 *
 * @param figures for example those of {@link sweep}
 * @returns one figure, whose alternative text is that of all of them; a single figure stays as it is
 * @throws TypeError when figures is not a list of figures
 *
 * @example
 * strip([table([1]), table([2])]).alt // "Table of an array, 1: every entry is 1. Table of an array, 1: every entry is 2."
 */
export function strip(figures: readonly Figure[]): Figure {
  return publicly("strip", () => {
    if (!Array.isArray(figures)) {
      throw new KindError(`figures must be a list of figures, but got ${describe(figures)}`);
    }
    const wrong = figures.findIndex((figure) => !(figure instanceof Figure));
    if (wrong >= 0) {
      throw new KindError(
        `figures must be a list of figures, but got ${describe(figures[wrong])} at ${wrong}`,
      );
    }
    if (figures.length === 1) return figures[0];
    // With a tabindex, the keyboard can scroll it.
    const frames = figures.map(({ html }) => `<div style="flex:none">${html}</div>`).join("");
    return new Figure({
      html: `<style>${ON_PAPER}</style><div data-convbook="strip" tabindex="0" style="display:flex;gap:12px;overflow-x:auto;padding-bottom:8px">${frames}</div>`,
      alt: figures.map(({ alt }) => alt).join(" "),
    });
  });
}
