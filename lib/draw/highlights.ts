// Marks that frames lay over a panel: small numbers in corners, and covers over entries not yet known.
import { isPadding, PALE, PALE_INK, type Region } from "./cells";
import type { Spot } from "./extent";
import type { Grid } from "./grid";
import { type CellSize, CORNER_SIZE, labelsOf } from "./layout";
import { inkOn, type Palette } from "./palette";
import { element, type OwnMark } from "./plot";

/** Small numbers in the lower right corners of cells, whose own numbers move up to make room. */
export function notes(
  some: readonly { at: Spot; text: string }[],
  grid: Grid,
  palette: Palette,
  { digits, font }: CellSize,
  region: Region,
): OwnMark {
  return (x, y, document) => {
    if (some.length === 0 || digits === undefined) return null;
    const labels = labelsOf(grid, digits);
    const [width, height] = [x, y].map((scale) => scale.bandwidth());
    const drawn = some.map(({ at: [i, j], text }) => {
      const position = (i - region.first[0]) * grid.columns + (j - region.first[1]);
      const pale = isPadding(region, i, j);
      const fill = pale ? PALE : palette.color(grid.data[position]);
      const [left, top, ink] = [x(j), y(i), pale ? PALE_INK : inkOn(fill)];
      const number = { x: left + width / 2, y: top + height / 2 - 5, dy: "0.32em", fill: ink };
      const note = { x: left + width - 5, y: top + height - 9, dy: "0.32em", fill: ink };
      return {
        cell: element(document, "rect", { x: left, y: top, width, height, fill }),
        number: element(document, "text", number, [labels[position]]),
        note: element(document, "text", note, [text]),
      };
    });
    const group = (attributes: Record<string, string | number>, nodes: readonly Node[]) =>
      element(document, "g", attributes, nodes);
    return group({ "aria-label": "notes" }, [
      group(
        { stroke: "#afb8c1", "stroke-width": 0.75 },
        drawn.map(({ cell }) => cell),
      ),
      group(
        { "text-anchor": "middle", "font-size": font },
        drawn.map(({ number }) => number),
      ),
      group(
        { "text-anchor": "end", "font-size": CORNER_SIZE },
        drawn.map(({ note }) => note),
      ),
    ]);
  };
}

/** White cells over the entries from position `known` on, row by row, which are not yet known. */
export function covers(rows: number, columns: number, known: number): OwnMark {
  return (x, y, document) => {
    if (known >= rows * columns) return null;
    const [width, height] = [x, y].map((scale) => scale.bandwidth());
    const cells = Array.from({ length: rows * columns - known }, (_, k) => {
      const [i, j] = [Math.floor((known + k) / columns), (known + k) % columns];
      return `M${x(j)},${y(i)}h${width}v${height}h${-width}z`;
    });
    const look = { fill: "#ffffff", stroke: "#afb8c1", "stroke-width": 0.75 };
    return element(document, "path", { "aria-label": "cover", ...look, d: cells.join("") });
  };
}
