import type { Markish } from "@observablehq/plot";
import { KindError, ShapeError, ValueError } from "../tensor/errors";
import { formatShape, type Tensor } from "../tensor/tensor";
import { escapeText } from "./figure";
import type { Mark } from "./labels";
import { type Piece, textWidth } from "./page";
import { drawing } from "./plot";

/** Solid, dashed, dotted: marks differ without colour, which the cells have already. */
const DASHES = ["none", "6 3", "1.5 3"];
const INK = "#111111";
const ROW_HEIGHT = 20;

/** Checks that every mark has a label and lies inside the tensor. */
export function checkMarks(caller: string, tensor: Tensor, marks: readonly Mark[]): void {
  if (!Array.isArray(marks))
    throw new KindError(`${caller}: marks must be a list of { label, at }`);
  for (const mark of marks) {
    if (typeof mark?.label !== "string" || !Array.isArray(mark.at)) {
      throw new KindError(`${caller}: a mark must have a label and a list at of index tuples`);
    }
    const [height, width] = mark.size ?? [1, 1];
    for (const index of mark.at) {
      if (!Array.isArray(index) || index.length !== tensor.rank) {
        throw new ShapeError(
          `${caller}: the mark "${mark.label}" needs ${tensor.rank} indices for each entry, but got [${index}]`,
        );
      }
      const last = [
        ...index.slice(0, -1).map((i) => i + height - 1),
        index[index.length - 1] + width - 1,
      ];
      if (!last.every((position, axis) => index[axis] >= 0 && position < tensor.shape[axis])) {
        throw new ValueError(
          `${caller}: the mark "${mark.label}" reaches from (${index.join(", ")}) to (${last.join(", ")}), outside the shape ${formatShape(tensor.shape)}`,
        );
      }
    }
  }
}

/** The outlines of all marks, on scales in which entry (i, j) is centred on y = i, x = j. */
export function outlines(marks: readonly Mark[]): Markish[] {
  const { Plot } = drawing();
  return marks.flatMap((mark, k) => {
    const [height, width] = mark.size ?? [1, 1];
    const corners = mark.at.map((index) => (index.length === 1 ? [0, index[0]] : index));
    const rectangle = {
      x1: (corner: readonly number[]) => corner[1] - 0.5,
      x2: (corner: readonly number[]) => corner[1] + width - 0.5,
      y1: (corner: readonly number[]) => corner[0] - 0.5,
      y2: (corner: readonly number[]) => corner[0] + height - 0.5,
      inset: 2,
      fill: "none",
    };
    return [
      Plot.rect(corners, { ...rectangle, stroke: "#ffffff", strokeWidth: 5 }),
      Plot.rect(corners, {
        ...rectangle,
        stroke: INK,
        strokeWidth: 2.5,
        strokeDasharray: dashOf(k),
      }),
    ];
  });
}

/** A line for each mark that outlines something: its stroke, its label. */
export function legend(marks: readonly Mark[]): Piece {
  const rows = marks.map((mark, k) => ({ mark, k })).filter(({ mark }) => mark.at.length > 0);
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
