// Checks that a convolution needs neither too much time nor too much memory, and that its sums are finite.

import type { ConvGeometry } from "../geometry/geometry";
import { COMPUTED_PRODUCTS } from "../limits";
import { sizeOf } from "../tensor/arguments";
import { LimitError, ValueError } from "../tensor/errors";
import { checkFinite } from "../tensor/finite";
import { formatNumber } from "../tensor/number";
import type { Numbers } from "../tensor/numbers";
import type { Tensor } from "../tensor/tensor";

/**
 * Does the work of a layer, unless it would take too long, and replaces the engine's error about missing
 * memory by a ValueError.
 */
export function withRoom<Result>(sizes: ConvGeometry, work: () => Result): Result {
  const { outputShape, kernel, inputChannels } = sizes;
  const products = sizeOf(outputShape) * sizeOf(kernel) * inputChannels;
  if (products > COMPUTED_PRODUCTS) {
    throw new LimitError(
      `the layer takes ${formatNumber(products)} multiplications; at most ${formatNumber(COMPUTED_PRODUCTS)} are done at once, so take a smaller layer`,
    );
  }
  try {
    return work();
  } catch (error) {
    const isOurs = error instanceof ValueError;
    if (isOurs || !(error instanceof RangeError && /alloc|memory|length/i.test(error.message))) {
      throw error;
    }
    const bytes = 8 * sizeOf(outputShape);
    throw new ValueError(
      `there is not enough memory for this layer; Z alone has up to ${bytes} bytes`,
    );
  }
}

/**
 * Checks that no sum overflowed.
 *
 * @param most a bound for the absolute values of the sums; they are searched only if it is close to the
 *   largest number there is
 */
export function checkSums(name: string, sums: Tensor<Numbers>, most: number): void {
  const far = sums.data instanceof Float32Array ? 1e30 : 1e300;
  if (!(most < far)) checkFinite(`the sum ${name}`, sums);
}
