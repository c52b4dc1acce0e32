// All that notebook 03 shows for its inputs, compared cell by cell.
import { contextOf } from "./problem-3-context.mjs";
import { auditTests } from "./problem-3-last-cells.mjs";
import { CHECKS } from "./problem-3-parts.mjs";
import { Audit, shownBy } from "./shown.mjs";

/**
 * @typedef {import("./layer-oracle.mjs").Inputs} Inputs
 * @typedef {{ id: string, outputs: import("./shown.mjs").Output[] }} Cell
 */

/**
 * Compares everything that a run of the notebook showed with the oracle.
 *
 * @param {readonly Cell[]} cells @param {Inputs} inputs @returns {Audit}
 */
export function auditProblem3(cells, inputs) {
  const audit = new Audit();
  const context = contextOf(inputs);
  for (const { id, outputs } of cells) {
    audit.cell = id;
    const shown = shownBy(outputs);
    audit.expect(shown.complaint === "", () => shown.complaint.trim().slice(0, 300));
    const all = shown.sentences + shown.words + shown.alts.join("\n");
    audit.expect(!/undefined|NaN|∞|Infinity/.test(all), () => "undefined, NaN or ∞ is shown");
    const plural = /(?<![\d.,−-])1 (?!across|as|is|times)[a-z]+s\b/.exec(all);
    audit.expect(plural === null, () => `"${plural?.[0]}"`);
    const check = CHECKS[id];
    try {
      if (check !== undefined) check(audit, shown, context);
      else auditTests(audit, id, shown, context);
    } catch (error) {
      audit.expect(false, () => `${error instanceof Error ? error.stack : error}`.slice(0, 400));
    }
  }
  return audit;
}
