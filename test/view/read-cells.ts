import { parseHTML } from "linkedom";

/** A panel as a reader sees it. */
export interface ReadPanel {
  title: string;
  /** The numbers in the cells, row by row. */
  values: string[];
  /** The small numbers in the corners, in the order of the terms. */
  corners: string[];
  /** How many rectangles are outlined in black, and the cells that they cover together. */
  outlines: number;
  covered: number;
}

/** The panels of a picture, in their order. */
export function readPanels(svg: string): ReadPanel[] {
  const { document } = parseHTML(`<body>${svg}</body>`);
  const plots = [...document.querySelectorAll("svg svg")];
  return plots.map((plot) => {
    const groups = [...plot.querySelectorAll("g[aria-label=text]")].map((group) =>
      [...group.querySelectorAll("text")].map((text) => text.textContent ?? ""),
    );
    const rects = [...plot.querySelectorAll("g[aria-label=rect]")];
    const size = (rect: Element) =>
      ["width", "height"].map((name) => Number(rect.getAttribute(name)));
    const [cellWidth, cellHeight] = size(rects[0].querySelector("rect") as Element);
    const black = rects.filter((group) => group.getAttribute("stroke") === "#111111");
    const boxes = black.flatMap((group) => [...group.querySelectorAll("rect")].map(size));
    const [values, corners = []] = groups;
    const caption = plot.parentElement?.previousElementSibling;
    return {
      title: caption?.querySelector("tspan")?.textContent ?? "",
      values,
      corners,
      outlines: boxes.length,
      // An outline is drawn 2 pixels inside its cells.
      covered: boxes.reduce(
        (sum, [w, h]) => sum + Math.round((w + 4) / cellWidth) * Math.round((h + 4) / cellHeight),
        0,
      ),
    };
  });
}
