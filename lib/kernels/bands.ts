// A large layer is worked off in bands, so that the memory it takes stays small and near.

import type { Numbers } from "../tensor/numbers";
import type { Axis } from "./axes";

/** Some images of a batch, and of each the results first … last − 1 of every class of rows. */
export interface Band {
  image: number;
  images: number;
  first: number;
  last: number;
}

/** What a band should not exceed, when a single row allows it. */
const BAND_BYTES = 2 ** 22;

/** How many images and how many rows of results a band has at most. */
export interface BandSize {
  images: number;
  count: number;
}

/**
 * @param batch how many images there are
 * @param count how many rows of results an image has in its largest class
 * @param bytes how many bytes some images with some rows of results take
 */
export function bandSize(
  batch: number,
  count: number,
  bytes: (images: number, count: number) => number,
): BandSize {
  const one = bytes(1, count);
  if (one <= BAND_BYTES) {
    return { images: Math.min(batch, Math.floor(BAND_BYTES / one)), count };
  }
  const row = bytes(1, 2) - bytes(1, 1);
  const rest = BAND_BYTES - bytes(1, 1);
  return { images: 1, count: Math.min(count, Math.max(1, 1 + Math.floor(rest / row))) };
}

/** All bands of a batch, in order. */
export function* bands(batch: number, count: number, size: BandSize): Generator<Band> {
  for (let image = 0; image < batch; image += size.images) {
    const images = Math.min(size.images, batch - image);
    for (let first = 0; first < count; first += size.count) {
      yield { image, images, first, last: Math.min(first + size.count, count) };
    }
  }
}

/** How many rows of the source, with its zeros, so many rows of results need. */
export function sourceRows(rows: Axis, count: number): number {
  return rows.step * (count - 1) + rows.reach + 1;
}

/** Copies what a band needs of the source, [image, row, column, channel], with zeros around it. */
export function copySource(
  to: Numbers,
  source: Numbers,
  channels: number,
  rows: Axis,
  columns: Axis,
  { image, images, first, last }: Band,
): void {
  const height = sourceRows(rows, last - first);
  const [width, length] = [columns.padded * channels, columns.source * channels];
  // The band's first row in the source; it may be one of the zeros above it.
  const top = rows.step * first - rows.before;
  const [from, until] = [Math.max(top, 0), Math.min(top + height, rows.source)];
  const whole = until - from === height && width === length;
  if (!whole) to.fill(0, 0, images * height * width);
  for (let k = 0; k < images; k++) {
    const start = (image + k) * rows.source;
    const target = k * height * width;
    if (width === length) {
      if (from >= until) continue;
      const block = source.subarray((start + from) * length, (start + until) * length);
      to.set(block, target + (from - top) * width);
      continue;
    }
    for (let row = from; row < until; row++) {
      const line = source.subarray((start + row) * length, (start + row + 1) * length);
      to.set(line, target + (row - top) * width + columns.before * channels);
    }
  }
}
