// The sums of Problem 3 in words, for any stride, padding and dilation.
import { affine } from "../explain/tex";
import { geometry } from "../geometry/geometry";
import type { Pass } from "./slips";

/** What the entries of the sums are called: the pixel of X, ∂J/∂Z at one place and at another, the weight. */
function namesOf({ X, W, moves }: Pass) {
  const { stride, dilation, before, after } = geometry(X.shape, W.shape, moves);
  const written = (tex: string) =>
    tex
      .replaceAll("_", "")
      .replaceAll("-", "−")
      .replaceAll(/(\d) ([a-z])/g, "$1·$2");
  const indices = ([0, 1] as const).map((axis) => {
    const [at, k] = ["ij"[axis], `k_${axis + 1}`];
    const [s, d, p] = [stride[axis], dilation[axis], before[axis]];
    const entry = written(affine([1, at], p, [-d, k]));
    return {
      pixel: written(affine([s, at], [d, k], -p)),
      entry: s === 1 ? entry : `(${entry})/${s}`,
    };
  });
  const [pixel, entry] = (["pixel", "entry"] as const).map((of) =>
    indices.map((index) => index[of]).join(", "),
  );
  const b = X.rank === 4 ? "b, " : "";
  const [n, m] = X.rank === 2 ? ["", ""] : [", n", ", m"];
  return {
    pixel: `X[${b}${pixel}${n}]`,
    here: `∂J/∂Z[${b}i, j${m}]`,
    there: `∂J/∂Z[${b}${entry}${m}]`,
    weight: `W[k1, k2${n}${m}]`,
    isPadded: [...before, ...after].some((zeros) => zeros > 0),
    hasStride: stride.some((step) => step > 1),
  };
}

/** The sum of ∂J/∂W. */
export function weightSum(pass: Pass): string {
  const { pixel, here, weight, isPadded } = namesOf(pass);
  const images = pass.X.rank === 4 ? "images b and all " : "";
  const outside = isPadded ? ", where X is 0 outside its edges" : "";
  return `∂J/∂${weight} is the sum of ${here} · ${pixel} over all ${images}pixels (i, j) of Z${outside}:`;
}

/** The sum of ∂J/∂b. */
export function biasSum(pass: Pass): string {
  const { here } = namesOf(pass);
  const images = pass.X.rank === 4 ? "images b and all " : "";
  const of = pass.X.rank === 2 ? "b" : "b[m]";
  return `∂J/∂${of} is the sum of ${here} over all ${images}pixels (i, j) of Z:`;
}

/** The sum of ∂J/∂X. */
export function pixelSum(pass: Pass): string {
  const { there, weight, hasStride } = namesOf(pass);
  const image = pass.X.rank === 4 ? "b, " : "";
  const [n, m] = pass.X.rank === 2 ? ["", " and k2"] : [", n", ", k2 and m"];
  const exists = hasStride
    ? "these indices are whole numbers and the entry exists"
    : "that entry exists";
  return `∂J/∂X[${image}i, j${n}] is the sum of ${weight} · ${there} over all k1${m} for which ${exists}:`;
}
