// What belongs to an entry: the factors of its sum, or the results that it goes into.
import { readOrigin } from "../explain/explain";
import { factorsOf, recipeOf } from "../explain/products";
import { indexOf } from "../tensor/indices";
import { formatNumber } from "../tensor/number";
import type { Tensor } from "../tensor/tensor";
import { wordsOf } from "./explore-data";
import { goesInto, type Use } from "./goes-into";

/** A sentence about an entry, and the indices of the entries that belong to it, by their arrays' names. */
export interface Belonging {
  words: string;
  cells: ReadonlyMap<string, readonly (readonly number[])[]>;
}

/**
 * The sum behind an entry of a result, as explore writes it, and its factors.
 *
 * @param value what the entry is shown as
 */
export function sourceOf(result: Tensor, index: readonly number[], value: number): Belonging {
  const origin = readOrigin(result);
  const { names, tensors, places, padded, factors } = recipeOf(origin, index);
  const terms = places.map(({ indices }) => ({
    factors: factors(indices.map((at, f) => tensors[f].at(...at))),
  }));
  const bias = origin.name === "Z" ? origin.b?.data[0] : undefined;
  const { name } = origin;
  return {
    words: wordsOf({ name, index, value, terms, padded, bias, origin }),
    cells: new Map([
      [name, [index]],
      ...names.map((factor, f) => [factor, places.map(({ indices }) => indices[f])] as const),
    ]),
  };
}

/** The entries of some results that an input goes into, and what it is multiplied by there. */
export function usesOf(name: string, index: readonly number[], results: Tensor[]): Belonging {
  const cells = new Map([[name, [index]]]);
  const uses: Use[] = [];
  const light = (array: string, at: readonly number[]) =>
    cells.set(array, [...(cells.get(array) ?? []), at]);
  let value = Number.NaN;
  for (const result of results) {
    const origin = readOrigin(result);
    const { names, tensors } = factorsOf(origin);
    const own = names.indexOf(name);
    value = tensors[own].at(...index);
    const other = 1 - own;
    for (let k = 0; k < result.data.length; k++) {
      const at = indexOf(k, result.shape);
      for (const { indices } of recipeOf(origin, at).places) {
        if (indices[own].some((here, axis) => here !== index[axis])) continue;
        light(origin.name, at);
        light(names[other], indices[other]);
        const factor = `${named(names[other], indices[other])} = ${formatNumber(tensors[other].at(...indices[other]))}`;
        uses.push({ result: named(origin.name, at), others: [factor] });
      }
    }
  }
  return { words: goesInto(`${named(name, index)} = ${formatNumber(value)}`, uses), cells };
}

function named(name: string, index: readonly number[]): string {
  return `${name}[${index.join(", ")}]`;
}
