import { explain, readOrigin } from "../explain/explain";
import { bracketed, type Explanation, MOST_SHOWN } from "../explain/explanation";
import type { Origin } from "../layers/origin";
import { formatShape } from "../tensor/arguments";
import { ValueError } from "../tensor/errors";
import { indexOf } from "../tensor/indices";
import { formatNumber } from "../tensor/number";
import { shown } from "../tensor/print";
import type { Tensor } from "../tensor/tensor";
import { type ExploreData, explorePage } from "./explore-page";
import { Figure, pictureFigure } from "./figure";
import { flow } from "./flow";
import { typographic } from "./page";
import { paletteFor } from "./palette";
import { drawPart, type Panel } from "./part";
import { type Slice, sliceAt, slicesOf, sliceTitle } from "./slices";

/** So many cells can be told apart, and their picture and its data stay small. */
const MOST_CELLS = 600;
const MOST_TERMS = 5000;
/** Up to so many panels stand on one line; of more, each tensor begins a line. */
const MOST_ON_A_LINE = 4;

/**
 * A picture of a result and of what it was computed from, in which cells light up what belongs to
 * them, at the pointer or with Tab and the arrow keys: an entry of Z the window of X and the weights
 * that it is the sum of, an entry of X the entries of Z that it goes into, and so for U, dZ, dW, db
 * and dX. The sum, or where the entry goes, is written below. Where scripts do not run, such as in a
 * notebook that is not trusted, the picture stands alone.
 *
 * @param result what conv2d, conv2dGradients, relu, sigmoid, tanh, activationGradient or a layer's
 *   forward or backward returned: the Tensor itself, not a copy
 * @returns a figure for {@link show}
 * @throws ValueError when no such function returned the Tensor, the result or an input has changed
 *   since, there are more than 600 cells or 5,000 terms, or a tensor has more than four axes
 * @throws TypeError when result is not a Tensor
 *
 * @example
 * explore(conv2d([[5, 2, 3]], [[1, -1]])).alt // "X (1×3), W (1×2) and Z (1×2), all entries with their values."
 */
export function explore(result: Tensor): Figure {
  const origin = readOrigin("explore", result);
  const sources = sourcesOf(origin);
  checkSize(origin, sources, result);
  const explanations = Array.from(result.data, (_, k) => explain(result, indexOf(k, result.shape)));
  const count = explanations.reduce(
    (sum, { terms, padded }) => sum + terms.length + padded.length,
    0,
  );
  if (count > MOST_TERMS) {
    throw new ValueError(
      `explore: the entries of ${origin.name} have ${count} terms together; at most ${MOST_TERMS} can be explored, so take a smaller layer`,
    );
  }
  return enlivened(origin, [...sources, { name: origin.name, tensor: result }], explanations);
}

interface Shown {
  name: string;
  tensor: Tensor;
}

/** What a result was computed from, in the order in which it is drawn. */
function sourcesOf(origin: Origin): Shown[] {
  switch (origin.name) {
    case "Z":
      return [
        { name: "X", tensor: origin.X },
        { name: "W", tensor: origin.W },
      ];
    case "dW":
      return [
        { name: "X", tensor: origin.X },
        { name: "dZ", tensor: origin.dZ },
      ];
    case "dX":
      return [
        { name: "dZ", tensor: origin.dZ },
        { name: "W", tensor: origin.W },
      ];
    case "db":
      return [{ name: "dZ", tensor: origin.dZ }];
    case "U":
      return [{ name: "Z", tensor: origin.Z }];
    case "dZ":
      return [
        { name: "dU", tensor: origin.dU },
        { name: "Z", tensor: origin.Z },
      ];
  }
}

/** Rows and columns of padding that are drawn around the slices of X. */
interface Around {
  before?: readonly [number, number];
  after?: readonly [number, number];
}

function aroundOf(origin: Origin, name: string): Around {
  if (name !== "X" || !("sizes" in origin)) return {};
  const { before, after } = origin.sizes;
  return { before, after };
}

function checkSize(origin: Origin, sources: readonly Shown[], result: Tensor): void {
  let cells = result.data.length;
  for (const { name, tensor } of [...sources, { name: origin.name, tensor: result }]) {
    if (tensor.rank > 4) {
      throw new ValueError(
        `explore: ${name} must have at most four axes, but got the shape ${formatShape(tensor.shape)}`,
      );
    }
  }
  for (const { name, tensor } of sources) {
    const { before = [0, 0], after = [0, 0] } = aroundOf(origin, name);
    const lengths = sliceAt(name, tensor.shape)
      .map((at, axis) => ({ open: at === ":", length: tensor.shape[axis] }))
      .filter(({ open }) => open)
      .map(({ length }, axis) => (length + before[axis] + after[axis]) / length);
    cells += lengths.reduce((product, factor) => product * factor, tensor.data.length);
  }
  if (cells > MOST_CELLS) {
    throw new ValueError(
      `explore: ${[...sources.map(({ name }) => name), origin.name].join(", ")} have ${Math.round(cells)} cells together, with the padding; at most ${MOST_CELLS} can be explored, so take smaller arrays`,
    );
  }
}

/** The picture with its data and the script that reads them. */
function enlivened(
  origin: Origin,
  tensors: readonly Shown[],
  explanations: readonly Explanation[],
): Figure {
  const drawn = tensors.flatMap(({ name, tensor }) => {
    const palette = paletteFor(name, tensor.data);
    const around = aroundOf(origin, name);
    return slicesOf(name, tensor.shape).map((at) => ({
      name,
      tensor,
      at,
      around,
      panel: drawPart({ name, tensor, at, outlined: [], ...around }, palette),
    }));
  });
  const lines =
    drawn.length <= MOST_ON_A_LINE
      ? [drawn]
      : tensors.map((shown) => drawn.filter(({ name }) => name === shown.name));
  const names = tensors.map(({ name }) => name);
  const title = `${names[names.length - 1]} and what it comes from`;
  const remarks =
    names.includes("X") && hasPadding(origin) ? ["Pale: the zeros of the padding."] : [];
  const { svg, width, height, corners } = flow(
    title,
    "",
    lines.map((line) => line.map(({ panel }) => panel)),
    remarks,
  );
  const cells = new Cells();
  for (const [k, one] of lines.flat().entries()) cells.add(one, corners[k]);
  const data: ExploreData = {
    width,
    height,
    panels: cells.panels,
    cells: cells.labels,
    sums: explanations.map((explanation) => ({
      cell: cells.numberOf(explanation.name, explanation.index),
      words: wordsOf(explanation),
      products: [...explanation.terms, ...explanation.padded].map(({ indices }) =>
        indices.map((index, f) => cells.numberOf(tensorName(explanation.factors[f]), index)),
      ),
    })),
  };
  const shapes = tensors.map(({ name, tensor }) => `${name} (${formatShape(tensor.shape)})`);
  const last = shapes.pop();
  const alt = `${shapes.join(", ")} and ${last}, all entries with their values.`;
  const picture = pictureFigure(svg, width, height, alt);
  // No tag can begin inside of the data.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  const html = `<div data-convbook="explore">${picture.html}<script type="application/json">${json}</script><script>(${explorePage})()</script></div>`;
  return new Figure({ html, svg, alt });
}

function hasPadding(origin: Origin): boolean {
  const { before = [0, 0], after = [0, 0] } = aroundOf(origin, "X");
  return [...before, ...after].some((length) => length > 0);
}

/** The cells of all panels, numbered panel by panel and row by row. */
class Cells {
  readonly panels: ExploreData["panels"] = [];
  readonly labels: ExploreData["cells"] = [];
  readonly #starts = new Map<
    string,
    { start: number; columns: number; before: readonly number[] }
  >();

  add(
    {
      name,
      tensor,
      at,
      around,
      panel,
    }: { name: string; tensor: Tensor; at: Slice; around: Around; panel: Panel },
    corner: { x: number; y: number },
  ): void {
    const { rows, columns, left, top, cellWidth, cellHeight } = panel;
    const { before = [0, 0] } = around;
    const start = this.labels.length;
    this.#starts.set(`${name} ${at}`, { start, columns, before });
    this.panels.push({
      label: `${sliceTitle(name, at)}, ${formatShape([rows, columns])}`,
      start,
      rows,
      columns,
      left: corner.x + left,
      top: corner.y + top,
      width: cellWidth,
      height: cellHeight,
    });
    for (let k = 0; k < rows * columns; k++) {
      const spot = [Math.floor(k / columns) - before[0], (k % columns) - before[1]];
      // A list has no rows, so its entries have the column only.
      const open = tensor.rank === 1 ? [spot[1]] : spot;
      const index = at.map((here) => (here === ":" ? (open.shift() ?? 0) : here));
      const inside = index.every((here, axis) => here >= 0 && here < tensor.shape[axis]);
      const entry = `${name}[${index.join(", ")}]`;
      this.labels.push(
        inside ? [entry, number(tensor.at(...index))] : [`the padding at ${entry}`, "0"],
      );
    }
  }

  numberOf(name: string, index: readonly number[]): number {
    const at = sliceAt(name, index);
    const found = this.#starts.get(`${name} ${at}`);
    if (found === undefined) throw new Error(`explore: there is no panel ${name} ${at}`);
    const spot = index.filter((_, axis) => at[axis] === ":");
    const [row, column] = spot.length === 1 ? [0, spot[0]] : spot;
    return found.start + (row + found.before[0]) * found.columns + column + found.before[1];
  }
}

function tensorName(factor: string): string {
  return factor === "∂U/∂Z" ? "Z" : factor;
}

/** The sum in one line: "Z[0, 1] = 1 · 2 + (−1) · 3 = −1". */
function wordsOf({ name, index, value, terms, padded, bias, origin }: Explanation): string {
  const entry = `${name}[${index.join(", ")}]`;
  if (origin.name === "U") {
    return `${entry} = ${number(value)}, ${origin.activation.name} of Z[${index.join(", ")}] = ${number(terms[0].factors[0])}`;
  }
  const written = shown(terms.length, MOST_SHOWN).map((k) =>
    k === "gap"
      ? "…"
      : terms[k].factors.map((factor) => typographic(bracketed(rounded(factor)))).join(" · "),
  );
  if (bias !== undefined) written.push(typographic(bracketed(rounded(bias))));
  const zeros = padded.length === 0 ? "" : `; ${padded.length} more with zeros of the padding`;
  return `${entry} = ${written.length === 0 ? "" : `${written.join(" + ")} = `}${number(value)}${zeros}`;
}

function number(value: number): string {
  return typographic(formatNumber(rounded(value)));
}

/** Six significant digits are enough to read. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
