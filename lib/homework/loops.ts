// Mistakes in the sums of a gradient: one that is missing, or that begins late or ends early; and in
// the indices of its entries.
import type { ArrayMistake } from "../judge/array";
import { fill } from "../tensor/fill";
import type { Tensor } from "../tensor/tensor";
import type { Backward } from "./backward";
import { isMoved } from "./moves";

/** Whether a sum takes the index `at`, of which the last is `end`. */
type Takes = (at: number, end: number) => boolean;

const WAYS: readonly (readonly [words: (sums: string, unit: string) => string, takes: Takes])[] = [
  [(sums, unit) => `ending ${sums} one ${unit} early`, (at, end) => at < end],
  [(sums) => `starting ${sums} at 1`, (at) => at > 0],
  [(sums) => `leaving out ${sums}`, (at) => at === 0],
  [(sums) => `keeping the last term of ${sums} only`, (at, end) => at === end],
];

/** Mistakes in the sums over the pixels of Z, for ∂J/∂W and ∂J/∂b. */
export function pixelSums(back: Backward, gradient: "dW" | "db"): ArrayMistake[] {
  const hint = "Over which i and j do the sums run? Every pixel of Z counts.";
  const axes = ["i", "j"].map((letter) => back.axesZ.indexOf(letter));
  const gives = (kept: Tensor) => back.from(kept)?.[gradient];
  return mistaken({ letters: ["i", "j"], unit: "pixel", axes, summed: back.pass.dZ, hint, gives });
}

/** Mistakes in the sums over the entries of W, for ∂J/∂X. */
export function kernelSums({ pass: { W, X, dZ }, from }: Backward): ArrayMistake[] {
  const hint = "Over which k1 and k2 do the sums run? Every entry of the kernel counts.";
  return mistaken({
    letters: ["k1", "k2"],
    unit: "entry",
    axes: [0, 1],
    summed: W,
    hint,
    gives: (kept) => from(dZ, X, kept)?.dX,
  });
}

/** Mistakes with the entries of ∂J/∂Z that exist, for ∂J/∂X with stride 1 and no padding. */
export function edges(back: Backward): ArrayMistake[] {
  const { pass, gradients, from, axesX, axesZ, output } = back;
  const { dZ } = pass;
  if (isMoved(pass)) return [];
  const [i, j] = ["i", "j"].map((letter) => axesZ.indexOf(letter));
  const without = (row: number, column: number) =>
    from(fill(dZ.shape, (...at) => (at[i] === row || at[j] === column ? 0 : dZ.at(...at))))?.dX;
  const [R, C] = output;
  const [down, across] = ["i", "j"].map((letter) => axesX.indexOf(letter));
  const short = fill(gradients.dX.shape, (...at) =>
    at[down] < R && at[across] < C ? gradients.dX.at(...at) : 0,
  );
  const hint =
    "Which rows and columns does ∂J/∂Z have? It is i − k1 and j − k2 that must be among them.";
  return [
    ["leaving out row 0 and column 0 of ∂J/∂Z", without(0, 0), hint],
    ["leaving out the last row and column of ∂J/∂Z", without(R - 1, C - 1), hint],
    ["asking whether i and j lie in ∂J/∂Z", short, hint],
  ];
}

/** Two sums over the axes of an array, and what is computed from the entries that they take. */
interface Sums {
  letters: readonly [string, string];
  /** What one entry is called. */
  unit: string;
  axes: readonly number[];
  summed: Tensor;
  hint: string;
  gives(kept: Tensor): Tensor | undefined;
}

/** What each mistake gives when it is made in both sums, or in one of them. */
function mistaken({ letters, unit, axes, summed, hint, gives }: Sums): ArrayMistake[] {
  const [first, second] = letters;
  const sums: [string, number[]][] = [
    [`the sums over ${first} and ${second}`, [0, 1]],
    [`the sum over ${first}`, [0]],
    [`the sum over ${second}`, [1]],
  ];
  return WAYS.flatMap(([words, takes]) =>
    sums.map(([name, which]): ArrayMistake => {
      const isTaken = (at: readonly number[]) =>
        which.every((k) => takes(at[axes[k]], summed.shape[axes[k]] - 1));
      const kept = fill(summed.shape, (...at) => (isTaken(at) ? summed.at(...at) : 0));
      return [words(name, unit), gives(kept), hint];
    }),
  );
}

const TOGETHER = ["i and j", "k1 and k2", "n and m"];

/** What a rule gives that does not use one of its indices, or two: it takes 0 in its place. */
export function unusedIndices(right: Tensor, axes: readonly string[]): ArrayMistake[] {
  const pairs = TOGETHER.map((names) => names.split(" and "));
  const groups = [...axes.map((name) => [name]), ...pairs].filter((names) =>
    names.every((name) => axes.includes(name)),
  );
  return groups.map((names): ArrayMistake => {
    const gives = fill(right.shape, (...at) =>
      right.at(...at.map((k, axis) => (names.includes(axes[axis]) ? 0 : k))),
    );
    const zeros = names.map((name) => `${name} = 0`).join(" and ");
    return [
      `taking ${zeros} everywhere`,
      gives,
      `Every ${names.join(" and every ")} has an entry of its own: where does it come in?`,
    ];
  });
}
