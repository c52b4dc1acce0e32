// The exact sums of a convolution, computed as on paper, from the numbers that the reader wrote.
import { type ConvGeometry, pixelUnder } from "../geometry/geometry";
import { addBias } from "./bias";
import { forward } from "./conv2d";
import type { ConvolutionOrigin } from "./origin";
import { asShort, asWritten } from "./written";

/** Digits of a quotient that is rounded to float64, which keeps 17 of them. */
const DIVIDED_DIGITS = 40;

/** What is known of one sum. */
export interface Sum {
  /** Its value on paper; undefined if a factor is not known exactly, because it was computed and rounded. */
  exact: number | undefined;
  /** The sum of its terms without their signs. */
  size: number;
  /** How many of its terms are not 0. */
  terms: number;
}

/**
 * All sums, row by row, if the numbers have so few digits that they can be added without rounding, as
 * whole multiples of a unit; else undefined.
 */
export function shortSums({ X, W, b, sizes }: ConvolutionOrigin): Float64Array | undefined {
  const [x, w] = [asShort(X.data), asShort(W.data)];
  const bias = asShort(b?.data ?? new Float64Array(sizes.outputChannels));
  if (x === undefined || w === undefined || bias === undefined) return undefined;
  const places = Math.max(x.places + w.places, bias.places);
  // Powers of ten are exact up to 10²², so a quotient by one of them is the nearest number there is.
  if (places > 22) return undefined;
  const scaled = (units: readonly number[], by: number) =>
    Float64Array.from(units, (unit) => unit * 10 ** by);
  const xs = scaled(x.units, places - x.places - w.places);
  const ws = scaled(w.units, 0);
  const bs = scaled(bias.units, places - bias.places);
  const most = forward(sizes, xs.map(Math.abs), ws.map(Math.abs));
  addBias(most, bs.map(Math.abs));
  if (most.some((size) => size > 2 ** 53)) return undefined;
  const sums = forward(sizes, xs, ws);
  addBias(sums, bs);
  return Float64Array.from(sums, (sum) => sum / 10 ** places);
}

/** The sums one by one: a function of the position of an entry of Z. */
export function sumsOnPaper({ X, W, b, sizes }: ConvolutionOrigin): (position: number) => Sum {
  const M = sizes.outputChannels;
  const biases = b?.data ?? new Float64Array(M);
  const [x, w, bias] = [X.data, W.data, biases].map(asWritten);
  const places = Math.max(x.places + w.places, bias.places);
  const below = x.below * w.below * bias.below;
  const power = (own: number) => 10n ** BigInt(places - own);
  const ofProducts = power(x.places + w.places) * bias.below;
  const ofBias = power(bias.places) * x.below * w.below;
  return (position) => {
    let exact: bigint | undefined = 0n;
    let [size, terms] = [0, 0];
    const add = (value: number, units: bigint | undefined) => {
      terms++;
      size += Math.abs(value);
      exact = exact === undefined || units === undefined ? undefined : exact + units;
    };
    for (const [atX, atW] of factors(sizes, position)) {
      if (X.data[atX] === 0 || W.data[atW] === 0) continue;
      const [unitsX, unitsW] = [x.units[atX], w.units[atW]];
      const isKnown = unitsX !== undefined && unitsW !== undefined;
      add(X.data[atX] * W.data[atW], isKnown ? unitsX * unitsW * ofProducts : undefined);
    }
    const m = position % M;
    const units = bias.units[m];
    if (biases[m] !== 0) add(biases[m], units === undefined ? undefined : units * ofBias);
    return { exact: exact === undefined ? undefined : quotient(exact, below, places), size, terms };
  };
}

/** The number nearest to units / (below · 10^places). */
function quotient(units: bigint, below: bigint, places: number): number {
  // A division that leaves a rest is carried on far beyond the digits of a number.
  const more = below === 1n ? 0 : DIVIDED_DIGITS + `${below}`.length;
  return Number(`${(units * 10n ** BigInt(more)) / below}e-${places + more}`);
}

/** The positions in X and in W of the factors of a sum, without those on the padding. */
function factors(sizes: ConvGeometry, position: number): [number, number][] {
  const { inputChannels: N, outputChannels: M } = sizes;
  const [[rows, columns], [K1, K2], [I, J]] = [sizes.input, sizes.kernel, sizes.output];
  const pixel = Math.floor(position / M);
  const [b, i, j] = [Math.floor(pixel / (I * J)), Math.floor(pixel / J) % I, pixel % J];
  const found: [number, number][] = [];
  for (let k1 = 0; k1 < K1; k1++) {
    const row = pixelUnder(sizes, 0, i, k1);
    if (row < 0 || row >= rows) continue;
    for (let k2 = 0; k2 < K2; k2++) {
      const column = pixelUnder(sizes, 1, j, k2);
      if (column < 0 || column >= columns) continue;
      for (let n = 0; n < N; n++) {
        const atX = ((b * rows + row) * columns + column) * N + n;
        found.push([atX, ((k1 * K2 + k2) * N + n) * M + (position % M)]);
      }
    }
  }
  return found;
}
