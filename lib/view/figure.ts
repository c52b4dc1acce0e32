import { describe, quote } from "../tensor/arguments";
import { KindError, ValueError } from "../tensor/errors";
import type * as SaveModule from "./save";

/** A picture or a table, ready to be shown by {@link show} or written to a page. */
export class Figure {
  /** The markup: complete without script or style sheet. */
  readonly html: string;
  /** The picture alone, when the figure is one: a complete SVG document. */
  readonly svg?: string;
  /** What the figure shows, in words. */
  readonly alt: string;

  constructor(parts: { html: string; svg?: string; alt: string }) {
    this.html = parts.html;
    this.svg = parts.svg;
    this.alt = parts.alt;
  }

  /**
   * Writes the picture to a file: as it is, or with two dots for each of its pixels. Works in Node;
   * await it, so that a cell tells when it fails.
   *
   * @param path a file's name that ends in ".svg" or ".png"; a file of this name is replaced
   * @throws ValueError when the name has another ending, the figure is not one picture (a table, or
   *   figures side by side), or the file cannot be written; no half of a file is left then
   * @throws TypeError when path is not text
   */
  async save(path: string): Promise<void> {
    if (typeof path !== "string") {
      throw new KindError(`save: path must be text such as "Z.png", but got ${describe(path)}`);
    }
    if (!/\.(svg|png)$/i.test(path)) {
      throw new ValueError(`save: the name must end in .svg or .png, but got ${quote(path)}`);
    }
    if (this.svg === undefined) {
      throw new ValueError(
        "save: this figure is not one picture; a heatmap, a chart or a frame of sweep can be saved",
      );
    }
    // Loaded here, since a page in a browser has no files.
    const { writePicture } = require("./save") as typeof SaveModule;
    await writePicture(this.svg, path);
  }

  /** What a notebook prints when a figure is a cell's last line and not shown. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `${this.alt} (show(…) displays it.)`;
  }
}

/**
 * A figure of a complete SVG document. It is an image inside HTML, because JupyterLab keeps that,
 * and its alternative text, in a notebook that it does not trust yet.
 */
export function pictureFigure(svg: string, width: number, height: number, alt: string): Figure {
  const source = `data:image/svg+xml;base64,${toBase64(new TextEncoder().encode(svg))}`;
  const html = `<img alt="${escapeText(alt)}" width="${width}" height="${height}" src="${source}">`;
  return new Figure({ html, svg, alt });
}

/** Text with a space in place of each character that XML forbids. */
export function printable(text: string): string {
  return text.replace(/[^ -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, " ");
}

/** Text as it may stand in HTML and SVG, inside an attribute too. */
export function escapeText(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Bytes as base64 text. */
export function toBase64(bytes: Uint8Array): string {
  // A call takes some ten thousand arguments, not any number.
  const most = 8192;
  let text = "";
  for (let k = 0; k < bytes.length; k += most) {
    text += String.fromCharCode(...bytes.subarray(k, k + most));
  }
  return btoa(text);
}
