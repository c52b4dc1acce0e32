// HTML and SVG elements for live figures.

const SVG = "http://www.w3.org/2000/svg";

/** The attributes of an element by their names. */
type Attributes = Readonly<Record<string, string | number>>;

/** An HTML element with its attributes and children. */
export function html<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAll(made, attributes);
  made.append(...children);
  return made;
}

/** An SVG element with its attributes. */
export function svg(tag: string, attributes: Attributes = {}): SVGElement {
  const made = document.createElementNS(SVG, tag) as SVGElement;
  setAll(made, attributes);
  return made;
}

/** Gives an element attributes. */
export function setAll(element: Element, attributes: Attributes): void {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
}

/** Makes every figure of a kind live that has not been seen yet: a page may run the script many times. */
export function eachNew(kind: string, enliven: (root: HTMLElement) => void): void {
  for (const root of document.querySelectorAll<HTMLElement>(`[data-convbook=${kind}]`)) {
    // A mark on the element itself, which a copy of the markup does not carry along.
    const seen = root as HTMLElement & { convbookSeen?: boolean };
    if (seen.convbookSeen) continue;
    seen.convbookSeen = true;
    enliven(root);
  }
}
