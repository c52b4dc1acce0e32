// A tile of a correlation at the last channels: four pixels by one vector.
import { storeOne } from "./store";

/**
 * Computes the tile like `wideTile`. Odd and even steps of a run are added to different sums, so that
 * no addition waits for the one before it.
 */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
export function narrowTile<T>(
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
