// Checks that the axes of X and W fit together.
import { formatShape } from "../tensor/arguments";
import { checkImageAxes } from "../tensor/axes";
import { ShapeError } from "../tensor/errors";
import { counted } from "../tensor/number";

/** Checks that the axes and the channels of X and W fit together. */
export function checkAxes(shapeX: readonly number[], shapeW: readonly number[]): void {
  checkImageAxes("X", shapeX);
  const wanted = shapeX.length === 2 ? 2 : 4;
  if (shapeW.length !== wanted) {
    throw new ShapeError(
      `W must have the axes ${wanted === 2 ? "[k1, k2]" : "[k1, k2, n, m]"} because X has ${shapeX.length} axes, but got the shape ${formatShape(shapeW)}`,
    );
  }
  const channels = shapeX[shapeX.length - 1];
  if (wanted === 4 && shapeW[2] !== channels) {
    throw new ShapeError(
      `X has ${counted(channels, "input channel")} (its last axis), but W of shape ${formatShape(shapeW)} takes ${shapeW[2]} (its axis 2)${torchHint(shapeX, shapeW)}`,
    );
  }
}

/** A hint about a W in PyTorch's order of axes, if W would fit X in that order. */
export function torchHint(shapeX: readonly number[], shapeW: readonly number[]): string {
  const [rows, columns, channels] = shapeX.slice(-3);
  const [, n, k1, k2] = shapeW;
  const suits = shapeX.length > 2 && n === channels && k1 <= rows && k2 <= columns;
  return shapeW.length === 4 && suits
    ? `; in PyTorch's order [m, n, k1, k2] W would be a ${k1}×${k2} kernel with n = ${n}, but convbook's order is [k1, k2, n, m]`
    : "";
}
