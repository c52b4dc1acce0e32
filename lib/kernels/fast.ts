// The same two functions as in plain.ts, computed by WebAssembly.
import type { ConvGeometry } from "../layers/geometry";
import { backwardAxis, forwardAxis } from "./axes";
import { correlation } from "./correlation";
import type { Numbers } from "./numbers";
import { weightGradient } from "./weights";

/** Z without bias. */
export function forward(caller: string, sizes: ConvGeometry, X: Numbers, W: Numbers): Numbers {
  const { batch, kernel, inputChannels: N, outputChannels: M } = sizes;
  const plan = {
    batch,
    rows: forwardAxis(sizes, 0),
    columns: forwardAxis(sizes, 1),
    inputs: N,
    outputs: M,
    K2: kernel[1],
    tapStep: N * M,
    inStep: M,
    outStep: 1,
  };
  return correlation(caller, plan, X, W);
}

/** dX and dW. */
export function gradients(
  caller: string,
  sizes: ConvGeometry,
  X: Numbers,
  W: Numbers,
  dZ: Numbers,
): { dX: Numbers; dW: Numbers } {
  const { batch, kernel, inputChannels: N, outputChannels: M } = sizes;
  const plan = {
    batch,
    rows: backwardAxis(sizes, 0),
    columns: backwardAxis(sizes, 1),
    inputs: M,
    outputs: N,
    K2: kernel[1],
    tapStep: N * M,
    inStep: 1,
    outStep: M,
  };
  return {
    dX: correlation(caller, plan, dZ, W),
    dW: weightGradient(caller, sizes, X, dZ),
  };
}
