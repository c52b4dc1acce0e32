// Where an entry comes from: its sum, term by term, compared with the entry.
import { type Origin, originOf } from "../layers/origin";
import { EXPLAINED_TERMS } from "../limits";
import { describe, describeList, formatShape, isArray, isWhole } from "../tensor/arguments";
import { KindError, LimitError, publicly, ShapeError, ValueError } from "../tensor/errors";
import { counted } from "../tensor/number";
import { Tensor } from "../tensor/tensor";
import { entryFormulaOf } from "./entry-formula";
import { type ChannelTotal, Explanation, type Term } from "./explanation";
import { formulaOf } from "./formula";
import { isKink } from "./kink";
import { recipeOf } from "./products";

/** The inputs of each result, one of which must have changed when the terms do not add up to it. */
const INPUTS = { Z: "X, W, b", U: "Z", dZ: "Z, dU", dW: "X, dZ", dX: "W, dZ", db: "dZ" };

/**
 * Where a number comes from: an entry of Z, U, dZ, dW, db or dX as the sum that makes it, term by
 * term in the order in which they were added, with the formula, the indices and the values of the
 * factors and the running sum. The sum is compared with the entry.
 *
 * @param result what conv2d, conv2dGradients, relu, sigmoid, tanh, activationGradient or a layer's
 *   forward or backward returned: the Tensor itself, not a copy
 * @param index the index tuple of an entry of it
 * @returns the explanation; it prints itself, and {@link show} displays it with a picture
 * @throws ShapeError when index has too few or too many indices
 * @throws ValueError when no such function returned the Tensor, an index is outside its axis, the
 *   result or an input has changed since, or the sum has more than 200,000 terms
 * @throws TypeError when result is not a Tensor or index not a list
 *
 * @example
 * explain(conv2d([[5, 2, 3]], [[1, -1]]), [0, 1]).terms.map(({ product }) => product) // [2, -3]
 */
export function explain(result: Tensor, index: readonly number[]): Explanation {
  return publicly("explain", () => {
    const origin = readOrigin(result);
    return explainEntry(result, readIndex(origin.name, result, index), origin);
  });
}

/** The origin of a result. */
export function readOrigin(result: unknown): Origin {
  const wanted =
    "what conv2d, conv2dGradients, an activation or a layer's forward or backward returned";
  if (!(result instanceof Tensor)) {
    throw new KindError(`result must be a Tensor, ${wanted}, but got ${describe(result)}`);
  }
  const origin = originOf(result);
  if (origin === undefined) {
    throw new ValueError(
      `result must be ${wanted}, for example conv2d(X, W), but got a Tensor of shape ${formatShape(result.shape)} that was made in another way`,
    );
  }
  return origin;
}

function readIndex(name: string, { rank, shape }: Tensor, index: unknown): readonly number[] {
  if (!isArray(index)) {
    throw new KindError(
      `index must be a list of whole numbers such as [${shape.map(() => 0).join(", ")}], but got ${describe(index)}`,
    );
  }
  const given = Array.from(index);
  if (given.length !== rank) {
    throw new ShapeError(
      `${name} has the shape ${formatShape(shape)}, so index must have ${counted(rank, "number")}, but got ${describeList(given)}`,
    );
  }
  const wrong = given.findIndex((at, axis) => !isWhole(at, 0) || at >= shape[axis]);
  if (wrong >= 0) {
    throw new ValueError(
      `index ${wrong} of ${name} must be a whole number from 0 to ${shape[wrong] - 1}, but got ${describe(given[wrong])}`,
    );
  }
  return given as number[];
}

/** {@link explain} for an index and an origin that have been read. */
export function explainEntry(
  result: Tensor,
  index: readonly number[],
  origin: Origin,
): Explanation {
  checkLength(origin);
  const { names, tensors, places, padded, factors, product } = recipeOf(origin, index);
  let sum = 0;
  let size = 0;
  const terms = places.map((place): Term => {
    const values = factors(place.indices.map((at, k) => tensors[k].at(...at)));
    const value = product(values);
    sum += value;
    size += Math.abs(value);
    return { ...place, factors: values, product: value, sum };
  });
  const bias = biasOf(origin, index);
  if (bias !== undefined) {
    sum += bias;
    size += Math.abs(bias);
  }
  const value = result.at(...index);
  const precision = result.data instanceof Float32Array ? 2 ** -23 : 2 ** -52;
  const tolerance = precision * (terms.length + 1) * size;
  // Written with !, so that NaN is refused too.
  if (!(Math.abs(sum - value) <= tolerance)) {
    throw new ValueError(
      `${origin.name}[${index.join(", ")}] is ${value}, but its terms now add up to ${sum}: ${INPUTS[origin.name]} or ${origin.name} itself was changed after it was computed; compute it again`,
    );
  }
  const { over, totals } = totalsOf(terms);
  return new Explanation({
    name: origin.name,
    index: [...index],
    value,
    formula: formulaOf(origin),
    entryFormula: entryFormulaOf(origin, index, places, value),
    factors: names,
    terms,
    padded,
    bias,
    sum,
    exact: sum === value,
    tolerance,
    kink: isKink(origin, index),
    totalsOver: over,
    totals,
    result,
    tensors,
    origin,
  });
}

function checkLength(origin: Origin): void {
  if (origin.name === "U" || origin.name === "dZ") return;
  const { kernel, inputChannels, outputChannels, batch, output } = origin.sizes;
  const image = batch * output[0] * output[1];
  const window = kernel[0] * kernel[1];
  const most = { Z: window * inputChannels, dX: window * outputChannels, dW: image, db: image };
  if (most[origin.name] > EXPLAINED_TERMS) {
    throw new LimitError(
      `an entry of ${origin.name} is a sum of up to ${most[origin.name]} terms; at most ${EXPLAINED_TERMS} are written out, so take a smaller layer`,
    );
  }
}

/** b[m], if Z has a bias. */
function biasOf(origin: Origin, index: readonly number[]): number | undefined {
  if (origin.name !== "Z") return undefined;
  return origin.b?.data[origin.X.rank === 2 ? 0 : index[index.length - 1]];
}

/** The sums by input channel n, output channel m or image b, whichever the sum runs over. */
function totalsOf(terms: readonly Term[]): { over?: string; totals: ChannelTotal[] } {
  const over = ["n", "m", "b"].find((name) => terms.length > 0 && name in terms[0].at);
  if (over === undefined) return { totals: [] };
  const byChannel = new Map<number, ChannelTotal>();
  for (const { at, product } of terms) {
    const total = byChannel.get(at[over]) ?? { at: at[over], terms: 0, sum: 0 };
    total.terms++;
    total.sum += product;
    byChannel.set(at[over], total);
  }
  const totals = [...byChannel.values()].sort((one, other) => one.at - other.at);
  return totals.length > 1 ? { over, totals } : { totals: [] };
}
