// The formulas of Z, U and the gradients, in general and for one entry.
import type { ConvGeometry } from "../geometry/geometry";
import type { Origin } from "../layers/origin";
import {
  activationTex,
  definition,
  grouped,
  numberTex,
  slopeFormula,
  slopeTex,
} from "./activation-formula";
import type { Place } from "./products";

/** The formula of a result as LaTeX, in symbols: strides, dilations and paddings are written as numbers. */
export function formulaOf(origin: Origin): string {
  if (origin.name === "U") {
    const at = imageSymbols(origin.Z.rank);
    return `U[${at}] = ${activationTex(origin.activation, `Z[${at}]`)}${definition(origin.activation)}`;
  }
  if (origin.name === "dZ") {
    const at = imageSymbols(origin.Z.rank);
    return `${partial(`Z[${at}]`)} = ${partial(`U[${at}]`)} \\cdot ${slopeTex(at)}, \\quad ${slopeTex(at)} = ${slopeFormula(origin.activation, at)}`;
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
      const channels = flat ? "" : upTo("m", "M");
      if (isDense(sizes)) {
        const [zi, zj] = [0, 1].map((axis) =>
          affine([1, "ij"[axis]], sizes.before[axis], [-sizes.dilation[axis], `k_${axis + 1}`]),
        );
        return `${partial(`X[${batch}i, j${n}]`)} = \\sum_{k_1}\\sum_{k_2}${channels} ${partial(`Z[${batch}${zi}, ${zj}${m}]`)}\\, ${w}`;
      }
      const k1 = divided(affine([1, "a"], [-sizes.stride[0], "i"], sizes.before[0]), sizes, 0);
      const k2 = divided(affine([1, "c"], [-sizes.stride[1], "j"], sizes.before[1]), sizes, 1);
      return `${partial(`X[${batch}a, c${n}]`)} = \\sum_{i}\\sum_{j}${channels} ${partial(z)}\\, W[${k1}, ${k2}${n}${m}]`;
    }
    case "db":
      return `${partial(`b[${flat ? "0" : "m"}]`)} = ${pixels} ${partial(z)}`;
  }
}

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
    const symbols = `U[${at}] = ${activationTex(activation, `Z[${at}]`)}`;
    if (activation.name === "none") return `${symbols}${ends}`;
    return `${symbols} = ${activationTex(activation, numberTex(Z.at(...index)))}${ends}`;
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

/** Whether ∂J/∂X can be summed over the kernel, as in the homework: with stride 1 no entry is skipped. */
function isDense({ stride }: ConvGeometry): boolean {
  return stride.every((step) => step === 1);
}

/** The products of an entry of dX by the weight's offset in place of the pixel of Z. */
function offsets(places: readonly Place[]): Place[] {
  return places.map(({ at: { i, j, ...rest }, indices }) => ({
    at: { k1: indices[1][0], k2: indices[1][1], ...rest },
    indices,
  }));
}

/** The homework's ∂J/∂…. */
function partial(of: string): string {
  return `\\frac{\\partial J}{\\partial ${of}}`;
}

function upTo(symbol: string, length: string): string {
  return `\\sum_{${symbol}=0}^{${length}-1}`;
}

/** The sums over the indices that run, each with the values that it really takes. */
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

/** A sum of numbers and of multiples of symbols, without the parts that are 0: "2 i + k_1 - 1". */
function affine(...parts: (number | readonly [number, string])[]): string {
  let text = "";
  for (const part of parts) {
    const [factor, symbol] = typeof part === "number" ? [part, ""] : part;
    if (factor === 0) continue;
    const size = Math.abs(factor) === 1 && symbol !== "" ? symbol : `${Math.abs(factor)} ${symbol}`;
    const sign = factor < 0 ? (text ? " - " : "-") : text ? " + " : "";
    text += sign + size.trim();
  }
  return text || "0";
}

/** An index of W along an axis: what the window's offset is, divided by the dilation. */
function divided(offset: string, { dilation }: ConvGeometry, axis: 0 | 1): string {
  return dilation[axis] === 1 ? offset : `\\tfrac{${offset}}{${dilation[axis]}}`;
}

/** The indices of an array of any rank. */
function imageSymbols(rank: number): string {
  return ["i", "i, j", "i, j, m", "b, i, j, m"][rank - 1] ?? "\\ldots";
}
