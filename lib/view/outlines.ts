import type { Markish } from "@observablehq/plot";
import { escapeText } from "./figure";
import type { Outline } from "./marks";
import { type Piece, textWidth, typographic } from "./page";
import { drawing } from "./plot";

/** Solid, dashed, dotted: marks differ without colour, which the cells have already. */
const DASHES = ["none", "6 3", "1.5 3"];
const INK = "#111111";
const ROW_HEIGHT = 20;

/** The outlines of all marks, on scales in which entry (i, j) is centred on y = i, x = j. */
export function outlines(marks: readonly Outline[]): Markish[] {
  const { Plot } = drawing();
  const rectangles = ({ corners, height, width }: Outline, stroke: object) =>
    Plot.rect(corners, {
      x1: ([, j]) => j - 0.5,
      x2: ([, j]) => j + width - 0.5,
      y1: ([i]) => i - 0.5,
      y2: ([i]) => i + height - 0.5,
      inset: 2,
      fill: "none",
      ...stroke,
    });
  // All halos lie below all strokes, so that no mark hides another.
  return [
    ...marks.map((mark) => rectangles(mark, { stroke: "#ffffff", strokeWidth: 5 })),
    ...marks.map((mark, k) =>
      rectangles(mark, { stroke: INK, strokeWidth: 2.5, strokeDasharray: dashOf(k) }),
    ),
  ];
}

/** A line for each mark that outlines something: its stroke, its label. */
export function legend(marks: readonly Outline[]): Piece {
  const rows = marks.map((mark, k) => ({ mark, k })).filter(({ mark }) => mark.corners.length > 0);
  const markup = rows
    .map(({ mark, k }, row) => {
      const y = row * ROW_HEIGHT + 8;
      return `<rect x="2" y="${y - 1}" width="20" height="12" fill="none" stroke="${INK}" stroke-width="2.5" stroke-dasharray="${dashOf(k)}"/><text x="30" y="${y + 9}" fill="${INK}">${escapeText(typographic(mark.label))}</text>`;
    })
    .join("");
  return {
    markup,
    width: Math.max(0, ...rows.map(({ mark }) => 30 + textWidth(mark.label, 12))),
    height: rows.length * ROW_HEIGHT,
  };
}

function dashOf(k: number): string {
  return DASHES[k % DASHES.length];
}
