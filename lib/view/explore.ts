// A picture in which a reader points at a cell to see what belongs to it.

import { extentOf, type Padding } from "../draw/extent";
import { flow } from "../draw/flow";
import { paletteFor } from "../draw/palette";
import { drawPanel } from "../draw/panel";
import { sliceAt, slicesOf, within } from "../draw/slices";
import { explainEntry, readOrigin } from "../explain/explain";
import type { Explanation } from "../explain/explanation";
import { factorsOf, tensorName } from "../explain/products";
import type { Origin } from "../layers/origin";
import { EXPLORED_CELLS, EXPLORED_TERMS } from "../limits";
import { Cells, wordsOf } from "../live/explore-data";
import type { ExploreData } from "../live/relations";
import { exploreScript } from "../live/scripts";
import { formatShape, listed, sizeOf } from "../tensor/arguments";
import { LimitError, ValueError } from "../tensor/errors";
import { indexOf } from "../tensor/indices";
import type { Tensor } from "../tensor/tensor";
import { Figure, pictureFigure } from "./figure";
import { unlessTooLarge } from "./too-large";

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
 * @returns a figure for {@link show}; where there are more than 600 cells or 5,000 terms, a sentence
 * @throws ValueError when no such function returned the Tensor, the result or an input has changed
 *   since, or a tensor has more than four axes
 * @throws TypeError when result is not a Tensor
 *
 * @example
 * explore(conv2d([[5, 2, 3]], [[1, -1]])).alt // "X (1×3), W (1×2) and Z (1×2), all entries with their values."
 */
export function explore(result: Tensor): Figure {
  return unlessTooLarge("explore", () => {
    const origin = readOrigin(result);
    const { names, tensors: sources } = factorsOf(origin);
    const inputs = names.map((factor, k) => ({ name: tensorName(factor), tensor: sources[k] }));
    // The tensor under the window comes first in the picture, and X last in the formulas.
    if (names[1] === "X") inputs.reverse();
    const tensors = [...inputs, { name: origin.name, tensor: result }];
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

/** The padding that is drawn around the slices of X. */
function paddingOf(origin: Origin, name: string): Padding | undefined {
  return name === "X" && "sizes" in origin ? origin.sizes : undefined;
}

function checkSize(origin: Origin, tensors: readonly Shown[]): void {
  let cells = 0;
  for (const { name, tensor } of tensors) {
    if (tensor.rank > 4) {
      throw new ValueError(
        `${name} must have at most four axes, but got the shape ${formatShape(tensor.shape)}`,
      );
    }
    const at = sliceAt(name, tensor.shape);
    const slices = tensor.data.length / sizeOf(within(at, tensor.shape));
    const { rows, columns } = extentOf({ name, tensor, at, padding: paddingOf(origin, name) });
    cells += slices * rows.length * columns.length;
  }
  const entries = tensors.reduce((sum, { tensor }) => sum + tensor.data.length, 0);
  if (cells > EXPLORED_CELLS) {
    throw new LimitError(
      `${listed(tensors.map(({ name }) => name))} have ${cells} cells together${cells > entries ? ", with the padding" : ""}; at most ${EXPLORED_CELLS} can be explored, so take smaller arrays`,
    );
  }
}

/** The picture, with its data and the script that reads them. */
function draw(
  origin: Origin,
  tensors: readonly Shown[],
  explanations: readonly Explanation[],
): Figure {
  const groups = tensors.map(({ name, tensor }) => {
    const palette = paletteFor(name, tensor.data);
    const padding = paddingOf(origin, name);
    return slicesOf(name, tensor.shape).map((at) => {
      const subject = { name, tensor, at, padding };
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
  const alt = `${listed(shapes)}, all entries with their values.`;
  const picture = pictureFigure(svg, width, height, alt);
  // No tag can begin inside the data.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  const html = `<div data-convbook="explore">${picture.html}<script type="application/json">${json}</script><script>${exploreScript}</script></div>`;
  return new Figure({ html, svg, alt });
}
