// The outlines of windows and entries, as a mark of Plot, and the legend that explains them.
import type { Outline } from "./marks";
import type { Piece } from "./page";
import { element, type OwnMark } from "./plot";
import { escapeText, textWidth } from "./text";

/** Solid, dashed, dotted: marks do not differ by colour, because colour shows the values. */
const DASHES = ["none", "6 3", "1.5 3"];
const INK = "#111111";
const ROW_HEIGHT = 20;
/** How far inside its cells an outline is drawn, in pixels; less in tiny cells. */
const INSET = 2;

/** Rectangles around windows and entries. */
export function outlines(marks: readonly Outline[]): OwnMark {
  return (x, y, document) => {
    if (marks.every(({ corners }) => corners.length === 0)) return null;
    const [cellWidth, cellHeight] = [x, y].map((scale) => scale.bandwidth());
    const inset = Math.min(INSET, cellWidth / 4, cellHeight / 4);
    const rectangles = ({ corners, height, width }: Outline, stroke: Record<string, string>) =>
      element(
        document,
        "g",
        { "aria-label": "outline", fill: "none", ...stroke },
        corners.map(([i, j]) =>
          element(document, "rect", {
            x: x(j) + inset,
            y: y(i) + inset,
            width: width * cellWidth - 2 * inset,
            height: height * cellHeight - 2 * inset,
          }),
        ),
      );
    // All halos lie below all strokes, so that no mark hides another.
    return element(document, "g", {}, [
      ...marks.map((mark) => rectangles(mark, { stroke: "#ffffff", "stroke-width": "5" })),
      ...marks.map((mark, k) =>
        rectangles(mark, { stroke: INK, "stroke-width": "2.5", "stroke-dasharray": dashOf(k) }),
      ),
    ]);
  };
}

/** A line for each mark that outlines something, with its stroke and its label. */
export function legend(marks: readonly Outline[]): Piece {
  const rows = marks.map((mark, k) => ({ mark, k })).filter(({ mark }) => mark.corners.length > 0);
  const markup = rows
    .map(({ mark, k }, row) => {
      const y = row * ROW_HEIGHT + 8;
      return `<rect x="2" y="${y - 1}" width="20" height="12" fill="none" stroke="${INK}" stroke-width="2.5" stroke-dasharray="${dashOf(k)}"/><text x="30" y="${y + 9}" fill="${INK}">${escapeText(mark.label)}</text>`;
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
