// The sums of the gradients in words, for the stride, the padding and the dilation of the layer.
import { geometry } from "../geometry/geometry";
import type { Backward } from "./backward";
import { isMoved } from "./moves";

/** What ∂J/∂W is. */
export function weightsInWords({ pass, batch }: Backward): string {
  const { rank } = pass.W;
  const over = `over all pixels${batch > 1 ? " and images" : ""}`;
  const place = isMoved(pass) ? under(pass) : "(i + k1, j + k2)";
  const limits = isMoved(pass)
    ? "as far as X has such a pixel"
    : "without padding and with stride 1";
  return `∂J/∂W[k1, k2${rank === 2 ? "" : ", n, m"}] is the sum ${over} of ∂J/∂Z at (i, j) times X at ${place}, ${limits}:`;
}

/** What ∂J/∂X is. */
export function inputInWords({ pass }: Backward): string {
  const flat = pass.W.rank === 2;
  const entry = `∂J/∂X[a, c${flat ? "" : ", n"}]`;
  return isMoved(pass)
    ? `${entry} is the sum of ∂J/∂Z at (i, j) times W at (k1, k2), over all pixels, k1, k2${flat ? "" : " and m"} for which ${under(pass)} is (a, c):`
    : `${entry} is the sum of ∂J/∂Z at (a − k1, c − k2) times W at (k1, k2), over all k1, k2${flat ? "" : " and m"} for which that pixel exists, without padding and with stride 1:`;
}

/** The pixel of X under W[k1, k2] while Z[i, j] is computed: "(2i + k1 − 1, 2j + k2 − 1)". */
function under({ X, W, moves }: Backward["pass"]): string {
  const { stride, dilation, before } = geometry(X.shape, W.shape, moves);
  const times = (factor: number) => (factor === 1 ? "" : factor);
  const [row, column] = ["i", "j"].map((letter, axis) => {
    const shift = before[axis] === 0 ? "" : ` − ${before[axis]}`;
    return `${times(stride[axis])}${letter} + ${times(dilation[axis])}k${axis + 1}${shift}`;
  });
  return `(${row}, ${column})`;
}
