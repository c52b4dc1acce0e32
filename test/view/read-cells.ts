// Reads a picture as a reader sees it: by the places and colours of cells, numbers and outlines.
import { parseHTML } from "linkedom";

/** A rectangle in the pixels of the whole picture. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A cell as a reader sees it, with what lies on top. */
export interface ReadCell {
  box: Box;
  fill: string;
  /** The number in it, and its colour; "" if there is none. */
  text: string;
  ink: string;
}

/** A grid of cells in a picture. */
export interface ReadPanel {
  title: string;
  cells: ReadCell[];
  /** The numbers that can be seen, row by row. */
  values: string[];
  /** The small numbers in the corners, in the order of the terms. */
  corners: string[];
  /** The rectangles with a black outline, and their dashes. */
  boxes: { box: Box; dash: string }[];
  /** How many there are, and how many cells they cover together. */
  outlines: number;
  covered: number;
}

const WHITE = "#ffffff";

/** The panels of a picture, in their order: read by where things are, not by how they are written. */
export function readPanels(svg: string): ReadPanel[] {
  const { document } = parseHTML(`<body>${svg}</body>`);
  return [...document.querySelectorAll("svg svg")].map((plot) => {
    const frame = plot.parentElement as Element;
    const caption = frame.previousElementSibling;
    // A panel has its own group; a heatmap lies on the card itself, below its title.
    const isPanel = frame.parentElement?.tagName.toLowerCase() === "g";
    const isCaptioned = isPanel && caption?.tagName.toLowerCase() === "text";
    // What a frame lays over a panel follows it in the markup, at the same place.
    const layers =
      isCaptioned && frame.nextElementSibling ? [frame, frame.nextElementSibling] : [frame];
    const rects = layers.flatMap((layer) => [...layer.querySelectorAll("rect")]);
    const texts = layers.flatMap((layer) => [...layer.querySelectorAll("text")]);
    const filled = rects.filter((rect) => inherited(rect, "fill") !== "none");
    const cells = new Map<string, ReadCell>();
    for (const rect of filled) {
      const box = boxOf(rect);
      const key = `${Math.round(box.y)} ${Math.round(box.x)}`;
      const fill = inherited(rect, "fill");
      cells.set(key, { box, fill, text: "", ink: "" });
    }
    const corners: string[] = [];
    for (const text of texts) {
      const at = placeOf(text);
      const cell = [...cells.values()].find(({ box }) => isInside(at, box));
      const ink = inherited(text, "fill");
      if (cell === undefined) continue;
      if (inherited(text, "text-anchor") === "end") corners.push(text.textContent ?? "");
      else Object.assign(cell, { text: text.textContent ?? "", ink });
    }
    for (const path of layers.flatMap((layer) => [...layer.querySelectorAll("path")])) {
      const { x, y } = offsetOf(path);
      for (const [, left, top] of (path.getAttribute("d") ?? "").matchAll(
        /M([\d.-]+),([\d.-]+)h/g,
      )) {
        const key = `${Math.round(Number(top) + y)} ${Math.round(Number(left) + x)}`;
        const cell = cells.get(key);
        if (cell) Object.assign(cell, { fill: WHITE, text: "" });
      }
    }
    const byPlace = [...cells.values()].sort(
      (one, other) => Math.round(one.box.y) - Math.round(other.box.y) || one.box.x - other.box.x,
    );
    const boxes = rects
      .filter((rect) => inherited(rect, "fill") === "none" && inherited(rect, "stroke") !== WHITE)
      .map((rect) => ({ box: boxOf(rect), dash: inherited(rect, "stroke-dasharray") }));
    const { width = 1, height = 1 } = byPlace[0]?.box ?? {};
    return {
      title: isCaptioned ? (caption.querySelector("tspan")?.textContent ?? "") : "",
      cells: byPlace,
      values: byPlace.map(({ text }) => text).filter((text) => text !== ""),
      corners,
      boxes,
      outlines: boxes.length,
      // An outline is drawn 2 pixels inside its cells.
      covered: boxes.reduce(
        (sum, { box }) =>
          sum + Math.round((box.width + 4) / width) * Math.round((box.height + 4) / height),
        0,
      ),
    };
  });
}

/** All texts of a picture, in their order. */
export function readTexts(svg: string): string[] {
  const { document } = parseHTML(`<body>${svg}</body>`);
  return [...document.querySelectorAll("text")].map((text) => text.textContent ?? "");
}

/** An attribute of an element, or of the nearest one around it that has it. */
function inherited(element: Element, name: string): string {
  for (let node: Element | null = element; node; node = node.parentElement) {
    const value = node.getAttribute(name);
    if (value !== null) return value;
  }
  return "";
}

/** How far an element is moved by the transforms of itself and of what is around it. */
function offsetOf(element: Element): { x: number; y: number } {
  let [x, y] = [0, 0];
  for (let node: Element | null = element; node; node = node.parentElement) {
    const moved = node.getAttribute("transform")?.match(/translate\(([\d.-]+),([\d.-]+)\)/);
    x += Number(moved?.[1] ?? 0);
    y += Number(moved?.[2] ?? 0);
  }
  return { x, y };
}

/** The place of a text, or the corner of a rectangle. */
export function placeOf(element: Element): { x: number; y: number } {
  const { x, y } = offsetOf(element);
  const own = (name: string) => Number.parseFloat(element.getAttribute(name) ?? "0");
  // "0.32em" is a shift of the text itself.
  const isShift = /em$/.test(element.getAttribute("y") ?? "");
  return { x: x + own("x"), y: y + (isShift ? 0 : own("y")) };
}

function boxOf(rect: Element): Box {
  const side = (name: string) => Number(rect.getAttribute(name));
  return { ...placeOf(rect), width: side("width"), height: side("height") };
}

function isInside({ x, y }: { x: number; y: number }, box: Box): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}
