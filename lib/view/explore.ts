// A picture in which a reader points at a cell to see what belongs to it.
import { flow } from "../draw/flow";
import { paletteFor } from "../draw/palette";
import { drawPanel, type Subject } from "../draw/panel";
import { sliceAt, slicesOf } from "../draw/slices";
import { explainEntry, readOrigin } from "../explain/explain";
import type { Explanation } from "../explain/explanation";
import { tensorName } from "../explain/products";
import type { Origin } from "../layers/origin";
import { EXPLORED_CELLS, EXPLORED_TERMS } from "../limits";
import { Cells, wordsOf } from "../live/explore-data";
import { type ExploreData, explorePage } from "../live/explore-page";
import { formatShape } from "../tensor/arguments";
import { LimitError, publicly, ValueError } from "../tensor/errors";
import { indexOf } from "../tensor/indices";
import type { Tensor } from "../tensor/tensor";
import { Figure, pictureFigure } from "./figure";

/** The panels that fit on one line; if there are more, each tensor begins a new line. */
const MOST_ON_A_LINE = 4;

/**
 * A picture of a result and of its inputs, in which a cell lights up the cells that belong to it, at the
 * pointer or with Tab and the arrow keys. An entry of Z lights up its factors, a window of X and the
 * weights; an entry of X the entries of Z that it goes into; likewise for U, dZ, dW, db and dX. A line
 * below gives the sum, or says where the entry goes. Where scripts do not run, such as in a notebook
 * that is not trusted, the picture stands alone.
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
  return publicly("explore", () => {
    const origin = readOrigin(result);
    const tensors = [...sourcesOf(origin), { name: origin.name, tensor: result }];
    checkSize(origin, tensors);
    const explanations = Array.from(result.data, (_, k) =>
      explainEntry(result, indexOf(k, result.shape), origin),
    );
    const sizes = explanations.map(({ terms, padded }) => terms.length + padded.length);
    const count = sizes.reduce((sum, size) => sum + size, 0);
    if (count > EXPLORED_TERMS) {
      throw new LimitError(
        `the entries of ${origin.name} have ${count} terms together; at most ${EXPLORED_TERMS} can be explored, so take a smaller layer`,
      );
    }
    return draw(origin, tensors, explanations);
  });
}

interface Shown {
  name: string;
  tensor: Tensor;
}

/** The inputs of a result, in the order in which they are drawn. */
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

/** The rows and columns of padding that are drawn around the slices of X. */
function around(origin: Origin, name: string): Required<Pick<Subject, "before" | "after">> {
  return name === "X" && "sizes" in origin ? origin.sizes : { before: [0, 0], after: [0, 0] };
}

function checkSize(origin: Origin, tensors: readonly Shown[]): void {
  let cells = 0;
  for (const { name, tensor } of tensors) {
    if (tensor.rank > 4) {
      throw new ValueError(
        `${name} must have at most four axes, but got the shape ${formatShape(tensor.shape)}`,
      );
    }
    const { before, after } = around(origin, name);
    const whole = sliceAt(name, tensor.shape);
    const open = tensor.shape.filter((_, axis) => whole[axis] === ":");
    const drawn = open.map((length, axis) => length + before[axis] + after[axis]);
    cells += (tensor.data.length / product(open)) * product(drawn);
  }
  const entries = tensors.reduce((sum, { tensor }) => sum + tensor.data.length, 0);
  if (cells > EXPLORED_CELLS) {
    throw new LimitError(
      `${namesOf(tensors)} have ${cells} cells together${cells > entries ? ", with the padding" : ""}; at most ${EXPLORED_CELLS} can be explored, so take smaller arrays`,
    );
  }
}

/** "X, W and Z". */
function namesOf(tensors: readonly Shown[]): string {
  const names = tensors.map(({ name }) => name);
  const last = names.pop();
  return `${names.join(", ")} and ${last}`;
}

function product(lengths: readonly number[]): number {
  return lengths.reduce((size, length) => size * length, 1);
}

/** The picture, with its data and the script that reads them. */
function draw(
  origin: Origin,
  tensors: readonly Shown[],
  explanations: readonly Explanation[],
): Figure {
  const groups = tensors.map(({ name, tensor }) => {
    const palette = paletteFor(name, tensor.data);
    const { before, after } = around(origin, name);
    return slicesOf(name, tensor.shape).map((at) => {
      const subject: Subject = { name, tensor, at, before, after };
      return { subject, panel: drawPanel(subject, palette) };
    });
  });
  const drawn = groups.flat();
  const lines = (drawn.length <= MOST_ON_A_LINE ? [drawn] : groups).map((line) =>
    line.map(({ panel }) => panel),
  );
  const padded = explanations.some(({ padded }) => padded.length > 0);
  const words = padded ? ["Pale: the zeros of the padding."] : [];
  const { svg, width, height, corners } = flow(
    `${origin.name} and what it comes from`,
    "",
    lines,
    words,
  );
  const cells = new Cells();
  for (const [k, { subject, panel }] of drawn.entries()) {
    cells.add(subject, panel, corners[k].x, corners[k].y);
  }
  const sums = explanations.map((explanation) => ({
    cell: cells.numberOf(explanation.name, explanation.index),
    words: wordsOf(explanation),
    products: [...explanation.terms, ...explanation.padded].map(({ indices }) =>
      indices.map((index, f) => cells.numberOf(tensorName(explanation.factors[f]), index)),
    ),
  }));
  const data: ExploreData = { width, height, panels: cells.panels, cells: cells.labels, sums };
  const shapes = tensors.map(({ name, tensor }) => `${name} (${formatShape(tensor.shape)})`);
  const last = shapes.pop();
  const alt = `${shapes.join(", ")} and ${last}, all entries with their values.`;
  const picture = pictureFigure(svg, width, height, alt);
  // No tag can begin inside the data.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  const html = `<div data-convbook="explore">${picture.html}<script type="application/json">${json}</script><script>(${explorePage})()</script></div>`;
  return new Figure({ html, svg, alt });
}
