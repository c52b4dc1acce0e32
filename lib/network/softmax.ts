// The loss of a network that chooses among classes.
import { describe, isWhole } from "../tensor/arguments";
import { publicly, ShapeError, ValueError } from "../tensor/errors";
import { type TensorLike, toTensor } from "../tensor/nested";
import { Tensor } from "../tensor/tensor";

/** What {@link softmaxCrossEntropy} returns. */
export interface ClassLoss {
  /** J, the mean over the batch. */
  J: number;
  /** The probability of every class, of the shape of Z. */
  P: Tensor;
  /** ∂J/∂Z, of the shape of Z. */
  dZ: Tensor;
}

/**
 * The probabilities of the classes, and how much they disagree with the right ones.
 *
 *     P[b,m] = e^Z[b,m] / Σ_{m'=0}^{M−1} e^Z[b,m']
 *     J      = −1/B · Σ_{b=0}^{B−1} ln P[b, labels[b]]
 *     dZ     = (P − Y) / B,  where Y[b,m] is 1 for m = labels[b], else 0
 *
 * The largest entry of each row of Z is subtracted first, which changes none of the three and keeps the
 * exponentials finite. The names are those of C. M. Bishop, *Pattern Recognition and Machine Learning*
 * (2006), section 4.3.4.
 *
 * @param Z shape [b, m], one row for each input, or [m] for one input
 * @param labels the right classes: a list of whole numbers from 0 to M − 1, or one of them
 * @returns { J, P, dZ }; J is at least 0, entries of P are from 0 to 1
 * @throws ShapeError when Z is ragged or has other axes, or there are more or fewer labels than rows
 * @throws ValueError when an entry is not finite, J overflows, or a label is not a class
 * @throws TypeError when an entry is not a number
 *
 * @example
 * softmaxCrossEntropy([[0, 0]], [1]).dZ.toArray() // [[0.5, -0.5]]
 */
export function softmaxCrossEntropy(Z: TensorLike, labels: TensorLike | number): ClassLoss {
  return publicly("softmaxCrossEntropy", () => {
    const z = toTensor("Z", Z);
    if (z.rank > 2) {
      throw new ShapeError(`Z must have the axes [b, m] or [m], but got ${z.rank} axes`);
    }
    const classes = z.shape[z.rank - 1];
    const batch = z.data.length / classes;
    const right = readLabels(typeof labels === "number" ? [labels] : labels, batch, classes);
    const P = new Float64Array(z.data.length);
    const dZ = new Float64Array(z.data.length);
    let J = 0;
    for (let b = 0; b < batch; b++) {
      const first = b * classes;
      const row = z.data.subarray(first, first + classes);
      const most = row.reduce((largest, value) => Math.max(largest, value));
      const sum = row.reduce((total, value) => total + Math.exp(value - most), 0);
      for (let m = 0; m < classes; m++) {
        P[first + m] = Math.exp(row[m] - most) / sum;
        dZ[first + m] = (P[first + m] - (m === right[b] ? 1 : 0)) / batch;
      }
      J += (most - row[right[b]] + Math.log(sum)) / batch;
    }
    if (!Number.isFinite(J)) {
      throw new ValueError(`the entries of Z are too far apart: J is ${J}`);
    }
    return { J, P: new Tensor(z.shape, P), dZ: new Tensor(z.shape, dZ) };
  });
}

/** Reads a label for each input of a batch. */
export function readLabels(labels: TensorLike, batch: number, classes: number): readonly number[] {
  const { data, rank } = toTensor("labels", labels);
  if (rank !== 1 || data.length !== batch) {
    throw new ShapeError(
      `labels must be a list of ${batch} classes, one for each input, but got ${rank === 1 ? data.length : `${rank} axes`}`,
    );
  }
  return Array.from(data, (label, k) => {
    if (isWhole(label, 0) && label < classes) return label;
    throw new ValueError(
      `labels[${k}] must be a whole number from 0 to ${classes - 1}, but got ${describe(label)}`,
    );
  });
}
