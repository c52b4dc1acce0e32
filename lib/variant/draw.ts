// How the inputs of a variant are drawn, and when they will do.
import { mulberry32 } from "../tensor/random";

/** Nested lists of whole numbers from low to high, of the given shape. */
// biome-ignore lint/suspicious/noExplicitAny: how deep the lists are nested depends on the shape.
export type Draw = (shape: readonly number[], low: number, high: number) => any[];

/** Draws from the numbers of a seed, one after the other. */
export function drawFrom(seed: number): Draw {
  const next = mulberry32(seed);
  return (shape, low, high) => {
    const nested = (axis: number): unknown =>
      axis === shape.length
        ? low + Math.floor(next() * (high - low + 1))
        : Array.from({ length: shape[axis] }, () => nested(axis + 1));
    return nested(0) as ReturnType<Draw>;
  };
}

/** Whether answers all differ: the right one from the mistakes, and the mistakes from each other. */
export function allDiffer(answers: readonly unknown[]): boolean {
  return new Set(answers.map((answer) => JSON.stringify(answer))).size === answers.length;
}

/** Two different whole numbers from low to high. */
export function twoLengths(draw: Draw, low: number, high: number): [number, number] {
  const [first] = draw([1], low, high);
  const [next] = draw([1], low, high - 1);
  return [first, next < first ? next : next + 1];
}
