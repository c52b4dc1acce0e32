// HTML elements for live figures.

/** An HTML element with its attributes and children. */
export function html<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
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
