import type { CellPlaces } from "./layout";
import type { Outline } from "./marks";
import { type Piece, px } from "./page";
import { escapeText, textWidth, typographic } from "./text";

/** Solid, dashed, dotted: marks differ without colour, which the cells have already. */
const DASHES = ["none", "6 3", "1.5 3"];
const INK = "#111111";
const ROW_HEIGHT = 20;
/** An outline stays so far inside its cells, in pixels; less in tiny ones. */
const INSET = 2;

/** The outlines of all marks. */
export function outlines(
  marks: readonly Outline[],
  { left, top, cellWidth, cellHeight }: CellPlaces,
): string[] {
  const inset = Math.min(INSET, cellWidth / 4, cellHeight / 4);
  const rectangles = ({ corners, height, width }: Outline, stroke: string) => {
    const sides = `width="${px(width * cellWidth - 2 * inset)}" height="${px(height * cellHeight - 2 * inset)}"`;
    const drawn = corners.map(
      ([i, j]) =>
        `<rect x="${px(left + j * cellWidth + inset)}" y="${px(top + i * cellHeight + inset)}" ${sides}/>`,
    );
    return `<g aria-label="rect" fill="none" ${stroke}>${drawn.join("")}</g>`;
  };
  // All halos lie below all strokes, so that no mark hides another.
  return [
    ...marks.map((mark) => rectangles(mark, 'stroke="#ffffff" stroke-width="5"')),
    ...marks.map((mark, k) =>
      rectangles(mark, `stroke="${INK}" stroke-width="2.5" stroke-dasharray="${dashOf(k)}"`),
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
