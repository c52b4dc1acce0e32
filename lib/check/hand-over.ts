// The layer of Problem 3, handed to a function so that what it takes is known.
import { geometry } from "../geometry/geometry";
import type { Backward } from "../homework/backward";
import { type Budget, Fault, watched } from "../judge/watched";
import { quote } from "../tensor/arguments";
import { Tensor } from "../tensor/tensor";

/** The layer of a question, and the names of what a function has taken from it. */
export interface Handed {
  layer: object;
  taken: Set<string>;
}

const CALCULATES =
  "calculates with the layer as if it were a number: its numbers are the entries of its arrays, such as layer.X.at(…), and its sizes";

/** The layer that a function gets; without ∂J/∂Z where that is asked for. */
export function handOver(back: Backward, symbol: string | undefined, budget: Budget): Handed {
  const { pass, axesX, axesW, axesZ } = back;
  const { X, W, Z, U, dU, dZ, moves } = pass;
  const sizes = geometry(X.shape, W.shape, moves);
  const [[height, width], [K1, K2], [rows, columns]] = [sizes.input, sizes.kernel, sizes.output];
  const { inputChannels: N, outputChannels: M, batch, stride, before: padding, dilation } = sizes;
  const b = pass.b ?? new Tensor([M], new Float64Array(M));
  const given = (name: string, tensor: Tensor, axes: readonly string[]) => ({
    [name]: watched(name, tensor, axes, budget),
  });
  const parts: Record<string, unknown> = {
    ...given("X", X, axesX),
    ...given("W", W, axesW),
    ...given("b", b, ["m"]),
    ...given("Z", Z, axesZ),
    ...given("U", U, axesZ),
    ...given("dU", dU, axesZ),
    ...(symbol === "dZ" ? {} : given("dZ", dZ, axesZ)),
    ...{ rows, columns, height, width, K1, K2, N, M, batch, stride, padding, dilation },
  };
  const taken = new Set<string>();
  const layer = new Proxy(parts, {
    get(target, name) {
      if (name === Symbol.toPrimitive) throw new Fault(CALCULATES);
      if (typeof name === "symbol") return undefined;
      if (!Object.hasOwn(target, name)) throw new Fault(notThere(name, symbol, target));
      taken.add(name);
      return target[name];
    },
  });
  return { layer, taken };
}

function notThere(name: string, symbol: string | undefined, parts: object): string {
  return name === symbol
    ? `takes ${name} from the layer, but that is what is asked for`
    : `takes ${quote(name)} from the layer, which has ${Object.keys(parts).join(", ")}`;
}
