// Where an entry of a result comes from: the cells that belong to it, and its sum in words.
import { readOrigin } from "../explain/explain";
import { recipeOf } from "../explain/products";
import type { Tensor } from "../tensor/tensor";
import { wordsOf } from "./explore-data";

/**
 * The sum behind an entry, as explore writes it, and the indices of its factors by their names.
 *
 * @param value what the entry is shown as
 */
export function sourceOf(result: Tensor, index: readonly number[], value: number) {
  const origin = readOrigin(result);
  const { names, tensors, places, padded, factors } = recipeOf(origin, index);
  const terms = places.map(({ indices }) => ({
    factors: factors(indices.map((at, f) => tensors[f].at(...at))),
  }));
  const bias = origin.name === "Z" ? origin.b?.data[0] : undefined;
  const cells = new Map(names.map((name, f) => [name, places.map(({ indices }) => indices[f])]));
  return {
    words: wordsOf({ name: origin.name, index, value, terms, padded, bias, origin }),
    cells,
  };
}
