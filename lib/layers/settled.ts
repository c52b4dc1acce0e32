// Z without rounding errors.
import { describe, formatShape } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { areSingle } from "../tensor/numbers";
import { mapped } from "../tensor/rules";
import { Tensor } from "../tensor/tensor";
import { shortSums, sumsOnPaper } from "./on-paper";
import { type ConvolutionOrigin, originOf } from "./origin";

/**
 * Z as it is on paper, without rounding errors: sums that are equal on paper are equal here, and sums
 * that are 0 on paper are 0. If X, W and b are whole numbers, decimals as they were typed, or fractions
 * of small numbers such as 1/3, each sum is exact to the last digit. A sum with factors that were
 * computed in another way, such as √2, is rounded to the digits that are certain, which depend on the size
 * of its terms; a single term stays as it is.
 *
 * @param Z what {@link conv2d} or a layer's forward returned: the Tensor itself, not a copy
 * @returns a Tensor of the shape of Z; Z itself if nothing changes
 * @throws ValueError when Z did not come from a convolution
 * @throws TypeError when Z is not a Tensor
 *
 * @example
 * settled(conv2d([[0.1, 0.2, 0.3]], [[1, 1, -1]])).toArray() // [[0]]
 */
export function settled(Z: Tensor): Tensor {
  return publicly("settled", () => {
    const origin = readOrigin(Z);
    const short = shortSums(origin);
    const sums = short ?? longSums(Z, origin);
    const result = mapped(Z, (_, k) => sums[k]);
    return result.data.every((sum, k) => sum === Z.data[k]) ? Z : result;
  });
}

function longSums({ data }: Tensor, origin: ConvolutionOrigin): number[] {
  const sumAt = sumsOnPaper(origin);
  const digits = areSingle(data) ? 6 : 14;
  return Array.from(data, (z, k) => {
    const { exact, size, terms } = sumAt(k);
    if (exact !== undefined && Number.isFinite(exact)) return exact;
    // The number of decimals that are certain depends on the size of the terms, not of the sum.
    const decimals = digits - Math.ceil(Math.log10(Math.min(size, Number.MAX_VALUE)));
    return terms === 1 ? z : toDecimals(z, decimals);
  });
}

/** A number rounded to some decimals; if there are fewer than 0, to digits before the point. */
function toDecimals(value: number, decimals: number): number {
  const digits = Math.floor(Math.log10(Math.abs(value))) + 1 + decimals;
  return digits > 0 ? Number(value.toPrecision(digits)) : 0;
}

function readOrigin(Z: unknown): ConvolutionOrigin {
  if (!(Z instanceof Tensor)) {
    throw new KindError(`Z must be the Tensor that conv2d returned, but got ${describe(Z)}`);
  }
  const origin = originOf(Z);
  if (origin?.name !== "Z") {
    throw new ValueError(
      `Z must be what conv2d returned, for example conv2d(X, W), but got a Tensor of shape ${formatShape(Z.shape)} that was made in another way`,
    );
  }
  return origin;
}
