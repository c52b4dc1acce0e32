// Pooling as a layer of a network.
import type { PoolOptions } from "../geometry/windows";
import { avgPool2d, avgPool2dGradient } from "../layers/avg-pool";
import { maxPool2d, maxPool2dGradient } from "../layers/max-pool";
import { describe, readOptions } from "../tensor/arguments";
import { publicly, ValueError } from "../tensor/errors";
import { checkSameShape, toTensor } from "../tensor/nested";
import { checkPass, type Layer } from "./layer";

/** The options of {@link poolLayer}. */
export interface PoolLayerOptions extends PoolOptions {
  /** "max" for {@link maxPool2d}, "average" for {@link avgPool2d}. @default "max" */
  kind?: "max" | "average";
}

const KINDS = {
  max: [maxPool2d, maxPool2dGradient],
  average: [avgPool2d, avgPool2dGradient],
} as const;

/**
 * Pooling as a layer of a network. It has no weights and no activation, so Z and U are the same.
 *
 * | accepts | X of shape [i, j, n] or [b, i, j, n] |
 * | parameters | none |
 * | produces | U of shape [i', j', n] or [b, i', j', n] |
 *
 * @param options kind, size, stride
 * @throws ValueError or TypeError when an option is wrong; forward and backward throw what
 *   {@link maxPool2d} and its gradient throw, under their own names
 *
 * @example
 * poolLayer({ size: 2 }).forward([[1, 2], [4, 3]]).U.toArray() // [[4]]
 */
export function poolLayer(options: PoolLayerOptions = {}): Layer {
  return publicly("poolLayer", () => {
    const { kind = "max", ...windows } = readOptions(options, ["kind", "size", "stride"]);
    if (!Object.hasOwn(KINDS, kind)) {
      throw new ValueError(`kind must be "max" or "average", but got ${describe(kind)}`);
    }
    const [pool, gradient] = KINDS[kind];
    return {
      forward(X) {
        return publicly("forward", () => {
          const x = toTensor("X", X);
          const U = pool(x, windows);
          return { X: x, Z: U, U };
        });
      },
      backward(pass, dU) {
        return publicly("backward", () => {
          checkPass(pass);
          const slope = toTensor("dU", dU);
          checkSameShape("dU", slope, "U", pass.Z.shape);
          return { dX: gradient(pass.X, slope, windows) };
        });
      },
    };
  });
}
