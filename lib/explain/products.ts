// How an entry is computed: its factors, and the products that add up to it.
import type { Origin } from "../layers/origin";
import type { Tensor } from "../tensor/tensor";
import { type Sum, sumDb, sumDW, sumDX, sumZ } from "./sums";

/** How an entry is computed. */
export interface Recipe extends Sum {
  /** The names of the factors, in the order of the formula. */
  names: readonly string[];
  /** The tensors that the index tuples of the factors belong to. */
  tensors: readonly Tensor[];
  /** The factors, given the entries at their indices. */
  factors(entries: readonly number[]): number[];
  /** The product of the factors. For U, which has one factor, it is the activation of that factor. */
  product(factors: readonly number[]): number;
}

/** The factors of a result's products: their names, and the tensors that they are taken from. */
export function factorsOf(origin: Origin): Pick<Recipe, "names" | "tensors"> {
  switch (origin.name) {
    case "Z":
      return { names: ["W", "X"], tensors: [origin.W, origin.X] };
    case "dW":
      return { names: ["dZ", "X"], tensors: [origin.dZ, origin.X] };
    case "dX":
      return { names: ["dZ", "W"], tensors: [origin.dZ, origin.W] };
    case "db":
      return { names: ["dZ"], tensors: [origin.dZ] };
    case "U":
      return { names: ["Z"], tensors: [origin.Z] };
    case "dZ":
      return { names: ["dU", "∂U/∂Z"], tensors: [origin.dU, origin.Z] };
  }
}

/** The recipe of one entry of a result. */
export function recipeOf(origin: Origin, index: readonly number[]): Recipe {
  const recipe = { ...PRODUCTS, ...factorsOf(origin) };
  switch (origin.name) {
    case "Z":
      return { ...recipe, ...sumZ(origin, index) };
    case "dW":
      return { ...recipe, ...sumDW(origin, index) };
    case "dX":
      return { ...recipe, ...sumDX(origin, index) };
    case "db":
      return { ...recipe, ...sumDb(origin, index) };
    case "U": {
      const places = [{ at: {}, indices: [index] }];
      return { ...recipe, places, padded: [], product: ([z]) => origin.activation.value(z) };
    }
    case "dZ": {
      const places = [{ at: {}, indices: [index, index] }];
      const factors = ([dU, z]: readonly number[]) => [dU, origin.activation.slope(z)];
      return { ...recipe, places, padded: [], factors };
    }
  }
}

/** The name of the tensor that a factor is taken from: the slope of the activation is taken at Z. */
export function tensorName(factor: string): string {
  return factor === "∂U/∂Z" ? "Z" : factor;
}

/** The entries are the factors, and the factors are multiplied, unless a recipe says otherwise. */
const PRODUCTS = {
  factors: (entries: readonly number[]) => [...entries],
  product: (factors: readonly number[]) => factors.reduce((product, factor) => product * factor),
};
