// Z without the digits that rounding made.
import { describe, formatShape } from "../tensor/arguments";
import { KindError, publicly, ValueError } from "../tensor/errors";
import { areSingle } from "../tensor/numbers";
import { mapped } from "../tensor/rules";
import { Tensor } from "../tensor/tensor";
import { addBias } from "./bias";
import { forward } from "./conv2d";
import { type ConvolutionOrigin, originOf } from "./origin";

/**
 * Z rounded to the digits that are certain: sums that are equal on paper are then equal, and those
 * that are 0 on paper are 0. Where all numbers are whole and small enough to be exact, it is Z itself.
 *
 * @param Z what {@link conv2d} or a layer's forward returned: the Tensor itself, not a copy
 * @returns a Tensor of the shape of Z
 * @throws ValueError when Z did not come from a convolution
 * @throws TypeError when Z is not a Tensor
 *
 * @example
 * settled(conv2d([[0.1, 0.2, 0.3]], [[1, 1, -1]])).toArray() // [[0]]
 */
export function settled(Z: Tensor): Tensor {
  return publicly("settled", () => {
    const origin = readOrigin(Z);
    const largest = largestSum(origin);
    const single = areSingle(Z.data);
    const factors = [origin.X, origin.W, ...(origin.b ? [origin.b] : [])];
    const isWhole = factors.every(({ data }) => data.every(Number.isInteger));
    if (isWhole && largest <= (single ? 2 ** 24 : 2 ** 53)) return Z;
    // The size of the products, not of the sums, says how many decimals are certain.
    const decimals = (single ? 6 : 14) - Math.ceil(Math.log10(largest));
    return mapped(Z, (z) => toDecimals(z, decimals));
  });
}

/** A number rounded to so many decimals; fewer than none round the digits before the point. */
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
      `Z must be what conv2d returned, for example conv2d(X, W), but got a Tensor of shape ${formatShape(Z.shape)} that came another way`,
    );
  }
  return origin;
}

/** The largest sum that there would be without minus signs. */
function largestSum({ X, W, b, sizes }: ConvolutionOrigin): number {
  const sums = forward(sizes, X.data.map(Math.abs), W.data.map(Math.abs));
  if (b !== undefined) addBias(sums, b.data.map(Math.abs));
  let largest = 0;
  for (const sum of sums) largest = Math.max(largest, sum);
  return Math.min(largest, Number.MAX_VALUE);
}
