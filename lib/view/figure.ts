// A figure: markup, the words that describe it, and how it is saved.
import { escapeText, toBase64 } from "../draw/text";
import { describe, quote } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import type * as SaveModule from "./save";

/** A picture or a table, ready to be shown by {@link show} or written to a page. */
export class Figure {
  /** The markup, which needs no style sheet. */
  readonly html: string;
  /** The picture alone, when the figure is one: a complete SVG document. */
  readonly svg?: string;
  /** What the figure shows, in words. */
  readonly alt: string;

  /** Made by {@link heatmap}, {@link table} and the other functions that draw. */
  constructor({ html, svg, alt }: { html: string; svg?: string; alt: string }) {
    this.html = html;
    this.svg = svg;
    this.alt = alt;
  }

  /**
   * Writes the picture to a file: as SVG, or as PNG with two dots for each of its pixels. Works in
   * Node, and in notebooks of the static site; await it, so that an error reaches the cell. In Node a PNG
   * needs the packages `@resvg/resvg-wasm` and `dejavu-fonts-ttf`; an SVG does not.
   *
   * @param path a file's name that ends in ".svg" or ".png"; a file of this name is replaced
   * @throws ValueError when the name has another ending, the figure is not one picture (a table, or
   *   figures side by side), a package that a PNG needs is not installed, or the file cannot be
   *   written, as in other pages; no incomplete file is left then
   * @throws TypeError when path is not text
   */
  async save(path: string): Promise<void> {
    const svg = publicly("save", () => this.#checked(path));
    // Loaded here, because it needs Node: package.json maps #save to save.ts, or to save-page.ts in a page.
    const { writePicture } = require("#save") as typeof SaveModule;
    const failed = await writePicture(svg, path);
    if (failed !== undefined) throw publicly("save", () => new ValueError(failed));
  }

  /** The picture, if it can be written to a file of this name. */
  #checked(path: unknown): string {
    if (typeof path !== "string") {
      throw new KindError(`path must be text such as "Z.png", but got ${describe(path)}`);
    }
    if (!/\.(svg|png)$/i.test(path)) {
      throw new ValueError(`the name must end in .svg or .png, but got ${quote(path)}`);
    }
    if (this.svg === undefined) {
      throw new ValueError(
        "this figure is not one picture; a heatmap, a chart or a frame of sweep can be saved",
      );
    }
    return this.svg;
  }

  /** What a notebook prints when a figure is the last line of a cell, without `show`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `${this.alt} (show(…) displays it.)`;
  }
}

/**
 * A figure of a complete SVG document. In HTML it is an image, because JupyterLab shows images and their
 * alternative text even in a notebook that it does not trust yet. It shrinks where
 * the page is narrower.
 */
export function pictureFigure(svg: string, width: number, height: number, alt: string): Figure {
  const source = `data:image/svg+xml;base64,${toBase64(new TextEncoder().encode(svg))}`;
  const html = `<img alt="${escapeText(alt)}" width="${width}" height="${height}" style="max-width:100%;height:auto" src="${source}">`;
  return new Figure({ html, svg, alt });
}
