import type * as PlotModule from "@observablehq/plot";
import type * as PngModule from "fast-png";

interface Drawing {
  /** Observable Plot. */
  Plot: typeof PlotModule;
  /** What Plot draws in: the page's own document in a browser, xmldom's elsewhere. */
  document: Document;
  serializer: XMLSerializer;
  encodePng: typeof PngModule.encode;
}

let loaded: Drawing | undefined;

/** What draws: loaded with the first picture, so that a reader who only computes does not wait. */
export function drawing(): Drawing {
  loaded ??= {
    Plot: require("@observablehq/plot"),
    ...paper(),
    encodePng: (require("fast-png") as typeof PngModule).encode,
  };
  return loaded;
}

function paper(): Pick<Drawing, "document" | "serializer"> {
  const { document } = globalThis;
  if (document !== undefined) return { document, serializer: new XMLSerializer() };
  const xmldom = require("@xmldom/xmldom");
  return {
    document: new xmldom.DOMImplementation().createDocument("http://www.w3.org/1999/xhtml", "html"),
    serializer: new xmldom.XMLSerializer(),
  };
}

/**
 * A picture of Plot's as text, its positions to a thousandth of a pixel: so the last bit of a sum,
 * which another order of adding changes, changes no picture.
 */
export function markupOf(picture: Element): string {
  const markup = drawing().serializer.serializeToString(picture);
  const insideTags = /\d+\.\d{4,}(?=[^<>]*>)/g;
  return markup.replace(insideTags, (number) => String(Number(Number(number).toFixed(3))));
}
