// X and W to be typed into, in the page: Z, its extremes and the gradients follow at every key.
import { WORKED_LENGTH } from "../limits";
import { typedEntry } from "../live/entry";
import type { Typed } from "../live/field";
import { backwardResults, forwardResults } from "../live/results";
import { worksheetScript } from "../live/scripts";
import { type Setting, typedSetting } from "../live/setting";
import { formatShape, readOptions } from "../tensor/arguments";
import { LimitError, ShapeError } from "../tensor/errors";
import { checkSameShape, type TensorLike, toTensor } from "../tensor/nested";
import type { Tensor } from "../tensor/tensor";
import { Figure } from "./figure";
import { heatmap } from "./heatmap";
import { unlessTooLarge } from "./too-large";

/** The options of {@link worksheet}; those that are given can be typed into, too. */
export interface WorksheetOptions {
  /** ∂J/∂Z, of the shape of Z: with it the worksheet shows dW and dX. @default none */
  dZ?: TensorLike;
  /** b[m], a list of one number. @default none */
  bias?: TensorLike;
  /** Pixels from one position of the window to the next, as for conv2d. @default 1 */
  stride?: number | readonly number[];
  /** Zeros around X, as for conv2d. @default "valid" */
  padding?: "valid" | "same" | "full" | number | readonly number[];
  /** Pixels between neighbouring entries of the window, as for conv2d. @default 1 */
  dilation?: number | readonly number[];
}

const SETTINGS = ["stride", "padding", "dilation"] as const;

/**
 * A worksheet: X and W are typed into in the page, cell by cell, and Z with its largest and its smallest
 * entries, the answers to Problem 1 (b) to (e) and, with dZ, the gradients dW and dX follow at every key,
 * without the kernel. A fraction such as 1/9 is read as such; a block of cells can be pasted, and the last
 * change undone with Ctrl+Z. Pointing at an entry of a result lights up what it comes from, at an entry of
 * X, W or dZ the results that it goes into. Tab stops once at each array; the arrow keys move inside, Enter
 * edits an entry, and Escape brings back what stood there. Where scripts do not run, such as in a notebook
 * that is not trusted, the figure is a picture of all arrays.
 *
 * @param X shape [i, j], at most 24 rows and 24 columns
 * @param W shape [k1, k2], no larger than X with its padding
 * @param options dZ, bias, stride, padding, dilation
 * @returns a figure for {@link show}; where X, W or Z has more than 24 rows or columns, a sentence
 * @throws ShapeError when X or W does not have two axes, an array is ragged, or the shapes do not fit
 *   together
 * @throws ValueError when an entry is not finite or an option is out of range
 * @throws TypeError when an entry is not a number, or an option is unknown or of the wrong kind
 *
 * @example
 * worksheet([[5, 2, 3]], [[1, -1]]).alt.slice(0, 28) // "Worksheet. Heatmap of X, 1×3"
 */
export function worksheet(X: TensorLike, W: TensorLike, options: WorksheetOptions = {}): Figure {
  return unlessTooLarge("worksheet", () => {
    const names = ["dZ", "bias", ...SETTINGS];
    const { dZ, bias } = readOptions(options, names);
    const [x, w] = [readMatrix("X", X), readMatrix("W", W)];
    const b = bias === undefined ? undefined : toTensor("bias", bias);
    const settings = SETTINGS.flatMap((name) =>
      options[name] === undefined ? [] : [[name, options[name] as Setting] as const],
    );
    const inputs = {
      X: x,
      W: w,
      ...(b === undefined ? {} : { bias: b }),
      ...Object.fromEntries(settings),
    };
    const { Z, marks } = forwardResults(inputs);
    const pictures = [
      heatmap(x, { name: "X" }),
      heatmap(w, { name: "W" }),
      heatmap(Z, { name: "Z", marks }),
    ];
    const typed: Typed = { X: typedRows(x), W: typedRows(w) };
    if (dZ !== undefined) {
      const g = toTensor("dZ", dZ);
      checkSameShape("dZ", g, "Z", Z.shape);
      const { dW, dX } = backwardResults(inputs, g);
      for (const [name, A] of Object.entries({ dZ: g, dW, dX }))
        pictures.push(heatmap(A, { name }));
      typed.dZ = typedRows(g);
    }
    if (b !== undefined) typed.bias = [Array.from(b.data, typedEntry)];
    for (const [name, value] of settings) typed[name] = [[typedSetting(value)]];
    return figureOf(pictures, typed);
  });
}

function readMatrix(name: string, value: TensorLike): Tensor {
  const matrix = toTensor(name, value);
  if (matrix.rank !== 2) {
    throw new ShapeError(
      `${name} must have two axes in a worksheet, but got the shape ${formatShape(matrix.shape)}`,
    );
  }
  if (Math.max(...matrix.shape) > WORKED_LENGTH) {
    throw new LimitError(
      `${name} is ${formatShape(matrix.shape)}; a worksheet holds at most ${WORKED_LENGTH} rows and ${WORKED_LENGTH} columns`,
    );
  }
  return matrix;
}

function typedRows(matrix: Tensor): string[][] {
  const rows: number[][] = matrix.toArray();
  return rows.map((row) => row.map(typedEntry));
}

function figureOf(pictures: readonly Figure[], typed: Typed): Figure {
  const still = pictures.map(({ html }) => html).join("");
  // No tag can begin inside the data.
  const json = JSON.stringify(typed).replaceAll("<", "\\u003c");
  const html = `<div data-convbook="worksheet"><div data-convbook-still="" style="display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start">${still}</div><script type="application/json">${json}</script><script>${worksheetScript}</script></div>`;
  return new Figure({ html, alt: `Worksheet. ${pictures.map(({ alt }) => alt).join(" ")}` });
}
