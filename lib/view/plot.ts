import type * as PlotModule from "@observablehq/plot";

type Plot = typeof PlotModule;

let loaded: { Plot: Plot; document: Document } | undefined;

/**
 * Observable Plot, and a document for it to draw in: the page's own in a browser, linkedom's
 * elsewhere. Both are loaded with the first picture, so that a reader who only computes does not
 * wait for them.
 */
export function drawing(): { Plot: Plot; document: Document } {
  loaded ??= {
    Plot: require("@observablehq/plot") as Plot,
    document: globalThis.document ?? require("linkedom").parseHTML("<html></html>").document,
  };
  return loaded;
}
