// The globals of a cell: those of a worker, and what the page does for it.
/// <reference lib="webworker" />

/** What the page does for a cell, which runs in a worker. */
declare const jupyterlite: {
  /** Keeps a file in the browser, in the notebook's folder; a file of this name is replaced. */
  saveFile(path: string, content: string | Uint8Array): Promise<void>;
  /** Turns a complete SVG document into a PNG with so many dots for each of its pixels. */
  rasterize(svg: string, zoom: number): Promise<Uint8Array>;
};
