// Bands of rows: a large image is computed a band at a time, which bounds the working memory.
import type { Numbers } from "../tensor/numbers";
import type { Axis } from "./axes";

/** A band of one image: the results first … last − 1 of every class of rows. */
export interface Band {
  image: number;
  first: number;
  last: number;
}

/**
 * The largest band, unless one row of results needs more. Without bands, the source and the results
 * of a layer would have to fit into WebAssembly's 4 GiB together.
 */
const BAND_BYTES = 2 ** 22;

/**
 * The height of a band: how many results of a class of rows it holds.
 *
 * @param count the number of these results in an image
 * @param bytes the size of a band with a given height; every further row adds the same amount
 */
export function bandHeight(count: number, bytes: (height: number) => number): number {
  const fits = 1 + Math.floor((BAND_BYTES - bytes(1)) / (bytes(2) - bytes(1)));
  return Math.min(Math.max(fits, 1), count);
}

/** The bands of all images, in order. */
export function* bands(images: number, count: number, height: number): Generator<Band> {
  for (let image = 0; image < images; image++) {
    for (let first = 0; first < count; first += height) {
      yield { image, first, last: Math.min(first + height, count) };
    }
  }
}

/** The number of source rows, zeros included, that `height` results of a class of rows read. */
export function sourceRows(rows: Axis, height: number): number {
  return rows.step * (height - 1) + rows.reach + 1;
}

/** Copies what a band reads of the source, [row, column, channel], with the zeros around it. */
export function copySource(
  to: Numbers,
  source: Numbers,
  channels: number,
  rows: Axis,
  columns: Axis,
  { image, first, last }: Band,
): void {
  const height = sourceRows(rows, last - first);
  const [width, length] = [columns.padded * channels, columns.source * channels];
  // The band's first row as a row of the image; a negative one lies in the zeros above it.
  const top = rows.step * first - rows.before;
  const [from, until] = [Math.max(top, 0), Math.min(top + height, rows.source)];
  if (until - from < height || length < width) to.fill(0, 0, height * width);
  const start = image * rows.source;
  if (length === width && from < until) {
    const block = source.subarray((start + from) * length, (start + until) * length);
    to.set(block, (from - top) * width);
    return;
  }
  for (let row = from; row < until; row++) {
    const line = source.subarray((start + row) * length, (start + row + 1) * length);
    to.set(line, (row - top) * width + columns.before * channels);
  }
}
