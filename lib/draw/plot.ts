import type * as PlotModule from "@observablehq/plot";

/** Observable Plot: loaded with the first picture, so that a reader who only computes does not wait. */
export function plot(): typeof PlotModule {
  return require("@observablehq/plot");
}

/** What Plot draws in: the page's own document in a browser, xmldom's elsewhere. */
export function paper(): { document: Document; serializer: XMLSerializer } {
  const { document } = globalThis;
  if (document !== undefined) return { document, serializer: new XMLSerializer() };
  const xmldom = require("@xmldom/xmldom");
  return {
    document: new xmldom.DOMImplementation().createDocument("http://www.w3.org/1999/xhtml", "html"),
    serializer: new xmldom.XMLSerializer(),
  };
}
