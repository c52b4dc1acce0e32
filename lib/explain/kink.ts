// The kink of ReLU at 0: whether an entry of Z is 0, or 0 on paper, and a remark on it.
import { conv2d } from "../layers/conv2d";
import { type Origin, originOf } from "../layers/origin";
import { settled } from "../layers/settled";
import { formatNumber } from "../tensor/number";
import { areSingle, zeroNumbers } from "../tensor/numbers";
import { Tensor } from "../tensor/tensor";
import { recipeOf } from "./products";

/** Whether ReLU has its kink at an entry of Z: it is 0, or its sum is 0 on paper. */
export function isKink(origin: Origin, index: readonly number[]): boolean {
  if ((origin.name !== "U" && origin.name !== "dZ") || origin.activation.name !== "relu") {
    return false;
  }
  const { Z } = origin;
  const sum = originOf(Z);
  if (Z.at(...index) === 0 || sum?.name !== "Z") return Z.at(...index) === 0;
  // The same sum is computed again as the only entry of a convolution, for settled to judge.
  const { tensors, places } = recipeOf(sum, index);
  if (places.length === 0) return false;
  const bias = sum.b?.data[sum.X.rank === 2 ? 0 : index[index.length - 1]] ?? 0;
  const [W, X] = tensors.map((tensor, k) => {
    const row = zeroNumbers(areSingle(tensor.data), places.length);
    row.set(places.map(({ indices }) => tensor.at(...indices[k])));
    return new Tensor([1, places.length], row) as Tensor;
  });
  return settled(conv2d(X, W, { bias: [bias] })).data[0] === 0;
}

/** A remark on an entry of U or dZ at the kink of ReLU. */
export function kinkWords(origin: Origin, index: readonly number[]): string {
  const Z = "Z" in origin ? origin.Z.at(...index) : 0;
  const entry = `Z[${index.join(", ")}]`;
  const where =
    Z === 0
      ? `${entry} is 0`
      : `${entry} is 0 on paper; ${formatNumber(Z)} is what rounding left of it`;
  if (origin.name === "U") return `${where}. There ReLU has a kink.`;
  const slope =
    Z > 0 ? "1, as for every positive number" : "0, as for every number that is not positive";
  return `${where}. There ReLU has a kink and no derivative; its slope is taken as ${slope}.`;
}
