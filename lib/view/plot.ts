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

/**
 * A picture of Plot's as text, its positions to a thousandth of a pixel: so the last bit of a sum,
 * which another order of adding changes, changes no picture.
 */
export function markupOf(picture: Element): string {
  return picture.outerHTML.replace(/<[^>]*>/g, (tag) =>
    tag.replace(/\d+\.\d{4,}/g, (number) => String(Number(Number(number).toFixed(3)))),
  );
}
