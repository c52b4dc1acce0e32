// The matrices that an array with channels is made of, each as a grid.

import { describe, formatShape, isWhole, sizeOf } from "../tensor/arguments";
import { ShapeError, ValueError } from "../tensor/errors";
import { joined } from "../tensor/numbers";
import type { Tensor } from "../tensor/tensor";
import { checkPictured, type Grid, readGrid } from "./grid";
import { slice, slicesOf, sliceTitle, within } from "./slices";

/**
 * The matrices that an array is made of: [b, :, :, n] of X[b,i,j,n], [:, :, n, m] of W[k1,k2,n,m]; an
 * array of one axis or two is one grid.
 *
 * @param name the array's name, by which a kernel is distinguished from a batch; "" for none
 * @param heading what comes before the index in a title
 * @param first how many of them are returned, from the first on; undefined for all
 * @throws ShapeError when the array has more than four axes
 * @throws ValueError when first is not a whole number of at least 1
 */
export function channelGrids(
  tensor: Tensor,
  name: string,
  heading: string,
  first: number | undefined,
): readonly Grid[] {
  if (first !== undefined && !isWhole(first, 1)) {
    throw new ValueError(`first must be a whole number of at least 1, but got ${describe(first)}`);
  }
  const { rank, shape } = tensor;
  if (rank > 4) {
    throw new ShapeError(
      `${name || "A"} must have at most four axes, but got the shape ${formatShape(shape)}`,
    );
  }
  const slices = slicesOf(name, shape, first);
  checkPictured(name || "A", slices.length * sizeOf(within(slices[0], shape)));
  const grids = slices.map((at) =>
    readGrid(slice(tensor, at), { name, title: sliceTitle(heading, at) }),
  );
  // Channels that are not drawn affect neither colours nor digits.
  const whole = joined(grids.map(({ data }) => data));
  return grids.map((grid) => ({ ...grid, whole }));
}
