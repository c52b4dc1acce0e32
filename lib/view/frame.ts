// A frame of a sweep: panels that stay the same, with the highlights of this frame.

import { extentOf, type Padding, type Subject } from "../draw/extent";
import { flow } from "../draw/flow";
import { paletteFor } from "../draw/palette";
import { drawPanel, type Highlights, type Panel } from "../draw/panel";
import { sliceAt } from "../draw/slices";
import type { Tensor } from "../tensor/tensor";
import { type Figure, pictureFigure } from "./figure";

const FONT = 11;

/** An array that stays the same in all frames. Its padding is drawn around it. */
export function subject(name: string, tensor: Tensor, padding?: Padding): Subject {
  return { name, tensor, at: sliceAt(name, tensor.shape), font: FONT, padding };
}

/**
 * Draws the panel of an array for one frame after another: each region of it is drawn once.
 *
 * @param corners all numbers that are in corners of its cells in some frame
 */
export function framesOf(
  shown: Subject,
  corners: readonly number[] = [],
  palette = paletteFor(shown.name, shown.tensor.data),
): (highlights: Highlights) => Panel {
  const drawn = new Map<string, Panel>();
  return (highlights) => {
    const extent = extentOf(shown, highlights.outlined);
    const key = JSON.stringify(extent);
    const panel = drawn.get(key) ?? drawPanel(shown, palette, extent, corners);
    drawn.set(key, panel);
    return panel.with(highlights);
  };
}

/** A figure of a frame. */
export function frame(
  title: string,
  remark: string,
  panels: readonly Panel[],
  alt: string,
): Figure {
  const { svg, width, height } = flow(title, remark, [panels], []);
  return pictureFigure(svg, width, height, alt);
}
