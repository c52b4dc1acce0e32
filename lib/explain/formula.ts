// The formula of a whole tensor.
import type { Origin } from "../layers/origin";
import { inLetters } from "./gradient-formulas";
import { affine, divided, isDense, partial, slopeTex } from "./tex";

/** The formula of a result as LaTeX, in symbols: strides, dilations and paddings are written as numbers. */
export function formulaOf(origin: Origin): string {
  if (origin.name === "U") {
    const at = imageSymbols(origin.Z.rank);
    return `U[${at}] = ${origin.activation.formula(`Z[${at}]`)}`;
  }
  if (origin.name === "dZ") {
    const at = imageSymbols(origin.Z.rank);
    return `${partial(`Z[${at}]`)} = ${partial(`U[${at}]`)} \\cdot ${slopeTex(at)}, \\quad ${slopeTex(at)} = ${origin.activation.slopeFormula(`Z[${at}]`, `U[${at}]`)}`;
  }
  const { X, sizes } = origin;
  const flat = X.rank === 2;
  const batch = X.rank === 4 ? "b, " : "";
  const [n, m] = flat ? ["", ""] : [", n", ", m"];
  const z = `Z[${batch}i, j${m}]`;
  const row = affine([sizes.stride[0], "i"], [sizes.dilation[0], "k_1"], -sizes.before[0]);
  const column = affine([sizes.stride[1], "j"], [sizes.dilation[1], "k_2"], -sizes.before[1]);
  const x = `X[${batch}${row}, ${column}${n}]`;
  const w = `W[k_1, k_2${n}${m}]`;
  const images = X.rank === 4 ? upTo("b", "B") : "";
  const pixels = `${images}${upTo("i", "R")}${upTo("j", "C")}`;
  switch (origin.name) {
    case "Z": {
      const channels = flat ? "" : upTo("n", "N");
      const bias = origin.b === undefined ? "" : ` + b[${flat ? "0" : "m"}]`;
      return `${z} = ${upTo("k_1", "K_1")}${upTo("k_2", "K_2")}${channels} ${w}\\, ${x}${bias}`;
    }
    case "dW":
      return `${partial(w)} = ${pixels} ${partial(z)}\\, ${x}`;
    case "dX": {
      if (isDense(sizes)) return inLetters(sizes, X.rank).dX;
      const channels = flat ? "" : upTo("m", "M");
      const k1 = divided(affine([1, "a"], [-sizes.stride[0], "i"], sizes.before[0]), sizes, 0);
      const k2 = divided(affine([1, "c"], [-sizes.stride[1], "j"], sizes.before[1]), sizes, 1);
      return `${partial(`X[${batch}a, c${n}]`)} = \\sum_{i}\\sum_{j}${channels} ${partial(z)}\\, W[${k1}, ${k2}${n}${m}]`;
    }
    case "db":
      return `${partial(`b[${flat ? "0" : "m"}]`)} = ${pixels} ${partial(z)}`;
  }
}

function upTo(symbol: string, length: string): string {
  return `\\sum_{${symbol}=0}^{${length}-1}`;
}

/** The indices of an array of any rank. */
function imageSymbols(rank: number): string {
  return ["i", "i, j", "i, j, m", "b, i, j, m"][rank - 1] ?? "\\ldots";
}
