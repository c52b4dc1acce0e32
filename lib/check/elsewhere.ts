// What a function that is right for the given layer alone takes from elsewhere than its last argument.
import type { Backward } from "../homework/backward";
import { layersLike, otherLayers } from "./hidden";
import { allOf, hasOneTerm, missingArrays, missingSizes } from "./taken";
import type { Trial } from "./trials";

/** Tries the function on a layer. */
export type Try = (layer: Backward) => Trial;

/**
 * The arrays that a function takes from elsewhere: it fails on random numbers by no known mistake, and
 * is right as long as these arrays stay as they are. Of an answer that is 0 everywhere nobody can tell.
 */
export function arraysFromElsewhere(given: Trial, found: readonly unknown[], tried: Try): string[] {
  const { question, back } = given;
  const missing = allOf(missingArrays(question.array?.name, given));
  const isZero = question.array?.tensor.data.every((value) => value === 0);
  if (found.length > 0 || isZero) return [];
  return layersLike(back, missing)
    .map(tried)
    .every(({ right }) => right)
    ? missing
    : [];
}

/**
 * The sizes that a function takes from elsewhere: it is right as long as these sizes stay as they are.
 * Where a size is 1, the function may as well have left out a sum, and then it is no rule for other layers.
 */
export function sizesFromElsewhere(given: Trial, tried: Try): string[] {
  const { question, back } = given;
  const missing = missingSizes(question.array?.name, given, back);
  const names = allOf(missing);
  if (names.length === 0 || hasOneTerm(question.array?.name, missing, back)) return [];
  return otherLayers(back, names)
    .map(tried)
    .every(({ right }) => right)
    ? names
    : [];
}
