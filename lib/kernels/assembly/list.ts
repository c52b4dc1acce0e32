// Lists pixels for the correlation kernel.

/**
 * Lists pixels of one row: for each the address where its window starts and that of its results.
 *
 * @param list where the pairs of addresses are written
 * @param count the number of pixels
 * @param window the address of the first window
 * @param windowStep the bytes from one window to the next
 * @param results the address of the first results
 * @param resultsStep the bytes from one pixel's results to the next pixel's
 */
export function list(
  list: usize,
  count: i32,
  window: usize,
  windowStep: usize,
  results: usize,
  resultsStep: usize,
): void {
  for (let k = 0; k < count; k++) {
    store<u32>(list, <u32>window);
    store<u32>(list, <u32>results, 4);
    list += 8;
    window += windowStep;
    results += resultsStep;
  }
}
