import type * as PlotModule from "@observablehq/plot";
import type * as PngModule from "fast-png";

interface Drawing {
  /** Observable Plot. */
  Plot: typeof PlotModule;
  /** What Plot draws in: the page's own document in a browser, linkedom's elsewhere. */
  document: Document;
  encodePng: typeof PngModule.encode;
}

let loaded: Drawing | undefined;

/** What draws: loaded with the first picture, so that a reader who only computes does not wait. */
export function drawing(): Drawing {
  loaded ??= {
    Plot: require("@observablehq/plot"),
    document: globalThis.document ?? require("linkedom").parseHTML("<html></html>").document,
    encodePng: (require("fast-png") as typeof PngModule).encode,
  };
  return loaded;
}
