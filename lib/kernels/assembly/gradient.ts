/**
 * The gradient of a correlation's weights, for every run, every l of it and every channel m:
 *
 *     sums[run, l, m] += Σ_pixel  X[pixel + run + l] · dZ[pixel, m]
 *
 * A segment is a row of pixels: its window's start in X and its first result in dZ move on by the
 * same steps. A tile of sums stays in registers while some segments pass by.
 *
 * What a tile reads beyond the end of a run or of a pixel's channels goes into sums that nobody
 * reads: both axes of `sums` are padded.
 *
 * @param segments for each segment an address in X, one in dZ, and its bytes in dZ
 * @param segmentCount how many segments there are
 * @param together how many segments pass by before a tile's sums are stored
 * @param stepX bytes from a pixel's window to that of the next
 * @param runs for each run its distance from the start of a window, in bytes
 * @param length how many numbers a run has
 * @param sums [run, l, m], l padded to a multiple of eight, m to one of a vector
 * @param channels how many channels dZ has
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

/**
 * Four numbers of a run by two vectors of channels. An address is never 0: that test only ends a block
 * of code, see twoVectors in correlate.ts.
 */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
function fourByTwo<T>(
  segments: usize,
  last: usize,
  offset: usize,
  stepX: usize,
  channel: usize,
  stepZ: usize,
  sums: usize,
  width: usize,
): void {
  const size = sizeof<T>();
  let a0 = i32x4.splat(0), a1 = i32x4.splat(0);
  let b0 = i32x4.splat(0), b1 = i32x4.splat(0);
  let c0 = i32x4.splat(0), c1 = i32x4.splat(0);
  let d0 = i32x4.splat(0), d1 = i32x4.splat(0);
  for (let segment = segments; segment < last; segment += 12) {
    let x = <usize>load<u32>(segment) + offset;
    let z = <usize>load<u32>(segment, 4) + channel;
    const end = z + <usize>load<u32>(segment, 8);
    while (z < end) {
      const z0 = v128.load(z);
      const z1 = v128.load(z, 16);
      let value = v128.load_splat<T>(x);
      a0 = v128.add<T>(a0, v128.mul<T>(value, z0));
      a1 = v128.add<T>(a1, v128.mul<T>(value, z1));
      value = v128.load_splat<T>(x, 1 * size);
      b0 = v128.add<T>(b0, v128.mul<T>(value, z0));
      b1 = v128.add<T>(b1, v128.mul<T>(value, z1));
      if (!z) break;
      value = v128.load_splat<T>(x, 2 * size);
      c0 = v128.add<T>(c0, v128.mul<T>(value, z0));
      c1 = v128.add<T>(c1, v128.mul<T>(value, z1));
      value = v128.load_splat<T>(x, 3 * size);
      d0 = v128.add<T>(d0, v128.mul<T>(value, z0));
      d1 = v128.add<T>(d1, v128.mul<T>(value, z1));
      x += stepX;
      z += stepZ;
    }
  }
  addTo<T>(sums, a0);
  addTo<T>(sums + 16, a1);
  sums += width;
  addTo<T>(sums, b0);
  addTo<T>(sums + 16, b1);
  sums += width;
  addTo<T>(sums, c0);
  addTo<T>(sums + 16, c1);
  sums += width;
  addTo<T>(sums, d0);
  addTo<T>(sums + 16, d1);
}

/** Eight numbers of a run by one vector of channels. */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
function eightByOne<T>(
  segments: usize,
  last: usize,
  offset: usize,
  stepX: usize,
  channel: usize,
  stepZ: usize,
  sums: usize,
  width: usize,
): void {
  const size = sizeof<T>();
  let a0 = i32x4.splat(0);
  let b0 = i32x4.splat(0);
  let c0 = i32x4.splat(0);
  let d0 = i32x4.splat(0);
  let e0 = i32x4.splat(0);
  let f0 = i32x4.splat(0);
  let g0 = i32x4.splat(0);
  let h0 = i32x4.splat(0);
  for (let segment = segments; segment < last; segment += 12) {
    let x = <usize>load<u32>(segment) + offset;
    let z = <usize>load<u32>(segment, 4) + channel;
    const end = z + <usize>load<u32>(segment, 8);
    while (z < end) {
      const z0 = v128.load(z);
      a0 = v128.add<T>(a0, v128.mul<T>(v128.load_splat<T>(x), z0));
      b0 = v128.add<T>(b0, v128.mul<T>(v128.load_splat<T>(x, 1 * size), z0));
      c0 = v128.add<T>(c0, v128.mul<T>(v128.load_splat<T>(x, 2 * size), z0));
      d0 = v128.add<T>(d0, v128.mul<T>(v128.load_splat<T>(x, 3 * size), z0));
      e0 = v128.add<T>(e0, v128.mul<T>(v128.load_splat<T>(x, 4 * size), z0));
      f0 = v128.add<T>(f0, v128.mul<T>(v128.load_splat<T>(x, 5 * size), z0));
      g0 = v128.add<T>(g0, v128.mul<T>(v128.load_splat<T>(x, 6 * size), z0));
      h0 = v128.add<T>(h0, v128.mul<T>(v128.load_splat<T>(x, 7 * size), z0));
      x += stepX;
      z += stepZ;
    }
  }
  addTo<T>(sums, a0);
  sums += width;
  addTo<T>(sums, b0);
  sums += width;
  addTo<T>(sums, c0);
  sums += width;
  addTo<T>(sums, d0);
  sums += width;
  addTo<T>(sums, e0);
  sums += width;
  addTo<T>(sums, f0);
  sums += width;
  addTo<T>(sums, g0);
  sums += width;
  addTo<T>(sums, h0);
}

// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
function addTo<T>(sums: usize, more: v128): void {
  v128.store(sums, v128.add<T>(v128.load(sums), more));
}
