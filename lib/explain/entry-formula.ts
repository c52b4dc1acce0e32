// The formula of one entry.
import type { ConvGeometry } from "../geometry/geometry";
import { grouped } from "../layers/activation";
import type { Origin } from "../layers/origin";
import type { Place } from "./sums";
import { affine, divided, isDense, numberTex, partial, slopeTex } from "./tex";

/** The formula of one entry as LaTeX: its indices are numbers, and each sum has this entry's limits. */
export function entryFormulaOf(
  origin: Origin,
  index: readonly number[],
  places: readonly Place[],
  value: number,
): string {
  const at = index.join(", ");
  const ends = ` = ${numberTex(value)}`;
  if (origin.name === "U") {
    const { activation, Z } = origin;
    const symbols = `U[${at}] = ${activation.formula(`Z[${at}]`)}`;
    if (activation.name === "none") return `${symbols}${ends}`;
    return `${symbols} = ${activation.formula(numberTex(Z.at(...index)))}${ends}`;
  }
  if (origin.name === "dZ") {
    const factors = [origin.dU.at(...index), origin.activation.slope(origin.Z.at(...index))];
    return `${partial(`Z[${at}]`)} = ${partial(`U[${at}]`)} \\cdot ${slopeTex(at)} = ${factors.map(numberTex).map(grouped).join(" \\cdot ")}${ends}`;
  }
  const { X, sizes } = origin;
  const batched = X.rank === 4;
  const left = origin.name === "Z" ? `Z[${at}]` : partial(`${origin.name.slice(1)}[${at}]`);
  const bias =
    origin.name === "Z" && origin.b !== undefined ? ` + b[${X.rank === 2 ? 0 : index.at(-1)}]` : "";
  if (places.length === 0) return `${left} = 0${bias}${bias && ends}`;
  const sums = limits(places);
  switch (origin.name) {
    case "Z": {
      const [b, i, j, m] = batched ? index : [0, ...index];
      const row = fixedAffine(sizes, 0, i, "k_1");
      const column = fixedAffine(sizes, 1, j, "k_2");
      const [w, x] = X.rank === 2 ? ["", ""] : [`, n, ${m}`, ", n"];
      return `${left} = ${sums} W[k_1, k_2${w}]\\, X[${batched ? `${b}, ` : ""}${row}, ${column}${x}]${bias}${ends}`;
    }
    case "dW": {
      const [k1, k2, n, m] = index;
      const row = affine([sizes.stride[0], "i"], sizes.dilation[0] * k1 - sizes.before[0]);
      const column = affine([sizes.stride[1], "j"], sizes.dilation[1] * k2 - sizes.before[1]);
      const [z, x] = X.rank === 2 ? ["", ""] : [`, ${m}`, `, ${n}`];
      const b = batched ? "b, " : "";
      return `${left} = ${sums} ${partial(`Z[${b}i, j${z}]`)}\\, X[${b}${row}, ${column}${x}]${ends}`;
    }
    case "dX": {
      const [b, a, c, n] = batched ? index : [0, ...index];
      const [zm, wm] = X.rank === 2 ? ["", ""] : [", m", `, ${n}, m`];
      const image = batched ? `${b}, ` : "";
      if (isDense(sizes)) {
        const [zi, zj] = [a, c].map((at, axis) =>
          affine(at + sizes.before[axis], [-sizes.dilation[axis], `k_${axis + 1}`]),
        );
        return `${left} = ${limits(offsets(places))} ${partial(`Z[${image}${zi}, ${zj}${zm}]`)}\\, W[k_1, k_2${wm}]${ends}`;
      }
      const k1 = divided(affine(a + sizes.before[0], [-sizes.stride[0], "i"]), sizes, 0);
      const k2 = divided(affine(c + sizes.before[1], [-sizes.stride[1], "j"]), sizes, 1);
      return `${left} = ${sums} ${partial(`Z[${image}i, j${zm}]`)}\\, W[${k1}, ${k2}${wm}]${ends}`;
    }
    case "db": {
      const m = X.rank === 2 ? "" : `, ${index[0]}`;
      return `${left} = ${sums} ${partial(`Z[${batched ? "b, " : ""}i, j${m}]`)}${ends}`;
    }
  }
}

/** The products of an entry of dX, by the indices of the weight instead of those of the pixel of Z. */
function offsets(places: readonly Place[]): Place[] {
  return places.map(({ at: { i, j, ...rest }, indices }) => ({
    at: { k1: indices[1][0], k2: indices[1][1], ...rest },
    indices,
  }));
}

/** The summation signs: one for each index that the sum runs over, with the values that it takes. */
function limits(places: readonly Place[]): string {
  return Object.keys(places[0].at)
    .map((name) => {
      const values = [...new Set(places.map(({ at }) => at[name]))].sort(
        (one, other) => one - other,
      );
      const symbol = name.replace(/\d/, "_$&");
      const [low, high] = [values[0], values[values.length - 1]];
      if (high - low === values.length - 1) return `\\sum_{${symbol}=${low}}^{${high}}`;
      const written =
        values.length > 4 ? `${low}, ${values[1]}, \\ldots, ${high}` : values.join(", ");
      return `\\sum_{${symbol} \\in \\{${written}\\}}`;
    })
    .join("");
}

/** The index of X along an axis for a fixed output: s·out − p + d·k. */
function fixedAffine(sizes: ConvGeometry, axis: 0 | 1, out: number, k: string): string {
  const start = sizes.stride[axis] * out - sizes.before[axis];
  return start < 0
    ? affine([sizes.dilation[axis], k], start)
    : affine(start, [sizes.dilation[axis], k]);
}
