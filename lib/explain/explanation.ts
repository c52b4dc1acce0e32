// What explain returns, and how it prints itself.
import type { Origin } from "../layers/origin";
import { WRITTEN_TERMS } from "../limits";
import { formatNumber } from "../tensor/number";
import { shown } from "../tensor/print";
import type { Tensor } from "../tensor/tensor";
import { bracketed } from "./bracketed";
import { kinkWords } from "./kink";
import type { Place } from "./sums";

/** A product of the sum that makes an entry. */
export interface Term extends Place {
  /** The factors, in the order of {@link Explanation.factors}. */
  factors: readonly number[];
  /** The factors multiplied; for U the activation of its one factor. */
  product: number;
  /** The sum up to here. */
  sum: number;
}

/** The sum over one channel, or over one image of a batch. */
export interface ChannelTotal {
  /** The index of the channel or image. */
  at: number;
  /** How many terms it has, 1 or more. */
  terms: number;
  /** What these terms add up to. */
  sum: number;
}

/** Where an entry comes from: see {@link explain}. It prints itself, and show displays it. */
export class Explanation {
  /** The tensor that the entry belongs to: "Z", "U", "dZ", "dW", "db" or "dX". */
  readonly name!: Origin["name"];
  /** Its index tuple. */
  readonly index!: readonly number[];
  /** The entry, as it was computed. */
  readonly value!: number;
  /** The formula of the whole tensor, as LaTeX. */
  readonly formula!: string;
  /** The formula of this entry with its own limits, as LaTeX. */
  readonly entryFormula!: string;
  /** The names of the factors: ["W", "X"] for Z. */
  readonly factors!: readonly string[];
  /** The terms, in the order in which they are added. */
  readonly terms!: readonly Term[];
  /** Products with a 0 of the padding, which are not added; their indices of X lie outside it. */
  readonly padded!: readonly Place[];
  /** b[m], which Z adds at the end; undefined where there is none. */
  readonly bias!: number | undefined;
  /** What the terms and the bias add up to. */
  readonly sum!: number;
  /** Whether the sum is the entry to the last bit. If not, it was added in another order. */
  readonly exact!: boolean;
  /** How far the sum may be from the entry if the terms were added in another order. */
  readonly tolerance!: number;
  /** Whether the entry is at the kink of ReLU: Z is 0, or it is 0 on paper and differs by rounding. */
  readonly kink!: boolean;
  /** The name of the index in `totals`: n for Z, m for dX, b for dW and db of a batch. */
  readonly totalsOver!: string | undefined;
  /** The sums by channel or image; empty when there is only one. */
  readonly totals!: readonly ChannelTotal[];
  /** The tensor that the entry belongs to. */
  readonly result!: Tensor;
  /** The tensors that the factors are taken from. */
  readonly tensors!: readonly Tensor[];
  /** How the result was computed, for the picture. */
  readonly origin!: Origin;

  /** Made by {@link explain}. */
  constructor(fields: Omit<Explanation, "toString">) {
    Object.assign(this, fields);
  }

  /** The terms in lines, the totals, and how the sum was compared with the entry. */
  toString(): string {
    return [
      `${this.name}[${this.index.join(", ")}] = ${formatNumber(this.value)}`,
      ...this.#lines(),
      ...remarks(this).map((remark) => `  ${remark}`),
    ].join("\n");
  }

  #lines(): string[] {
    return shown(this.terms.length, WRITTEN_TERMS).map((k) => {
      if (k === "gap") return `  ⋮  ${this.terms.length - WRITTEN_TERMS} more`;
      const { indices, factors, product, sum } = this.terms[k];
      const names = indices.map((index, f) => `${this.factors[f]}[${index.join(", ")}]`);
      const numbers = factors.map((factor) => bracketed(factor)).join(" · ");
      const result = formatNumber(product);
      if (this.name === "U") return `  ${names[0]} = ${formatNumber(factors[0])} becomes ${result}`;
      const equals =
        factors.length > 1
          ? `${names.join(" · ")} = ${numbers} = ${result}`
          : `${names[0]} = ${result}`;
      return this.terms.length > 1 ? `  ${equals}, sum ${formatNumber(sum)}` : `  ${equals}`;
    });
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

const CHANNELS: Record<string, string> = {
  n: "input channel n",
  m: "output channel m",
  b: "image b",
};

/** Remarks on the padding, the totals, the bias, and on how the sum agrees with the entry. */
export function remarks(explanation: Explanation): string[] {
  const { name, index, terms, padded, bias, sum, value, exact, tolerance } = explanation;
  const entry = `${name}[${index.join(", ")}]`;
  const result: string[] = [];
  if (terms.length === 0) result.push("No term: the sum is empty.");
  if (padded.length > 0) {
    const products =
      padded.length === 1 ? "1 product with a zero" : `${padded.length} products with zeros`;
    result.push(`${products} of the padding ${padded.length === 1 ? "is" : "are"} not added.`);
  }
  const { totals, totalsOver = "" } = explanation;
  if (totals.length > 0) {
    const written = shown(totals.length, WRITTEN_TERMS).map((k) =>
      k === "gap" ? "…" : `${totals[k].at}: ${formatNumber(totals[k].sum)}`,
    );
    result.push(`Sums by ${CHANNELS[totalsOver]}: ${written.join(", ")}.`);
  }
  if (bias !== undefined) {
    const last = terms[terms.length - 1]?.sum ?? 0;
    result.push(
      `With the bias: ${formatNumber(last)} + ${bracketed(bias)} = ${formatNumber(sum)}.`,
    );
  }
  if (explanation.kink) result.push(kinkWords(explanation.origin, index));
  result.push(
    exact
      ? `This is exactly the ${entry} that the library computed.`
      : `${entry} was computed as ${String(value).replace("-", "−")} with the terms in another order; the difference ${short(sum - value)} is within ${short(tolerance)}, the most that another order can make.`,
  );
  return result;
}

function short(value: number): string {
  return formatNumber(Number(value.toPrecision(2)));
}
