// The tiles of the gradient of W, each with eight sums in registers.

/**
 * Four entries of a run by two vectors of channels. An address is never 0: the test only ends a basic
 * block, as in wide-tile.ts.
 *
 * @param segments the first segment of a group
 * @param last the end of the group
 * @param offset the distance in bytes of the tile's first entry from the start of a window
 * @param channel the distance in bytes of the tile's first channel from a pixel of dZ
 * @param sums the address of the tile's first sum
 * @param width the bytes from one entry's sums to the next entry's
 */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
export function fourByTwo<T>(
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

/** Eight entries of a run by one vector of channels. */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
export function eightByOne<T>(
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

/** Adds a vector to one in memory. */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
function addTo<T>(sums: usize, more: v128): void {
  v128.store(sums, v128.add<T>(v128.load(sums), more));
}
