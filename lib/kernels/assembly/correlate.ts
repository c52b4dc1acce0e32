// The correlation kernel: walks over the tiles of the results.
import { narrowTile } from "./narrow-tile";
import { wideTile } from "./wide-tile";

/** The pixels of a block, a multiple of four. */
const BLOCK: i32 = 64;

/**
 * Computes a correlation for every pixel of a list and every output channel m:
 *
 *     results[pixel, m] = Σ_run Σ_l  source[pixel + run + l] · weights[run, l, m]
 *
 * A run is a stretch of the window that lies in one piece in memory. The results are computed in tiles
 * of four pixels by two vectors of channels. The sums of a tile stay in registers until all runs have
 * been added.
 *
 * @param pixels for each pixel, the address where its window starts and the address of its results
 * @param count the number of pixels, a multiple of four
 * @param runs for each run, its distance in bytes from the start of a window
 * @param runCount the number of runs
 * @param length the numbers in a run
 * @param weights tile by tile of channels, within a tile run by run; the last tile has one vector if
 *   that is enough
 * @param channels the number of output channels
 */
export function correlate<T>(
  pixels: usize,
  count: i32,
  runs: usize,
  runCount: i32,
  length: i32,
  weights: usize,
  channels: i32,
): void {
  const lanes = 16 / <i32>sizeof<T>();
  // All channels of a block are computed before the next block begins, so that the windows of its
  // pixels stay in the cache.
  for (let block = 0; block < count; block += BLOCK) {
    const first = pixels + (<usize>block << 3);
    const last = first + (<usize>min(BLOCK, count - block) << 3);
    let tile = weights;
    let channel = 0;
    for (; channels - channel > lanes; channel += 2 * lanes) {
      for (let four = first; four < last; four += 32) {
        wideTile<T>(four, runs, runCount, length, tile, channel, channels);
      }
      tile += <usize>(runCount * length) << 5;
    }
    if (channel >= channels) continue;
    for (let four = first; four < last; four += 32) {
      narrowTile<T>(four, runs, runCount, length, tile, channel, channels);
    }
  }
}
