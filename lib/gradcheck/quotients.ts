// The difference quotients of a loss, compared with a gradient entry by entry.
import { type ConvLayer, withWeights } from "../layers/convlayer";
import { indexOf } from "../tensor/indices";
import { Tensor } from "../tensor/tensor";
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
  const { Z, U } = withWeights(layer, W, b).forward(X);
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

/** Compares gradients with (J(p + h) − J(p − h)) / 2h; `Z` is settled. */
export function centralCheck(layer: ConvLayer, point: Point, dU: Tensor, Z: Tensor) {
  return (name: keyof Point, gradient: Tensor) =>
    collect(`d${name}`, gradient, (entry) => {
      const h = STEP * Math.max(1, Math.abs(point[name].data[entry]));
      const [far, near, nearer, farther] = [-2, -1, 1, 2].map((times) =>
        lossAt(layer, moved(point, name, entry, times * h), dU),
      );
      const quotient = (nearer.J - near.J) / (2 * h);
      const coarse = (farther.J - far.J) / (4 * h);
      const expectedError = Math.abs(coarse - quotient) / 3 + (2 ** -52 * near.size) / h;
      const size = Math.max(Math.abs(quotient), Math.abs(gradient.data[entry]));
      const limit = Math.max(10 * expectedError, TOLERANCE * size);
      const kink =
        layer.activation === "relu" &&
        Z.data.some(
          (z, k) => far.Z[k] !== farther.Z[k] && (z === 0 || far.Z[k] > 0 !== farther.Z[k] > 0),
        );
      return { quotient, expectedError, limit, kink };
    });
}

interface Compared {
  quotient: number;
  expectedError: number;
  limit: number;
  kink: boolean;
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
  return { name, passed: entries > 0 && largest <= 1, entries, ...(worst && { worst }), kinks };
}
