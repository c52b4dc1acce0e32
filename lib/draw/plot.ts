// Observable Plot, the document that it draws in, and marks of our own on its scales.
import type * as PlotModule from "@observablehq/plot";
import type { Markish, PlotOptions } from "@observablehq/plot";
import { type Piece, px } from "./page";

/** Plot, loaded with the first picture, so that a reader who only computes does not wait for it. */
export function plot(): typeof PlotModule {
  return require("@observablehq/plot");
}

/** A scale of rows or columns: where one begins, in pixels, and how long each of them is. */
export interface Positions {
  (index: number): number;
  bandwidth(): number;
}

/** A mark of our own: drawn by Plot with a picture, or by {@link overlay} on top of one. */
export type OwnMark = (x: Positions, y: Positions, document: Document) => SVGElement | null;

/** A mark of our own for Plot. */
export function asMark(own: OwnMark): Markish {
  return (_index, { x, y }, _values, _dimensions, { document }) =>
    own(x as Positions, y as Positions, document);
}

/** A picture drawn by Plot, and its scales, for marks that are laid over it later. */
export interface Picture extends Piece {
  x: Positions;
  y: Positions;
}

/** Draws with Plot. The card under the picture decides the fonts and colours of its texts. */
export function picture(options: PlotOptions): Picture {
  const { document, serializer } = paper();
  const svg = plot().plot({ ...options, document });
  const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name)));
  // A picture that stands alone in a page needs these; on a card they would only take room.
  for (const name of ["class", "viewBox", "font-family", "font-size"]) svg.removeAttribute(name);
  if (svg.firstChild?.nodeName === "style") svg.removeChild(svg.firstChild);
  const [x, y] = [svg.scale("x"), svg.scale("y")].map((scale) =>
    Object.assign((index: number) => scale?.apply(index), {
      bandwidth: () => scale?.bandwidth ?? 0,
    }),
  );
  return { markup: rounded(serializer.serializeToString(svg)), width, height, x, y };
}

/** The markup of marks of our own, without the picture, which has been drawn already. */
export function overlay(marks: readonly OwnMark[], { x, y }: Picture): string {
  const { document, serializer } = paper();
  const drawn = marks
    .map((mark) => mark(x, y, document))
    .map((node) => (node === null ? "" : serializer.serializeToString(node)));
  return rounded(drawn.join("")).replaceAll(` xmlns="${SVG}"`, "");
}

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element, for a mark of our own. */
export function element(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly (Node | string)[] = [],
): SVGElement {
  const node = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  for (const child of children) {
    node.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
  return node;
}

/** The document of the page in a browser, one of xmldom elsewhere. */
function paper(): { document: Document; serializer: XMLSerializer } {
  const { document } = globalThis;
  if (document !== undefined) return { document, serializer: new XMLSerializer() };
  const xmldom = require("@xmldom/xmldom");
  return {
    document: new xmldom.DOMImplementation().createDocument("http://www.w3.org/1999/xhtml", "html"),
    serializer: new xmldom.XMLSerializer(),
  };
}

/** Markup with its positions rounded like those of {@link px}. */
function rounded(markup: string): string {
  const insideTags = /\d+\.\d{4,}(?=[^<>]*>)/g;
  return markup.replace(insideTags, (number) => String(px(Number(number))));
}
