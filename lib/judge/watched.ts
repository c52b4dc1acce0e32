// Tensors that are handed to a reader's function: they count what is read and say what is asked for in vain.
import { RULE_READS } from "../limits";
import { isWhole } from "../tensor/arguments";
import { Tensor } from "../tensor/tensor";
import { COUNTED } from "./differences";

/** Why a reader's function cannot go on, as the end of a sentence that begins with "your function". */
export class Fault extends Error {}

/** How many entries a function may read. */
export interface Budget {
  /** Now. */
  left: number;
  /** For one entry of the result, and for all of it. */
  readonly perEntry: number;
  readonly whole: number;
}

/** A budget for functions that read many times as much as they need. */
export function budgetFor(products: number, entries: number): Budget {
  const most = (needed: number) => RULE_READS + 20 * needed;
  return { left: 0, perEntry: most(products / entries), whole: most(products) };
}

/**
 * A copy of a tensor whose `at` counts, and names an index that does not exist.
 *
 * @param axes what its indices are called
 */
export function watched(
  name: string,
  tensor: Tensor,
  axes: readonly string[],
  budget: Budget,
): Tensor {
  class Watched extends Tensor {
    override at(...index: number[]): number {
      if (budget.left-- <= 0) {
        throw new Fault("keeps reading entries: does one of its loops never end?");
      }
      let offset = 0;
      for (let axis = 0; axis < axes.length; axis++) {
        const length = this.shape[axis];
        if (!isWhole(index[axis], 0) || index[axis] >= length) refuse(index);
        offset = offset * length + index[axis];
      }
      if (index.length !== axes.length) refuse(index);
      return this.data[offset];
    }
  }
  const refuse = (index: readonly unknown[]): never => {
    const entry = `${name}[${index.map((at) => (typeof at === "object" ? "…" : String(at))).join(", ")}]`;
    if (index.length !== axes.length) {
      const count = axes.length === 1 ? "one index" : `${axes.length} indices`;
      throw new Fault(`asks for ${entry}, but ${name} has ${count}: ${axes.join(", ")}`);
    }
    const axis = index.findIndex((at, k) => !isWhole(at, 0) || at >= tensor.shape[k]);
    if (!Number.isInteger(index[axis])) {
      throw new Fault(`asks for ${entry}, but the index ${axes[axis]} must be a whole number`);
    }
    const length = tensor.shape[axis];
    const counted = `${COUNTED[axes[axis]]}${length === 1 ? "" : "s"}`;
    const range = length === 1 ? `${axes[axis]} is 0` : `${axes[axis]} from 0 to ${length - 1}`;
    throw new Fault(`asks for ${entry}, but ${name} has ${length} ${counted}: ${range}`);
  };
  return new Watched(tensor.shape, Float64Array.from(tensor.data));
}
