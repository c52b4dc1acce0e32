// The kernel for the gradient of W: walks over the tiles of the sums.
import { eightByOne, fourByTwo } from "./gradient-tiles";

/**
 * Adds to the gradient of a correlation's weights, for every run, every l in it and every channel m:
 *
 *     sums[run, l, m] += Σ_pixel  X[pixel + run + l] · dZ[pixel, m]
 *
 * A segment is a row of pixels; from one pixel to the next, the window in X and the entries of dZ
 * advance by constant steps. The sums of a tile stay in registers for a group of segments.
 *
 * A tile at the end of a run, or at the last channels, reads a little too far. Those products go into
 * sums that are never used: both axes of `sums` are padded.
 *
 * @param segments for each segment, its address in X, its address in dZ, and its bytes in dZ
 * @param segmentCount the number of segments
 * @param together the segments of a group
 * @param stepX the bytes from one pixel's window to the next pixel's
 * @param runs for each run, its distance in bytes from the start of a window
 * @param runCount the number of runs
 * @param length the numbers in a run
 * @param sums [run, l, m], with l padded to a multiple of eight and m to whole vectors
 * @param channels the number of channels of dZ
 */
export function weightGradient<T>(
  segments: usize,
  segmentCount: i32,
  together: i32,
  stepX: usize,
  runs: usize,
  runCount: i32,
  length: i32,
  sums: usize,
  channels: i32,
): void {
  const size = sizeof<T>();
  const lanes = 16 / <i32>size;
  const stepZ = <usize>channels * size;
  const width = <usize>((channels + lanes - 1) / lanes) << 4;
  for (let group = 0; group < segmentCount; group += together) {
    const first = segments + <usize>group * 12;
    const last = first + <usize>min(together, segmentCount - group) * 12;
    let rows = sums;
    for (let run = 0; run < runCount; run++) {
      const offset = <usize>load<u32>(runs + (<usize>run << 2));
      let channel = 0;
      for (; channels - channel > lanes; channel += 2 * lanes) {
        const at = <usize>channel * size;
        for (let l = 0; l < length; l += 4) {
          const x = offset + <usize>l * size;
          const tile = rows + <usize>l * width + at;
          fourByTwo<T>(first, last, x, stepX, at, stepZ, tile, width);
        }
      }
      if (channel < channels) {
        const at = <usize>channel * size;
        for (let l = 0; l < length; l += 8) {
          const x = offset + <usize>l * size;
          const tile = rows + <usize>l * width + at;
          eightByOne<T>(first, last, x, stepX, at, stepZ, tile, width);
        }
      }
      rows += <usize>((length + 7) & -8) * width;
    }
  }
}
