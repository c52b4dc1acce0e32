// What every cell of notebook 03 must show for its inputs.
import { auditArray, auditHeatmap } from "./figures.mjs";
import { holds } from "./formulas.mjs";
import { contextOf } from "./problem-3-context.mjs";
import { auditFormula, formulasIn, lettersOf } from "./problem-3-entry-formulas.mjs";
import { auditExplained, auditExplore, auditSweep } from "./problem-3-explained.mjs";
import { auditTests } from "./problem-3-last-cells.mjs";
import { Audit, NUMBER, sentence, shownBy } from "./shown.mjs";

/**
 * @typedef {import("./layer-oracle.mjs").Inputs} Inputs
 * @typedef {import("./shown.mjs").Shown} Shown
 * @typedef {import("./problem-3-context.mjs").Context} Context
 * @typedef {{ id: string, outputs: import("./shown.mjs").Output[] }} Cell
 * @typedef {(audit: Audit, shown: Shown, context: Context) => void} Check
 */

/** Heatmaps and tables, and how many of each. @param {number} heatmaps @param {number} tables @returns {Check} */
const figures = (heatmaps, tables) => (audit, shown, context) => {
  audit.expect(
    shown.alts.length === heatmaps && shown.tables.length === tables,
    () => `there are ${shown.alts.length} heatmaps and ${shown.tables.length} tables`,
  );
  for (const alt of shown.alts) auditHeatmap(audit, alt, context.lookup);
  for (const table of shown.tables) auditArray(audit, table, context.lookup);
};

/** @type {Check} */
const empty = (audit, shown) =>
  audit.expect(shown.words.includes("There is no answer yet."), () => `"${shown.words}"`);

/** The closed answer: the sum that it gives in words is computed, too. @type {Check} */
const closed = (audit, shown, context) => {
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
const formulas = (audit, shown, context) => {
  const found = formulasIn(shown.sentences).filter((formula) => formula.includes("\\sum"));
  audit.expect(found.length > 0, () => "there is no formula");
  for (const formula of found) auditFormula(audit, formula, context);
};

/** How many slices of an array are drawn. @param {number[]} shape @param {number} most @param {boolean} isKernel */
function slices(shape, most, isKernel = false) {
  const channels = isKernel
    ? shape[2] * shape[3]
    : shape.length === 4
      ? shape[0] * shape[3]
      : shape[2];
  return Math.min(channels, most);
}

/** @type {Record<string, Check>} */
const CHECKS = {
  "see-inputs"(audit, shown, context) {
    const { X, W } = context.shapes;
    figures(slices(X, 6) + slices(W, 6, true), 1)(audit, shown, context);
  },
  layer(audit, shown, context) {
    const { X, W, Z } = context.shapes;
    audit.says(
      shown.sentences,
      sentence`X is ${X.join("×")} and W is ${W.join("×")}, so Z and U are ${Z.join("×")}:`,
    );
    formulas(audit, shown, context);
  },
  window(audit, shown, { axes, isPlain, isPadded }) {
    if (isPlain && !isPadded) {
      audit.expect(shown.sentences === "", () => `"${shown.sentences}"`);
      return;
    }
    const rest = shown.sentences.slice(shown.sentences.indexOf("| stride"));
    audit.says(
      rest,
      sentence`| stride $s$: from one place of the window to the next | ${axes[0].s} | ${axes[1].s} |
      | dilation $d$: from one entry of the window to the next | ${axes[0].d} | ${axes[1].d} |
      | padding $p$: zeros above X, and to its left | ${-axes[0].start} | ${-axes[1].start} |`,
    );
    audit.expect(
      rest.includes("is a zero of the padding") === isPadded,
      () => "whether there is a padding is told wrongly",
    );
  },
  forward(audit, shown, context) {
    figures(2 * slices(context.shapes.Z, 4), 0)(audit, shown, context);
    const { arrays, nearZero } = context;
    const zeros = [...arrays.Z].filter(([at, z]) => z !== 0 && context.isZero(at)).length;
    const found = /may have made them: (\d+)\./.exec(shown.sentences.replaceAll(/\s+/g, " "));
    const said = Number(found?.[1] ?? 0);
    audit.expect(said >= zeros && said <= nearZero, () => `${said}, not ${zeros} to ${nearZero}`);
  },
  loss(audit, shown, { J, offJ }) {
    const written = new RegExp(`J = \\*\\*(${NUMBER})\\*\\*\\.`).exec(shown.sentences)?.[1] ?? "";
    audit.number("J", written, J, offJ);
  },
  "loss-pairs"(audit, shown, context) {
    figures(2 * slices(context.shapes.Z, 4), 0)(audit, shown, context);
  },
  "dz-answer": empty,
  "dw-answer": empty,
  "db-answer": empty,
  "dx-answer": empty,
  "dz-reveal": closed,
  "dw-reveal": closed,
  "db-reveal": closed,
  "dx-reveal": closed,
  sigmoid(audit, shown, { arrays, off }) {
    const values = [...arrays.Z.values()];
    const places = [...new Set([Math.min(...values), 0, Math.max(...values)])];
    const lines = shown.sentences.split("\n").filter((line) => /^\| [−\d]/.test(line));
    audit.expect(
      lines.length === places.length,
      () => `there are ${lines.length} lines, not ${places.length}`,
    );
    places.sort((p, q) => p - q);
    for (const [k, line] of lines.entries()) {
      const [z, value, derived, product] = line
        .split("|")
        .slice(1)
        .map((cell) => cell.trim());
      const [at, room] = [places[k], off.Z];
      audit.number("z", z, at, room);
      audit.number("σ(z)", value, 1 / (1 + Math.exp(-at)), room + 1e-15);
      const slope = 1 / (2 + Math.exp(at) + Math.exp(-at));
      if (derived === "too large") audit.expect(at < -709, () => `not too large at ${at}`);
      else audit.number("the derivative", derived, slope, room + 1e-15);
      audit.number("σ(1 − σ)", product, slope, room + 2e-16);
    }
  },
  "sigmoid-difference"(audit, shown, { arrays }) {
    const values = [...arrays.Z.values()];
    const lost = values.filter((z) => Math.exp(-z) === Number.POSITIVE_INFINITY).length;
    const difference = new RegExp(`differ by (${NUMBER}) at most`).exec(shown.sentences);
    audit.expect((difference !== null) === lost < values.length, () => shown.sentences);
    if (difference !== null) {
      audit.expect(Number(difference[1].replaceAll("−", "-")) < 5e-16, () => difference[0]);
    }
    const counted = /this is so: (\d+) of (\d+)\./.exec(shown.sentences.replaceAll(/\s+/g, " "));
    audit.expect(Number(counted?.[1] ?? 0) === lost, () => `${lost} entries are lost`);
    if (counted) audit.expect(Number(counted[2]) === values.length, () => counted[0]);
  },
  dz: (audit, shown, context) => auditExplained(audit, shown, "dZ", context),
  "dz-pairs"(audit, shown, context) {
    const count = 2 * slices(context.shapes.Z, 4);
    figures(count, count)(audit, shown, context);
  },
  dw(audit, shown, context) {
    formulas(audit, shown, context);
    const { batch, axes } = context;
    audit.says(
      shown.sentences.slice(shown.sentences.lastIndexOf("$$") + 2),
      sentence`The number of products in each sum is ${batch * axes[0].count * axes[1].count}.${
        context.isPadded ? " Those with a pixel outside X are 0." : ""
      }`,
    );
  },
  "dw-roles"(audit, shown, { axes: [down, across], isPlain }) {
    if (isPlain) audit.expect(shown.sentences === "", () => shown.sentences);
    else {
      audit.says(
        shown.sentences.slice(shown.sentences.indexOf("In this")),
        sentence`In this convolution ∂J/∂Z is the kernel; its entries lie ${down.s} apart down and ${across.s} across, and it takes steps of ${down.d} down and ${across.d} across.`,
      );
    }
  },
  db: formulas,
  "dw-hand": (audit, shown, context) => auditExplained(audit, shown, "dW", context),
  "dw-pairs"(audit, shown, context) {
    const count = 2 * slices(context.shapes.W, 4, true);
    figures(count, count + 2)(audit, shown, context);
  },
  "dw-explore": (audit, shown, context) => auditExplore(audit, shown, "dW", context),
  dx(audit, shown, context) {
    const found = formulasIn(shown.sentences);
    for (const formula of found.filter((text) => text.includes("\\sum"))) {
      auditFormula(audit, formula, context);
    }
    const inline = /for \$(0 \\le.*?|\\tfrac.*?)\$:/.exec(shown.sentences)?.[1] ?? "";
    auditReach(audit, found[0], context);
    auditReach(audit, inline, context);
    audit.expect(
      context.hasStride === shown.sentences.includes("Because of the stride"),
      () => "whether there is a stride is told wrongly",
    );
  },
  "dx-cover"(audit, shown, context) {
    const most = Math.max(...context.cover.values());
    audit.says(
      shown.sentences,
      sentence`The largest number in the picture is ${most}. So the number of products in the longest sum of ∂J/∂X is ${most} · ${context.M} = ${most * context.M}.`,
    );
    audit.expect(
      (Math.min(...context.cover.values()) === 0) === shown.sentences.includes("under no window"),
      () => "whether a pixel lies under no window is told wrongly",
    );
    figures(1, 0)(audit, shown, context);
  },
  "dx-reversed"(audit, shown, context) {
    formulas(audit, shown, context);
    figures(2, 0)(audit, shown, context);
  },
  "dx-zeros"(audit, shown, { axes: [down, across], shapes: { X, W }, hasStride }) {
    const zeros = [down, across].map(({ s, d, start, length, count }, k) => {
      const above = d * (W[k] - 1) + start;
      return {
        above,
        between: s - 1,
        below: length + d * (W[k] - 1) - above - s * (count - 1) - 1,
      };
    });
    audit.says(
      shown.sentences.slice(shown.sentences.indexOf("| above")),
      sentence`| above ∂J/∂Z, and to its left | ${zeros[0].above} | ${zeros[1].above} |
      | between neighbours | ${zeros[0].between} | ${zeros[1].between} |
      | below, and to its right | ${zeros[0].below} | ${zeros[1].below} |`,
    );
    const cut = zeros.some(({ above, below }) => above < 0 || below < 0);
    audit.expect(cut === shown.sentences.includes("that are cut off"), () => `${X}: cut off`);
    audit.expect(hasStride === shown.sentences.includes("come from the stride"), () => "stride");
  },
  "dx-hand": (audit, shown, context) => auditExplained(audit, shown, "dX", context),
  "dx-pairs"(audit, shown, context) {
    const count = 2 * slices(context.shapes.X, 4);
    figures(count, count)(audit, shown, context);
  },
  "dx-explore": (audit, shown, context) => auditExplore(audit, shown, "dX", context),
  "dx-sweep": auditSweep,
};

/** For which (i, k1) the text says that the pixel lies under the weight. @param {Audit} audit @param {string} reach @param {Context} context */
function auditReach(audit, reach, context) {
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
