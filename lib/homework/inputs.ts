// The inputs of a problem, read and checked.
import { describe, isPlainObject, quote } from "../tensor/arguments";
import { KindError } from "../tensor/errors";

/** Reads the inputs of a problem: an object with no other names than those known. */
export function readInputs(
  problem: string,
  inputs: unknown,
  known: readonly string[],
): Record<string, unknown> {
  if (!isPlainObject(inputs)) {
    throw new KindError(
      `inputs must be an object with the inputs of ${problem}, ${known.join(", ")}, but got ${describe(inputs)}`,
    );
  }
  const unknown = Object.keys(inputs).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new KindError(
      `${problem} has no input ${quote(unknown)}; its inputs are ${known.join(", ")}`,
    );
  }
  return inputs;
}

/** What a mistake gives; undefined where it is impossible for these inputs, because shapes do not fit. */
export function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
