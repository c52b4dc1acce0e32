// Stores the sums of a pixel with its results.

/** Stores the sums of two vectors of channels. */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
export function storeTwo<T>(at: usize, first: v128, second: v128, channels: i32): void {
  v128.store(at, first);
  storeOne<T>(at + 16, second, channels - 16 / <i32>sizeof<T>());
}

/** Stores a vector of sums, or only its first lanes where fewer channels are left. */
// @ts-ignore: AssemblyScript knows decorators for functions.
@inline
export function storeOne<T>(at: usize, sums: v128, channels: i32): void {
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
