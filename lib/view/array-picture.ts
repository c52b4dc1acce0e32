// The picture of an array in a verdict or a solution: a few of its slices, wrong entries outlined.

import { extentOf } from "../draw/extent";
import { flow } from "../draw/flow";
import { paletteFor } from "../draw/palette";
import { drawPanel } from "../draw/panel";
import { type Slice, slicesOf, within } from "../draw/slices";
import type { NamedArray } from "../judge/verdict";
import { formatShape } from "../tensor/arguments";
import { type Figure, pictureFigure } from "./figure";

/** Slices that are drawn; the others are only counted. */
const MOST_SLICES = 4;
/** Arrays with more axes than this have no picture. */
const MOST_AXES = 4;
const FONT = 11;

/**
 * The first slices of an array or, if entries are wrong, the first slices that contain a wrong one.
 * Undefined for arrays of more than four axes.
 *
 * @param title the heading of the picture
 * @param wrong index tuples of the entries that are outlined
 */
export function arrayPicture(
  title: string,
  { name, tensor }: NamedArray,
  wrong: readonly (readonly number[])[] = [],
): Figure | undefined {
  if (tensor.rank > MOST_AXES) return undefined;
  const slices = slicesOf(name, tensor.shape).map((at) => ({
    at,
    outlined: wrong.filter((index) => isIn(at, index)).map((index) => within(at, index)),
  }));
  const wanted = wrong.length === 0 ? slices : slices.filter(({ outlined }) => outlined.length > 0);
  // If every entry is wrong, outlines would show nothing.
  const isOutlined = wrong.length < tensor.data.length;
  const palette = paletteFor(name, tensor.data);
  const panels = wanted.slice(0, MOST_SLICES).map(({ at, outlined }) => {
    const subject = { name, tensor, at, font: FONT };
    return drawPanel(subject, palette, extentOf(subject, outlined)).with({
      outlined: isOutlined ? outlined : [],
    });
  });
  const words = remarks(wrong.length > 0 && isOutlined, wanted.length - panels.length);
  const { svg, width, height } = flow(title, formatShape(tensor.shape), [panels], words);
  return pictureFigure(svg, width, height, `${title}. ${words.join(" ")}`.trim());
}

function isIn(at: Slice, index: readonly number[]): boolean {
  return at.every((position, axis) => position === ":" || position === index[axis]);
}

function remarks(isOutlined: boolean, more: number): string[] {
  const words = isOutlined ? ["Outlined: the wrong entries."] : [];
  if (more > 0) words.push(`Not drawn: ${more} more ${more === 1 ? "slice" : "slices"}.`);
  return words;
}
