// Checks that the axes of X and W fit together.
import { formatShape } from "../tensor/arguments";
import { ShapeError } from "../tensor/errors";

/** Checks that the axes and the channels of X and W fit together. */
export function checkAxes(shapeX: readonly number[], shapeW: readonly number[]): void {
  const wanted = shapeX.length === 2 ? 2 : 4;
  if (shapeX.length < 2 || shapeX.length > 4) {
    throw new ShapeError(
      `X must have the axes [i, j], [i, j, n] or [b, i, j, n], but got the shape ${formatShape(shapeX)}`,
    );
  }
  if (shapeW.length !== wanted) {
    throw new ShapeError(
      `W must have the axes ${wanted === 2 ? "[k1, k2]" : "[k1, k2, n, m]"} because X has ${shapeX.length} axes, but got the shape ${formatShape(shapeW)}`,
    );
  }
  const channels = shapeX[shapeX.length - 1];
  if (wanted === 4 && shapeW[2] !== channels) {
    throw new ShapeError(
      `X has ${channels} input channel${channels === 1 ? "" : "s"} (its last axis), but W of shape ${formatShape(shapeW)} takes ${shapeW[2]} (its axis 2)${torchHint(shapeX, shapeW)}`,
    );
  }
}

/** A hint for readers who bring a kernel from PyTorch, if its axes look like PyTorch's. */
export function torchHint(shapeX: readonly number[], shapeW: readonly number[]): string {
  const channels = shapeX[shapeX.length - 1];
  // In PyTorch's order axis 1 of W has the channels of X. If axis 2 has them too, only a kernel that is
  // square in PyTorch's order, and not in ours, is taken for one of PyTorch.
  const looksLike =
    shapeW[1] === channels &&
    (shapeW[2] !== channels || (shapeW[2] === shapeW[3] && shapeW[0] !== shapeW[1]));
  return shapeW.length === 4 && looksLike
    ? "; W looks like PyTorch's order [m, n, k1, k2], and convbook's is [k1, k2, n, m]"
    : "";
}
