// A tile of a correlation: four pixels by two vectors of channels.
import { storeTwo } from "./store";

/**
 * Computes the tile in eight sums. The loop over a run is unrolled four times. An address is never 0,
 * so `if (!w) break` never breaks: it ends a basic block. Some compilers move all loads of a block to
 * its beginning, and with larger blocks they run out of registers.
 *
 * @param four the entries of the four pixels in the list of pixels
 * @param weights the weights of this tile's channels
 * @param channel the first of these channels
 */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
export function wideTile<T>(
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
