// The formulas of notebook 03, computed for entries of every array.
import { sides, sumOf } from "./formulas.mjs";

/** @typedef {import("./shown.mjs").Audit} Audit @typedef {import("./problem-3-context.mjs").Context} Context */

/** All formulas that stand alone in a text. @param {string} text */
export function formulasIn(text) {
  return [...text.matchAll(/\$\$(.*?)\$\$/gs)].map(([, formula]) =>
    formula.replaceAll(/\s+/g, " ").trim(),
  );
}

/** What a letter of the formulas stands for. @param {Context} context */
export function lettersOf({ shapes, axes, N, M, batch }) {
  const [K1, K2] = shapes.W;
  return { K1, K2, N, M, R: axes[0].count, C: axes[1].count, B: batch };
}

/** @param {Context} context @returns {(name: string, at: number[]) => number | undefined} */
function entryOf({ arrays, D, reversed, axes }) {
  return (name, at) => {
    if (name === "D") return D.get(at.join());
    if (name === "Wrev") return reversed.get(at.join());
    const array = arrays[/** @type {"X"} */ (name.replace("∂", "d"))];
    const value = array.get(at.join());
    if (value !== undefined || name !== "X" || !at.every(Number.isInteger)) return value;
    const inPadding = at.slice(-3, -1).every((place, k) => {
      return place >= axes[k].start && place < axes[k].end;
    });
    return inPadding ? 0 : undefined;
  };
}

/**
 * A formula such as "Z[i,j,m] = \sum …", computed for some entries of the array: the first, the last,
 * and those at steps between them.
 *
 * @param {Audit} audit @param {string} formula @param {Context} context
 */
export function auditFormula(audit, formula, context) {
  const { name, at, right } = sides(formula);
  const array = context.arrays[/** @type {"X"} */ (name)];
  const off = context.off[/** @type {"X"} */ (name)];
  const letters = lettersOf(context);
  const counts = {
    ...{ k1: letters.K1, k2: letters.K2, n: letters.N, m: letters.M },
    ...{ i: letters.R, j: letters.C, b: letters.B },
  };
  const symbols = at.map((text) => text.trim().replace("_", ""));
  const fitting = [...array.keys()].filter((key) =>
    key.split(",").every((k, axis) => Number.isNaN(Number(symbols[axis])) || k === symbols[axis]),
  );
  audit.expect(fitting.length > 0, () => `no entry is meant by "${formula}"`);
  const step = Math.max(1, Math.floor(fitting.length / 40));
  for (const [k, key] of fitting.entries()) {
    if (k % step > 0 && k < fitting.length - 1) continue;
    const index = key.split(",").map(Number);
    const values = {
      ...letters,
      ...Object.fromEntries(symbols.map((s, axis) => [s, index[axis]])),
    };
    const bound = Object.fromEntries(
      Object.entries(values).filter(([symbol]) => /^[A-Za-z]\d?$/.test(symbol)),
    );
    try {
      const value = sumOf(right, bound, counts, entryOf(context));
      const wanted = Number(array.get(key));
      audit.expect(
        Math.abs(value - wanted) <= off + 1e-13 * Math.abs(wanted),
        () => `"${formula}" gives ${value} at (${key}), not ${wanted}`,
      );
    } catch (error) {
      audit.expect(false, () => `"${formula}" at (${key}): ${error}`);
    }
  }
}
