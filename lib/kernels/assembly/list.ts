/**
 * A row of pixels for `correlate`: where each one's window starts and where its results belong.
 *
 * @param list where to write the pairs of addresses
 * @param count how many pixels
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
