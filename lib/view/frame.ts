import { flow } from "../draw/flow";
import { type Palette, paletteFor } from "../draw/palette";
import { drawPart, type Part } from "../draw/part";
import { sliceAt } from "../draw/slices";
import { typographic } from "../draw/text";
import type { ConvGeometry } from "../geometry/geometry";
import type { Tensor } from "../tensor/tensor";
import { type Figure, pictureFigure } from "./figure";

const FONT = 11;

/** What a panel shows whatever the frame is; with sizes the padding is drawn around it. */
export function part(name: string, tensor: Tensor, sizes?: ConvGeometry): FramePart {
  const at = sliceAt(name, tensor.shape);
  const around = sizes && { before: sizes.before, after: sizes.after };
  return {
    name,
    tensor,
    at,
    palette: paletteFor(name, tensor.data),
    font: FONT,
    outlined: [],
    ...around,
  };
}

/** A panel of a frame, with its colours. */
export interface FramePart extends Part {
  palette: Palette;
}

/** A figure of a frame. */
export function frame(
  title: string,
  remark: string,
  parts: readonly FramePart[],
  alt: string,
): Figure {
  const panels = parts.map((shown) => drawPart(shown, shown.palette));
  const { svg, width, height } = flow(title, typographic(remark), [panels], []);
  return pictureFigure(svg, width, height, alt);
}

/** From the first cell of a window to its last, in words; those of the padding lie outside X. */
export function span(cells: readonly (readonly number[])[]): string {
  const ends = [Math.min, Math.max].map((end) =>
    [0, 1].map((axis) => end(...cells.map((cell) => cell[axis]))),
  );
  const [from, to] = ends.map((end) => `(${end.join(", ")})`);
  return from === to ? from : `${from} to ${to}`;
}
