// A heatmap as options for Observable Plot, and such options as a figure.
import { cellOptions } from "../draw/cells";
import { type FigureOptions, readGrid, readText } from "../draw/grid";
import { cellSize } from "../draw/layout";
import { card, PADDING, place, TITLE } from "../draw/page";
import { paletteFor } from "../draw/palette";
import { picture } from "../draw/plot";
import { printable, textWidth } from "../draw/text";
import { describe, isPlainObject, readOptions } from "../tensor/arguments";
import { KindError, publicly } from "../tensor/errors";
import type { TensorLike } from "../tensor/nested";
import { type Figure, pictureFigure } from "./figure";
import { LONGEST } from "./heatmap";

/**
 * Options for Plot.plot. The type is loose, because Plot's own types need those of d3, which its package
 * does not include.
 */
export interface PlotOptions {
  /** What is drawn, from the bottom up. */
  marks: readonly unknown[];
  /** Sizes, margins and scales. */
  // biome-ignore lint/suspicious/noExplicitAny: Plot has some fifty options of all kinds.
  readonly [option: string]: any;
}

/** The words of a {@link plot}. */
export interface PlotWords {
  /** The heading. @default none */
  title?: string;
  /** What the figure shows, for readers who do not see it. @default the heading */
  alt?: string;
}

/**
 * The heatmap of an array as options of Observable Plot: its size, the scales *x* (the column index),
 * *y* (the row index) and *color* (the values), and its marks. Add marks of your own, and {@link plot}
 * draws a heatmap that shows more.
 *
 * @param A an array of shape [i, j] or [i]
 * @param options name, title, axes, marks, alike, as for {@link heatmap}
 * @returns options for Plot.plot; every call returns new ones
 * @throws ShapeError, ValueError or TypeError as {@link heatmap}
 *
 * @example
 * plotOptions([[1, 2, 3]], { name: "Z" }).x.domain // [0, 1, 2]
 */
export function plotOptions(A: TensorLike, options: FigureOptions = {}): PlotOptions {
  return publicly("plotOptions", () => {
    const grid = readGrid(A, options);
    const size = cellSize([grid], { longest: LONGEST });
    return cellOptions(grid, paletteFor(grid.name, grid.whole), size);
  });
}

/**
 * A figure that Observable Plot draws, in the same frame as a heatmap or a chart.
 *
 * @param options for Plot.plot, for example those of {@link plotOptions} with more marks
 * @param words title, alt
 * @returns a figure for {@link show}
 * @throws TypeError when options are not an object, or ask for a legend, title, subtitle or caption, which
 *   Plot writes as HTML around the picture
 *
 * @example
 * plot(plotOptions([[1, 2, 3]], { name: "Z" }), { alt: "Three cells." }).alt // "Three cells."
 */
export function plot(options: PlotOptions, words: PlotWords = {}): Figure {
  return publicly("plot", () => {
    if (!isPlainObject(options)) {
      throw new KindError(`options must be an object for Plot.plot, but got ${describe(options)}`);
    }
    const scales = ["color", "opacity", "symbol"].filter((name) => options[name]?.legend);
    const [html] = ["title", "subtitle", "caption", "figure"].filter((name) => options[name]);
    if (scales.length > 0 || html !== undefined) {
      throw new KindError(
        `options must not ask for a ${html ?? "legend"}: Plot writes it as HTML around the picture`,
      );
    }
    const given = readOptions(words, ["title", "alt"]);
    const title = printable(readText("title", given.title) ?? "");
    const drawn = picture(options as Parameters<typeof picture>[0]);
    const inner = Math.max(drawn.width, textWidth(title, TITLE.size));
    const width = Math.ceil(inner) + 2 * PADDING;
    const height = Math.ceil(drawn.height) + TITLE.height + 2 * PADDING;
    const content = place(drawn, PADDING, PADDING + TITLE.height);
    const svg = card(width, height, title, "", content);
    return pictureFigure(svg, width, height, given.alt ?? title);
  });
}
