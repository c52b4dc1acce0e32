/**
 * A correlation, for every pixel of a list and every output channel m:
 *
 *     results[pixel, m] = Σ_run Σ_l  source[pixel + run + l] · weights[run, l, m]
 *
 * A run is a stretch of the window that lies in one piece in memory. A tile of results, four pixels
 * by two vectors of channels, stays in registers while all runs pass by.
 *
 * @param pixels for each pixel the address where its window starts, then that of its results
 * @param count how many pixels, a multiple of four
 * @param runs for each run its distance from the start of a window, in bytes
 * @param length how many numbers a run has
 * @param weights tile by tile of channels, in a tile run by run; the last tile has one vector when
 *   that is enough
 * @param channels how many output channels
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
  // A block of pixels meets all weights before the next one does: its windows stay in the cache.
  for (let block = 0; block < count; block += BLOCK) {
    const first = pixels + (<usize>block << 3);
    const last = first + (<usize>min(BLOCK, count - block) << 3);
    let tile = weights;
    let channel = 0;
    for (; channels - channel > lanes; channel += 2 * lanes) {
      for (let four = first; four < last; four += 32) {
        twoVectors<T>(four, runs, runCount, length, tile, channel, channels);
      }
      tile += <usize>(runCount * length) << 5;
    }
    if (channel >= channels) continue;
    for (let four = first; four < last; four += 32) {
      oneVector<T>(four, runs, runCount, length, tile, channel, channels);
    }
  }
}

/** In pixels, a multiple of four. */
const BLOCK: i32 = 64;

/**
 * Four pixels by two vectors of channels. Four steps of a run are written out, and an address is
 * never 0: both tests in a step only end a block of code. Some compilers move all loads of a block
 * to its start, and with larger blocks they run out of registers.
 */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
function twoVectors<T>(
  four: usize,
  runs: usize,
  runCount: i32,
  length: i32,
  weights: usize,
  channel: i32,
  channels: i32,
): void {
  const size = sizeof<T>();
  let a0 = i32x4.splat(0), a1 = i32x4.splat(0);
  let b0 = i32x4.splat(0), b1 = i32x4.splat(0);
  let c0 = i32x4.splat(0), c1 = i32x4.splat(0);
  let d0 = i32x4.splat(0), d1 = i32x4.splat(0);
  let row = weights;
  for (let run = 0; run < runCount; run++) {
    const offset = <usize>load<u32>(runs + (<usize>run << 2));
    let a = <usize>load<u32>(four) + offset;
    let b = <usize>load<u32>(four, 8) + offset;
    let c = <usize>load<u32>(four, 16) + offset;
    let d = <usize>load<u32>(four, 24) + offset;
    let w = row;
    let left = length;
    while (true) {
      let w0 = v128.load(w);
      let w1 = v128.load(w, 16);
      let x = v128.load_splat<T>(a);
      a0 = v128.add<T>(a0, v128.mul<T>(x, w0));
      a1 = v128.add<T>(a1, v128.mul<T>(x, w1));
      x = v128.load_splat<T>(b);
      b0 = v128.add<T>(b0, v128.mul<T>(x, w0));
      b1 = v128.add<T>(b1, v128.mul<T>(x, w1));
      if (!w) break;
      x = v128.load_splat<T>(c);
      c0 = v128.add<T>(c0, v128.mul<T>(x, w0));
      c1 = v128.add<T>(c1, v128.mul<T>(x, w1));
      x = v128.load_splat<T>(d);
      d0 = v128.add<T>(d0, v128.mul<T>(x, w0));
      d1 = v128.add<T>(d1, v128.mul<T>(x, w1));
      if (left == 1) break;
      w0 = v128.load(w, 32);
      w1 = v128.load(w, 48);
      x = v128.load_splat<T>(a, 1 * size);
      a0 = v128.add<T>(a0, v128.mul<T>(x, w0));
      a1 = v128.add<T>(a1, v128.mul<T>(x, w1));
      x = v128.load_splat<T>(b, 1 * size);
      b0 = v128.add<T>(b0, v128.mul<T>(x, w0));
      b1 = v128.add<T>(b1, v128.mul<T>(x, w1));
      if (!w) break;
      x = v128.load_splat<T>(c, 1 * size);
      c0 = v128.add<T>(c0, v128.mul<T>(x, w0));
      c1 = v128.add<T>(c1, v128.mul<T>(x, w1));
      x = v128.load_splat<T>(d, 1 * size);
      d0 = v128.add<T>(d0, v128.mul<T>(x, w0));
      d1 = v128.add<T>(d1, v128.mul<T>(x, w1));
      if (left == 2) break;
      w0 = v128.load(w, 64);
      w1 = v128.load(w, 80);
      x = v128.load_splat<T>(a, 2 * size);
      a0 = v128.add<T>(a0, v128.mul<T>(x, w0));
      a1 = v128.add<T>(a1, v128.mul<T>(x, w1));
      x = v128.load_splat<T>(b, 2 * size);
      b0 = v128.add<T>(b0, v128.mul<T>(x, w0));
      b1 = v128.add<T>(b1, v128.mul<T>(x, w1));
      if (!w) break;
      x = v128.load_splat<T>(c, 2 * size);
      c0 = v128.add<T>(c0, v128.mul<T>(x, w0));
      c1 = v128.add<T>(c1, v128.mul<T>(x, w1));
      x = v128.load_splat<T>(d, 2 * size);
      d0 = v128.add<T>(d0, v128.mul<T>(x, w0));
      d1 = v128.add<T>(d1, v128.mul<T>(x, w1));
      if (left == 3) break;
      w0 = v128.load(w, 96);
      w1 = v128.load(w, 112);
      x = v128.load_splat<T>(a, 3 * size);
      a0 = v128.add<T>(a0, v128.mul<T>(x, w0));
      a1 = v128.add<T>(a1, v128.mul<T>(x, w1));
      x = v128.load_splat<T>(b, 3 * size);
      b0 = v128.add<T>(b0, v128.mul<T>(x, w0));
      b1 = v128.add<T>(b1, v128.mul<T>(x, w1));
      if (!w) break;
      x = v128.load_splat<T>(c, 3 * size);
      c0 = v128.add<T>(c0, v128.mul<T>(x, w0));
      c1 = v128.add<T>(c1, v128.mul<T>(x, w1));
      x = v128.load_splat<T>(d, 3 * size);
      d0 = v128.add<T>(d0, v128.mul<T>(x, w0));
      d1 = v128.add<T>(d1, v128.mul<T>(x, w1));
      left -= 4;
      if (!left) break;
      w += 128;
      a += 4 * size;
      b += 4 * size;
      c += 4 * size;
      d += 4 * size;
    }
    row += <usize>length << 5;
  }
  const at = <usize>channel * size;
  const rest = channels - channel;
  storeTwo<T>(<usize>load<u32>(four, 4) + at, a0, a1, rest);
  storeTwo<T>(<usize>load<u32>(four, 12) + at, b0, b1, rest);
  storeTwo<T>(<usize>load<u32>(four, 20) + at, c0, c1, rest);
  storeTwo<T>(<usize>load<u32>(four, 28) + at, d0, d1, rest);
}

/** Four pixels by one vector; odd and even steps have sums of their own, so that none waits for another. */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
function oneVector<T>(
  four: usize,
  runs: usize,
  runCount: i32,
  length: i32,
  weights: usize,
  channel: i32,
  channels: i32,
): void {
  const size = sizeof<T>();
  let a0 = i32x4.splat(0), a1 = i32x4.splat(0);
  let b0 = i32x4.splat(0), b1 = i32x4.splat(0);
  let c0 = i32x4.splat(0), c1 = i32x4.splat(0);
  let d0 = i32x4.splat(0), d1 = i32x4.splat(0);
  let row = weights;
  for (let run = 0; run < runCount; run++) {
    const offset = <usize>load<u32>(runs + (<usize>run << 2));
    let a = <usize>load<u32>(four) + offset;
    let b = <usize>load<u32>(four, 8) + offset;
    let c = <usize>load<u32>(four, 16) + offset;
    let d = <usize>load<u32>(four, 24) + offset;
    let w = row;
    let left = length;
    while (true) {
      let w0 = v128.load(w);
      a0 = v128.add<T>(a0, v128.mul<T>(v128.load_splat<T>(a), w0));
      b0 = v128.add<T>(b0, v128.mul<T>(v128.load_splat<T>(b), w0));
      c0 = v128.add<T>(c0, v128.mul<T>(v128.load_splat<T>(c), w0));
      d0 = v128.add<T>(d0, v128.mul<T>(v128.load_splat<T>(d), w0));
      if (left == 1) break;
      w0 = v128.load(w, 16);
      a1 = v128.add<T>(a1, v128.mul<T>(v128.load_splat<T>(a, 1 * size), w0));
      b1 = v128.add<T>(b1, v128.mul<T>(v128.load_splat<T>(b, 1 * size), w0));
      c1 = v128.add<T>(c1, v128.mul<T>(v128.load_splat<T>(c, 1 * size), w0));
      d1 = v128.add<T>(d1, v128.mul<T>(v128.load_splat<T>(d, 1 * size), w0));
      if (left == 2) break;
      w0 = v128.load(w, 32);
      a0 = v128.add<T>(a0, v128.mul<T>(v128.load_splat<T>(a, 2 * size), w0));
      b0 = v128.add<T>(b0, v128.mul<T>(v128.load_splat<T>(b, 2 * size), w0));
      c0 = v128.add<T>(c0, v128.mul<T>(v128.load_splat<T>(c, 2 * size), w0));
      d0 = v128.add<T>(d0, v128.mul<T>(v128.load_splat<T>(d, 2 * size), w0));
      if (left == 3) break;
      w0 = v128.load(w, 48);
      a1 = v128.add<T>(a1, v128.mul<T>(v128.load_splat<T>(a, 3 * size), w0));
      b1 = v128.add<T>(b1, v128.mul<T>(v128.load_splat<T>(b, 3 * size), w0));
      c1 = v128.add<T>(c1, v128.mul<T>(v128.load_splat<T>(c, 3 * size), w0));
      d1 = v128.add<T>(d1, v128.mul<T>(v128.load_splat<T>(d, 3 * size), w0));
      left -= 4;
      if (!left) break;
      w += 64;
      a += 4 * size;
      b += 4 * size;
      c += 4 * size;
      d += 4 * size;
    }
    row += <usize>length << 4;
  }
  const at = <usize>channel * size;
  const rest = channels - channel;
  storeOne<T>(<usize>load<u32>(four, 4) + at, v128.add<T>(a0, a1), rest);
  storeOne<T>(<usize>load<u32>(four, 12) + at, v128.add<T>(b0, b1), rest);
  storeOne<T>(<usize>load<u32>(four, 20) + at, v128.add<T>(c0, c1), rest);
  storeOne<T>(<usize>load<u32>(four, 28) + at, v128.add<T>(d0, d1), rest);
}

// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
function storeTwo<T>(at: usize, first: v128, second: v128, channels: i32): void {
  v128.store(at, first);
  storeOne<T>(at + 16, second, channels - 16 / <i32>sizeof<T>());
}

/** Stores a vector, or so many of its lanes as there are channels left. */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
function storeOne<T>(at: usize, sums: v128, channels: i32): void {
  if (channels >= 16 / <i32>sizeof<T>()) {
    v128.store(at, sums);
    return;
  }
  v128.store_lane<T>(at, sums, 0);
  if (sizeof<T>() == 4) {
    if (channels > 1) v128.store_lane<f32>(at, sums, 1, 4);
    if (channels > 2) v128.store_lane<f32>(at, sums, 2, 8);
  }
}
