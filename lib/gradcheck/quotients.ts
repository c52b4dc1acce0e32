// The difference quotients of a loss, compared with a gradient entry by entry.
import { activate } from "../layers/activate";
import { type Activation, readActivation } from "../layers/activation";
import { conv2d } from "../layers/conv2d";
import type { ConvLayer } from "../layers/convlayer";
import { sumOfProducts } from "../tensor/compare";
import { mapped } from "../tensor/rules";
import { Tensor } from "../tensor/tensor";
import { bends } from "./bends";
import { collect, largestOf } from "./entries";
import { confirmed, type Estimate, isSteep } from "./step";

/** How far a number p of size 1 is moved by a central difference. */
export const STEP = 1e-5;
const TOLERANCE = 1e-6;

/** The arrays for which a loss is evaluated. */
export interface Point {
  X: Tensor;
  W: Tensor;
  b: Tensor;
}

type Numbers = Tensor["data"];

/** A loss, the sum of its terms' absolute values, and Z. */
interface Loss {
  J: number;
  size: number;
  Z: Numbers;
}

/** The loss J = Σ dU · U at a point, of a layer whose activation has been read. */
function lossAt(layer: ConvLayer, activation: Activation, { X, W, b }: Point, dU: Tensor): Loss {
  const { stride, padding, dilation } = layer;
  const Z = conv2d(X, W, { bias: b, stride, padding, dilation });
  const U = activate(activation, Z);
  let J = 0;
  let size = 0;
  U.data.forEach((u, k) => {
    J += dU.data[k] * u;
    size += Math.abs(dU.data[k] * u);
  });
  return { J, size, Z: Z.data };
}

/** The point with one entry moved. */
function moved(point: Point, name: keyof Point, entry: number, step: number): Point {
  const { shape, data } = point[name];
  const changed = data.slice();
  changed[entry] += step;
  return { ...point, [name]: new Tensor(shape, changed) };
}

/** Compares gradients with J(p + 1) − J(p). */
export function exactCheck(layer: ConvLayer, point: Point, dU: Tensor) {
  const none = readActivation(layer.activation);
  const base = lossAt(layer, none, point, dU).J;
  return (name: keyof Point, gradient: Tensor) =>
    collect(`d${name}`, gradient, (entry) => {
      const quotient = lossAt(layer, none, moved(point, name, entry, 1), dU).J - base;
      return { quotient, expectedError: 0, limit: 0 };
    });
}

/** How far Z may be moved: on a long way an activation bends. */
const LARGEST_MOVE = 1e-2;

/** The most that p may be moved, but no less than what p + h can express. */
function largestStep(layer: ConvLayer, { X, W }: Point, name: keyof Point, p: number): number {
  if (layer.activation === "none") return Number.POSITIVE_INFINITY;
  const factor = { X: largestOf(W), W: largestOf(X), b: 1 }[name];
  return Math.max(LARGEST_MOVE / factor, 2 ** -36 * Math.abs(p));
}

/** How far J may be off because every Z is rounded: 2⁻⁵² · Σ |dZ| · Σ |W · X|. */
function roundingOf(layer: ConvLayer, { X, W, b }: Point, dZ: Tensor): number {
  const { stride, padding, dilation } = layer;
  const options = { bias: mapped(b, Math.abs), stride, padding, dilation };
  const sizes = conv2d(mapped(X, Math.abs), mapped(W, Math.abs), options);
  return 2 ** -52 * sumOfProducts(mapped(dZ, Math.abs), sizes);
}

/** Compares gradients with (J(p + h) − J(p − h)) / 2h; `Z` is settled. */
export function centralCheck(
  layer: ConvLayer,
  point: Point,
  dU: Tensor,
  { Z, dZ }: { Z: Tensor; dZ: Tensor },
) {
  const rounding = roundingOf(layer, point, dZ);
  // Read once, because deriving an expression takes longer than all else here.
  const activation = readActivation(layer.activation);
  const { slope } = activation;
  return (name: keyof Point, gradient: Tensor) =>
    collect(`d${name}`, gradient, (entry) => {
      const p = point[name].data[entry];
      const usual = STEP * Math.max(1, Math.abs(p));
      const h = Math.min(usual, largestStep(layer, point, name, p));
      const lossesAt = (step: number) =>
        [-2, -1, 1, 2].map((times) =>
          lossAt(layer, activation, moved(point, name, entry, times * step), dU),
        );
      const losses = lossesAt(h);
      const stretches = stretchesOf(Z.data, losses[0].Z, losses[3].Z);
      if (stretches.some(([low, high]) => bends(slope, low, high))) return "kink";
      const estimate = ([far, near, nearer, farther]: Loss[], step: number): Estimate => {
        const quotient = (nearer.J - near.J) / (2 * step);
        const coarse = (farther.J - far.J) / (4 * step);
        // In a step that is smaller than usual the rounding of Z counts as well.
        const rounded = (2 ** -52 * near.size + (step < usual ? rounding : 0)) / step;
        const expectedError = Math.abs(coarse - quotient) / 3 + rounded;
        return { quotient, coarse, rounding: rounded, expectedError };
      };
      const first = estimate(losses, h);
      const steep = stretches.some(([low, high]) => isSteep(slope, low, high));
      const found = steep ? confirmed((step) => estimate(lossesAt(step), step), h, first) : first;
      if (found === undefined) return "unreliable";
      const { quotient, expectedError } = found;
      const size = Math.max(Math.abs(quotient), Math.abs(gradient.data[entry]));
      if (found !== first && expectedError > size / 10) return "unreliable";
      return { quotient, expectedError, limit: Math.max(10 * expectedError, TOLERANCE * size) };
    });
}

/** From where to where each entry of Z is taken that a step moves. */
function stretchesOf(Z: Numbers, far: Numbers, farther: Numbers): [low: number, high: number][] {
  const stretches: [number, number][] = [];
  Z.forEach((z, k) => {
    if (far[k] === farther[k]) return;
    const reached = [z, far[k], farther[k]];
    stretches.push([Math.min(...reached), Math.max(...reached)]);
  });
  return stretches;
}
