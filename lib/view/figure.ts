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

/** Text as it may stand in HTML and SVG, inside an attribute too; what XML forbids becomes a space. */
export function escapeText(text: string): string {
  return text
    .replace(/[^ -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Bytes as base64 text. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
