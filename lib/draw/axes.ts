// The axes of a grid: the indices and the name of each, and the room that they need.
import type { Markish } from "@observablehq/plot";
import { formatNumber } from "../tensor/number";
import type { Grid } from "./grid";
import { type CellSize, ticks } from "./layout";
import { plot } from "./plot";
import { textWidth } from "./text";

/** The room above the cells. */
export const TOP = 38;
export const INDEX_SIZE = 11;
export const NAME_SIZE = 13;
const MARGIN = 4;

/**
 * The size of a picture and its margins around the cells.
 *
 * @param first the indices of the first row and column
 * @param across the width of all columns
 * @param down the height of all rows
 */
export function frameOf(
  { rows, axes: [rowAxis, columnAxis] }: Pick<Grid, "rows" | "axes">,
  first: readonly [number, number],
  across: number,
  down: number,
) {
  const longestIndex = String(first[0] + rows - 1);
  const beside =
    rowAxis === undefined
      ? MARGIN
      : 19 + textWidth(rowAxis, NAME_SIZE) + textWidth(longestIndex, INDEX_SIZE);
  // The name of the columns may be wider than the columns.
  const overhang = Math.max(0, textWidth(columnAxis, NAME_SIZE) - across) / 2;
  const marginLeft = Math.ceil(Math.max(beside, overhang));
  const width = Math.ceil(marginLeft + across + Math.max(MARGIN, overhang));
  const height = Math.ceil(TOP + down + MARGIN);
  const marginRight = width - marginLeft - across;
  return {
    width,
    height,
    marginLeft,
    marginTop: TOP,
    marginRight,
    marginBottom: height - TOP - down,
  };
}

/** The indices and the name of both axes. */
export function axisMarks(
  { rows, columns, axes: [rowAxis, columnAxis] }: Grid,
  { cellWidth, cellHeight }: CellSize,
  first: readonly [number, number],
  marginLeft: number,
): Markish[] {
  const Plot = plot();
  const indices = {
    label: null,
    tickSize: 0,
    tickPadding: 9,
    fontSize: INDEX_SIZE,
    fill: "#57606a",
    tickFormat: formatNumber,
  };
  const name = { fontSize: NAME_SIZE, fontStyle: "italic", fontWeight: 600, fill: "#111111" };
  const across = ticks(columns, cellWidth).map((k) => first[1] + k);
  const marks: Markish[] = [
    Plot.axisX(across, { anchor: "top", ...indices }),
    Plot.text([columnAxis], { frameAnchor: "top", dy: 10 - TOP, lineAnchor: "bottom", ...name }),
  ];
  if (rowAxis === undefined) return marks;
  const down = ticks(rows, cellHeight).map((k) => first[0] + k);
  const beside = { frameAnchor: "left", dx: 2 - marginLeft, textAnchor: "start" } as const;
  return [
    ...marks,
    Plot.axisY(down, { anchor: "left", ...indices }),
    Plot.text([rowAxis], { ...beside, ...name }),
  ];
}
