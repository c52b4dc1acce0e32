// The difference quotients of a loss, compared with a gradient entry by entry.
import { readActivation } from "../layers/activation";
import { conv2d } from "../layers/conv2d";
import type { ConvLayer } from "../layers/convlayer";
import { sumOfProducts } from "../tensor/compare";
import { indexOf } from "../tensor/indices";
import { mapped } from "../tensor/rules";
import { Tensor } from "../tensor/tensor";
import { bends } from "./bends";
import type { GradientCheck, WorstEntry } from "./report";

/** How far a number p of size 1 is moved by a central difference. */
export const STEP = 1e-5;
const TOLERANCE = 1e-6;

/** The arrays for which a loss is evaluated. */
export interface Point {
  X: Tensor;
  W: Tensor;
  b: Tensor;
}

/** The loss J = Σ dU · U at a point, the sum of its terms' absolute values, and Z. */
function lossAt(layer: ConvLayer, { X, W, b }: Point, dU: Tensor) {
  const { Z, U } = layer.withWeights(W, b).forward(X);
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
  const base = lossAt(layer, point, dU).J;
  return (name: keyof Point, gradient: Tensor) =>
    collect(`d${name}`, gradient, (entry) => {
      const quotient = lossAt(layer, moved(point, name, entry, 1), dU).J - base;
      return { quotient, expectedError: 0, limit: 0, kink: false };
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

function largestOf({ data }: Tensor): number {
  return data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
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
  const { slope } = readActivation(layer.activation);
  return (name: keyof Point, gradient: Tensor) =>
    collect(`d${name}`, gradient, (entry) => {
      const p = point[name].data[entry];
      const usual = STEP * Math.max(1, Math.abs(p));
      const h = Math.min(usual, largestStep(layer, point, name, p));
      const [far, near, nearer, farther] = [-2, -1, 1, 2].map((times) =>
        lossAt(layer, moved(point, name, entry, times * h), dU),
      );
      const quotient = (nearer.J - near.J) / (2 * h);
      const coarse = (farther.J - far.J) / (4 * h);
      // In a step that is smaller than usual the rounding of Z counts as well.
      const rounded = 2 ** -52 * near.size + (h < usual ? rounding : 0);
      const expectedError = Math.abs(coarse - quotient) / 3 + rounded / h;
      const size = Math.max(Math.abs(quotient), Math.abs(gradient.data[entry]));
      const limit = Math.max(10 * expectedError, TOLERANCE * size);
      const kink = Z.data.some((z, k) => {
        if (far.Z[k] === farther.Z[k]) return false;
        const reached = [z, far.Z[k], farther.Z[k]];
        return bends(slope, Math.min(...reached), Math.max(...reached));
      });
      return { quotient, expectedError, limit, kink };
    });
}

interface Compared {
  quotient: number;
  expectedError: number;
  limit: number;
  kink: boolean;
}

/** Whether an error is no longer small beside a gradient that is not 0. */
function isHidden(error: number, largest: number): boolean {
  return largest > 0 && error > largest / 10;
}

/** Compares entry by entry; in the worst one the ratio of the error to its limit is the largest. */
function collect(
  name: GradientCheck["name"],
  gradient: Tensor,
  compare: (entry: number) => Compared,
): GradientCheck {
  const kinks: number[][] = [];
  let worst: WorstEntry | undefined;
  let largest = -1;
  let entries = 0;
  gradient.data.forEach((value, entry) => {
    const { quotient, expectedError, limit, kink } = compare(entry);
    const at = indexOf(entry, gradient.shape);
    if (kink) {
      kinks.push(at);
      return;
    }
    entries++;
    const error = Math.abs(value - quotient);
    const ratio = error === 0 ? 0 : error / limit;
    if (ratio > largest) {
      largest = ratio;
      worst = { at, gradient: value, quotient, error, expectedError };
    }
  });
  const passed = entries > 0 && largest <= 1;
  const hidden = passed && worst !== undefined && isHidden(worst.error, largestOf(gradient));
  return { name, passed, entries, hidden, ...(worst && { worst }), kinks };
}
