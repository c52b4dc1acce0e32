// What several cells of notebook 03 are checked for: figures, formulas, answers that are still closed.
import { auditArray, auditHeatmap } from "./figures.mjs";
import { holds } from "./formulas.mjs";
import { auditFormula, formulasIn, lettersOf } from "./problem-3-entry-formulas.mjs";

/**
 * @typedef {import("./shown.mjs").Audit} Audit
 * @typedef {import("./shown.mjs").Shown} Shown
 * @typedef {import("./problem-3-context.mjs").Context} Context
 * @typedef {(audit: Audit, shown: Shown, context: Context) => void} Check
 */

/** Heatmaps and tables, and how many of each. @param {number} heatmaps @param {number} tables @returns {Check} */
export const figures = (heatmaps, tables) => (audit, shown, context) => {
  audit.expect(
    shown.alts.length === heatmaps && shown.tables.length === tables,
    () => `there are ${shown.alts.length} heatmaps and ${shown.tables.length} tables`,
  );
  for (const alt of shown.alts) auditHeatmap(audit, alt, context.lookup);
  for (const table of shown.tables) auditArray(audit, table, context.lookup);
};

/** @type {Check} */
export const empty = (audit, shown) =>
  audit.expect(shown.words.includes("There is no answer yet."), () => `"${shown.words}"`);

/** The closed answer: the sum that it gives in words is computed, too. @type {Check} */
export const closed = (audit, shown, context) => {
  audit.expect(shown.words.includes("Show the answer"), () => `"${shown.words}"`);
  const pattern =
    /(∂J\/∂[WX]\[[^\]]*\]) is the sum of (\S*?\[[^\]]*\]) · (\S*?\[[^\]]*\]) over (all .*?)(?:, where|:| for which)/;
  const found = pattern.exec(shown.words);
  if (found === null) return;
  const [left, ...factors] = found.slice(1, 4).map((text) => {
    const plain = text.replaceAll("−", "-").replaceAll("·", "*");
    return plain.replace(/^∂J\/∂(.*)$/, "\\frac{\\partial J}{\\partial $1}");
  });
  const over = found[4].match(/\b(?:k1|k2|[bijnm])\b/g) ?? [];
  const sums = over.map((symbol) => `\\sum_{${symbol.replace(/\d/, "_$&")}}`).join("");
  auditFormula(audit, `${left} = ${sums} ${factors.join(" ")}`, context);
};

/** @type {Check} */
export const formulas = (audit, shown, context) => {
  const found = formulasIn(shown.sentences).filter((formula) => formula.includes("\\sum"));
  audit.expect(found.length > 0, () => "there is no formula");
  for (const formula of found) auditFormula(audit, formula, context);
};

/** How many slices of an array are drawn. @param {number[]} shape @param {number} most @param {boolean} isKernel */
export function slices(shape, most, isKernel = false) {
  const channels = isKernel
    ? shape[2] * shape[3]
    : shape.length === 4
      ? shape[0] * shape[3]
      : shape[2];
  return Math.min(channels, most);
}

/** For which (i, k1) the text says that the pixel lies under the weight. @param {Audit} audit @param {string} reach @param {Context} context */
export function auditReach(audit, reach, context) {
  const { axes, shapes, M, N, isBatch, products } = context;
  const met = new Set(products.map(([, weight, pixel]) => `${weight}@${pixel}`));
  for (let i = 0; i < axes[0].length; i++) {
    for (let k1 = 0; k1 < shapes.W[0]; k1++) {
      const [j, k2] = [i % axes[1].length, k1 % shapes.W[1]];
      const pixel = [...(isBatch ? [0] : []), i, j, N - 1].join();
      const meets = met.has(`${[k1, k2, N - 1, M - 1].join()}@${pixel}`);
      const said = holds(reach, { ...lettersOf(context), i, j, k1, k2 });
      audit.expect(said === meets, () => `"${reach}" for (${i}, ${j}), (${k1}, ${k2})`);
    }
  }
}
