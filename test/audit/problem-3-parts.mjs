// What the cells of notebook 03 must show, from the inputs to the last picture of ∂J/∂X.
import { auditReach, closed, empty, figures, formulas, slices } from "./problem-3-checks.mjs";
import { auditFormula, formulasIn } from "./problem-3-entry-formulas.mjs";
import {
  auditExplained,
  auditExplore,
  auditSweep,
  auditWorksheet,
} from "./problem-3-explained.mjs";
import { NUMBER, sentence } from "./shown.mjs";

/** The activations that have a name, and their slopes. @type {Record<string, string>} */
const FORMULAS = {
  none: "f(z) = z,\\qquad f'(z) = 1",
  relu: "f(z) = \\max\\{0,\\,z\\},\\qquad f'(z) = 1 \\text{ if } z > 0, \\text{ else } 0",
  sigmoid: "f(z) = \\frac{1}{1 + e^{-z}},\\qquad f'(z) = f(z)\\,(1 - f(z))",
  tanh: "f(z) = \\tanh z,\\qquad f'(z) = 1 - f(z)^2",
};

/** By the id of the cell. @type {Record<string, import("./problem-3-checks.mjs").Check>} */
export const CHECKS = {
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
      | padding $p$: zeros above X, and to its left | ${-axes[0].start} | ${-axes[1].start} |
      | zeros below X, and to its right | ${axes[0].end - axes[0].length} | ${axes[1].end - axes[1].length} |`,
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
    const found = /pure rounding error: (\d+)\./.exec(shown.sentences.replaceAll(/\s+/g, " "));
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
  dz(audit, shown, context) {
    const known = FORMULAS[context.inputs.activation];
    const [formula] = formulasIn(shown.sentences);
    audit.expect(known === undefined || formula === known, () => `"${formula}" is not "${known}"`);
    auditExplained(audit, shown, "dZ", context);
  },
  "dz-pairs"(audit, shown, context) {
    const count = 2 * slices(context.shapes.Z, 4);
    figures(count, count)(audit, shown, context);
  },
  dw(audit, shown, context) {
    formulas(audit, shown, context);
    const { batch, axes } = context;
    const [letters, numbers] = formulasIn(shown.sentences);
    const pixel = /weight is \$(.*?)\$/.exec(shown.sentences)?.[1] ?? "";
    for (const formula of [letters, numbers]) {
      audit.expect(formula.endsWith(pixel), () => `"${formula}" does not end with "${pixel}"`);
    }
    // A limit that adds nothing but zeros of the padding would give the same sum.
    const [rows, columns] = axes.map(({ count }) => count - 1);
    const limits = (/** @type {string | number} */ i, /** @type {string | number} */ j) =>
      `\\sum_{i=0}^{${i}}\\;\\sum_{j=0}^{${j}}`;
    audit.expect(letters.includes(limits("R-1", "C-1")), () => letters);
    audit.expect(numbers.includes(limits(rows, columns)), () => numbers);
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
    auditReach(audit, found[0], context);
    if (context.hasStride) {
      const inline = /for \$(0 \\le.*?|\\tfrac.*?)\$:/.exec(shown.sentences)?.[1] ?? "";
      auditReach(audit, inline, context);
    }
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
  worksheet: auditWorksheet,
};
