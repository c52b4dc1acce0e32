// What a function that is right for the given layer alone takes from elsewhere than its last argument.
import type { Backward } from "../homework/backward";
import type { Mistake } from "../judge/question";
import { layersLike, otherLayers } from "./hidden";
import { allOf, hasOneTerm, missingArrays, missingSizes } from "./taken";
import { shared, type Trial } from "./trials";

/** Tries the function on a layer. */
export type Try = (layer: Backward) => Trial;

/** What a function takes from elsewhere, or the mistakes that show while the rest of it stays as it is. */
export interface Elsewhere {
  /** The arrays; none if it is wrong. */
  arrays: string[];
  /** Those of them that the function does not name, and whose entries are all 1. */
  ones: string[];
  mistakes: Mistake[];
}

/**
 * The arrays that a function takes from elsewhere: it fails on random numbers by no known mistake, and
 * is right as long as these arrays stay as they are. Of an answer that is 0 everywhere nobody can tell.
 * An array that it does not name may have another name in the notebook, or be used by a function that it
 * calls; where it reads and calls nothing else, it goes without this array.
 */
export function arraysFromElsewhere(
  given: Trial,
  found: readonly Mistake[],
  tried: Try,
): Elsewhere {
  const { question, back, source } = given;
  const missing = missingArrays(question.array?.name, given);
  const { named, needed } = missing;
  const others = [...source.variables, ...source.called].filter((name) => !named.includes(name));
  // Where ∂J/∂U is 1 everywhere, another name for it looks like the mistake of leaving it out.
  const isAlias = others.some((name) => source.variables.includes(name));
  const isZero = question.array?.tensor.data.every((value) => value === 0);
  if ((found.length > 0 && !isAlias) || isZero)
    return { arrays: [], ones: [], mistakes: [...found] };
  const arrays = others.length > 0 ? allOf(missing) : named;
  const trials = layersLike(back, arrays).map(tried);
  if (!trials.every(({ right }) => right)) {
    return { arrays: [], ones: [], mistakes: found.length > 0 ? [...found] : shared(trials) };
  }
  const isOne = (name: string) => back.pass[name as "dU"].data.every((value) => value === 1);
  return {
    arrays,
    ones: arrays.filter((name) => needed.includes(name) && isOne(name)),
    mistakes: [],
  };
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
