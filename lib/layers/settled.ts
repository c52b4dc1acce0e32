// A convolution rounded to the digits that are certain.
import { Tensor } from "../tensor/tensor";
import { conv2d } from "./conv2d";

/**
 * Z rounded to the digits that are certain: sums that are equal on paper are then equal, and those
 * that are 0 on paper are 0. Whole numbers stay as they are.
 */
export function settled(Z: Tensor, X: Tensor, W: Tensor): Tensor {
  if (Z.data.every(Number.isInteger)) return Z;
  const absolute = ({ shape, data }: Tensor) => new Tensor(shape, data.map(Math.abs));
  // The size of the products, not of the sums, says how many decimals are certain.
  const largest = conv2d(absolute(X), absolute(W)).data.reduce((a, b) => Math.max(a, b), 1e-300);
  const decimals = Math.min(Math.max(14 - Math.ceil(Math.log10(largest)), 0), 100);
  return new Tensor(
    Z.shape,
    Z.data.map((z) => Number(z.toFixed(decimals)) + 0),
  );
}
