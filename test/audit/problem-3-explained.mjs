// An entry worked by hand, and the pictures in which the reader goes on from there.
import { auditExplored, auditTerms } from "./figures.mjs";
import { auditFormula, formulasIn } from "./problem-3-entry-formulas.mjs";
import { NUMBER, numberOf, sentence } from "./shown.mjs";

/**
 * @typedef {import("./shown.mjs").Audit} Audit
 * @typedef {import("./shown.mjs").Shown} Shown
 * @typedef {import("./problem-3-context.mjs").Context} Context
 */

/** "2.5 \cdot 10^{-3}" as "2.5e-3". @param {string} tex */
const plainNumber = (tex) =>
  tex
    .replace(/ ?\\cdot 10\^\{(.*?)\}/, "e$1")
    .replaceAll(/[()]/g, "")
    .trim();

/**
 * The entry of dZ, dW or dX that is furthest from 0: its formulas, its terms, its picture, the remarks.
 *
 * @param {Audit} audit @param {Shown} shown @param {"dZ" | "dW" | "dX"} name @param {Context} context
 */
export function auditExplained(audit, shown, name, context) {
  const picture = shown.alts.find((alt) => alt.startsWith(`Picture of ${name}[`)) ?? "";
  const [, places = "", written = ""] =
    new RegExp(`^Picture of ${name}\\[(.*?)\\] = (${NUMBER}):`).exec(picture) ?? [];
  const at = places.replaceAll(", ", ",");
  const array = context.arrays[name];
  const off = context.off[name];
  const value = array.get(at) ?? Number.NaN;
  audit.number(`${name}[${places}]`, written, value, off);
  const largest = Math.max(...[...array.values()].map(Math.abs));
  audit.expect(Math.abs(value) >= largest - off, () => `${name}[${places}] is not the furthest`);
  audit.expect(
    largest > off === !shown.sentences.includes("Every entry is 0 here") || largest <= off,
    () => `whether all of ${name} is 0 is told wrongly`,
  );
  const products = context.products.filter((product) => product[name === "dW" ? 1 : 2] === at);
  const terms = name === "dZ" ? 1 : products.length;
  const pairs = new Set(
    products.map(([z, weight, pixel]) => `${z} ${name === "dW" ? pixel : weight}`),
  );
  for (const table of shown.tables) {
    audit.expect(
      table.caption === `${name}[${places}] term by term`,
      () => `${table.caption} is not of ${name}[${places}]`,
    );
    for (const row of table.rows.slice(1).filter((cells) => !cells[0].startsWith("…"))) {
      const meet = row.slice(0, 2).map((cell) => /\[(.*?)\]/.exec(cell)?.[1].replaceAll(", ", ","));
      const isOne = name === "dZ" ? meet.every((index) => index === at) : pairs.has(meet.join(" "));
      audit.expect(isOne, () => `${meet.join(" and ")} do not meet in ${name}[${places}]`);
    }
    auditTerms(audit, table, context.lookup, { value, off, terms });
  }
  if (name !== "dZ" && terms > 0) {
    const count = Number(/the sum of (\d+) terms?/.exec(picture)?.[1]);
    audit.expect(count === terms, () => `"${picture}" is not of ${terms} terms`);
  }
  // The first formula is that of the array, the second that of the entry, with its number.
  const formulas = formulasIn(shown.sentences).filter((formula) => formula.includes("\\partial"));
  const entry = formulas[formulas.length - 1];
  const parts = entry.split(" = ");
  audit.number(`"${entry}"`, plainNumber(parts[parts.length - 1]), value, off);
  if (name === "dZ") {
    const factors = parts[2].split(/ \\cdot (?!10\^)/).map(plainNumber);
    audit.number("∂J/∂U", factors[0], Number(context.arrays.dU.get(at)), context.off.dU);
    const named = [...entry.matchAll(/[ZU]\[(.*?)\]/g)].map(([, index]) => index);
    audit.expect(
      named.length === 4 && named.every((index) => index === places),
      () => `"${entry}" is not of ${places}`,
    );
    audit.expect(
      picture.endsWith(`: made of dU at (${places}) and Z at (${places}).`),
      () => `"${picture}" is not of ${places}`,
    );
    const slope = context.lookup("∂U/∂Z");
    audit.number("∂U/∂Z", factors[1], Number(slope.array.get(at)), slope.off);
  } else if (terms > 0) {
    for (const formula of formulas) {
      const named = formula.replaceAll("X[a, c", "X[A, E");
      auditFormula(audit, named.includes("[A, E") ? renamed(formula) : formula, context);
    }
  }
  auditRemarks(audit, shown, name, places, products, context, value);
}

/** With a stride the pixel of X is called (a, c); the audit calls it (p, q), for C counts columns.
 * @param {string} formula */
function renamed(formula) {
  return formula
    .replaceAll(/(?<![a-z\\])a(?![a-z])/g, "p")
    .replaceAll(/(?<![a-z\\])c(?![a-z])/g, "q");
}

/**
 * @param {Audit} audit @param {Shown} shown @param {string} name @param {string} places
 * @param {[string, string, string][]} products @param {Context} context @param {number} value
 */
function auditRemarks(audit, shown, name, places, products, context, value) {
  const { arrays, batch, axes, off } = context;
  let text = shown.sentences.slice(shown.sentences.lastIndexOf("$$") + 2);
  if (name !== "dZ" && products.length === 0) {
    text = audit.says(text, sentence`No term: the sum is empty.`);
  }
  const all = batch * axes[0].count * axes[1].count;
  if (name === "dW" && products.length < all) {
    const count = all - products.length;
    text = audit.says(
      text,
      count === 1
        ? sentence`${count} product with a zero of the padding is not added.`
        : sentence`${count} products with zeros of the padding are not added.`,
    );
  }
  const totals = /^Sums by (?:output channel m|image b): (.*?)\. /.exec(text.trim());
  if (totals !== null) {
    /** @type {Map<string, number>} */
    const sums = new Map();
    for (const [z, weight, pixel] of products) {
      const group = name === "dW" ? z.split(",")[0] : String(weight.split(",").at(-1));
      const factor = name === "dW" ? arrays.X.get(pixel) : arrays.W.get(weight);
      sums.set(group, (sums.get(group) ?? 0) + Number(arrays.dZ.get(z)) * Number(factor));
    }
    for (const part of totals[1].split(", ")) {
      if (part === "…") continue;
      const [group, written] = part.split(": ");
      audit.number(`the sum of ${group}`, written, sums.get(group) ?? Number.NaN, off.dW + off.dX);
    }
    text = text.trim().slice(totals[0].length);
  }
  const kink = /^\S+\[.*?\] is 0(.*?)\. (?:There|Here).*?(?=(?:This is|dZ\[))/.exec(text.trim());
  if (kink !== null) {
    const z = Number(arrays.Z.get(places.replaceAll(", ", ",")));
    audit.expect(
      context.inputs.activation === "relu" &&
        (kink[1] === "" ? z === 0 : context.isZero(places.replaceAll(", ", ","))),
      () => `${kink[0]} but it is ${z}`,
    );
    text = text.trim().slice(kink[0].length);
  }
  const exact = `This is exactly the ${name}[${places}] that the library computed.`;
  if (text.trim() === exact) audit.compared++;
  else {
    const pattern = `^${name}\\[${places}\\] was computed as (.*) with the terms in another order; the difference (.*) is within (.*), the most that another order can make\\.$`;
    const found = new RegExp(pattern).exec(text.trim());
    audit.expect(found !== null, () => `"${text.trim().slice(0, 200)}" is not a remark`);
    if (found === null) return;
    const [computed, difference, most] = found.slice(1).map(numberOf);
    audit.expect(Math.abs(computed - value) <= off.dW + off.dX + off.dZ, () => `not ${computed}`);
    audit.expect(Math.abs(difference) <= 1.1 * most, () => `${difference} is not within ${most}`);
  }
}

/**
 * A picture that can be explored, or the sentence that stands in its place.
 *
 * @param {Audit} audit @param {Shown} shown @param {"dW" | "dX"} name @param {Context} context
 */
export function auditExplore(audit, shown, name, context) {
  const { arrays, shapes, axes, products, N, batch } = context;
  const tall = axes.map(({ start, end, length }) => Math.max(end, length) - start);
  const cellsX = tall[0] * tall[1] * N * batch;
  const cells =
    arrays.dZ.size + (name === "dW" ? cellsX + arrays.W.size : arrays.W.size + arrays.X.size);
  const window = batch * axes[0].count * axes[1].count;
  const terms = name === "dW" ? window * arrays.W.size : products.length;
  if (cells > 600) {
    const names = name === "dW" ? "X, dZ and dW" : "dZ, W and dX";
    const padding = name === "dW" && context.isPadded ? ", with the padding" : "";
    audit.says(
      shown.words,
      sentence`There is no picture here: ${names} have ${cells} cells together${padding}; at most 600 can be explored, so take smaller arrays.`,
    );
  } else if (terms > 5000) {
    audit.says(
      shown.words,
      sentence`There is no picture here: the entries of ${name} have ${terms} terms together; at most 5000 can be explored, so take a smaller layer.`,
    );
  } else {
    const shape = name === "dW" ? shapes.W : shapes.X;
    const alt = `${name} (${shape.join("×")}), all entries with their values.`;
    audit.expect(shown.alts[0]?.endsWith(alt), () => `"${shown.alts[0]}" does not end "${alt}"`);
    for (const data of shown.explored) auditExplored(audit, data, context.lookup);
    audit.expect(shown.explored.length === 1, () => "nothing can be explored");
  }
}

/** The way of the first channels of ∂J/∂Z to those of ∂J/∂X. @param {Audit} audit @param {Shown} shown @param {Context} context */
export function auditSweep(audit, shown, context) {
  const { axes, shapes, isBatch, arrays, off } = context;
  const frames = axes[0].count * axes[1].count;
  const [tall, wide] = axes.map(({ start, end, length }) => Math.max(end, length) - start);
  if (frames * (tall * wide + frames) > 2000) {
    audit.says(
      shown.words,
      sentence`There is no picture here: Z has ${frames} pixels, so there would be ${frames} frames of ${tall * wide} cells for X and ${frames} for Z; at most 2000 cells are drawn, so take a smaller X.`,
    );
    return;
  }
  audit.expect(shown.alts.length === frames, () => `there are ${shown.alts.length} frames`);
  for (const [k, alt] of shown.alts.entries()) {
    const at = [Math.floor(k / axes[1].count), k % axes[1].count];
    const from = at.map((place, axis) => axes[axis].s * place + axes[axis].start);
    const to = from.map((place, axis) => place + axes[axis].d * (shapes.W[axis] - 1));
    const [first, last] = [from, to].map((place) => `(${place.join(", ").replaceAll("-", "−")})`);
    const value = Number(arrays.dZ.get([...(isBatch ? [0] : []), ...at, 0].join()));
    audit.says(
      alt,
      sentence`Frame ${k + 1} of ${frames}: dZ[${at.join(", ")}] = ${{ value, off: off.dZ }} times W is added to dX at ${first === last ? first : `${first} to ${last}`}.`,
    );
  }
}

/**
 * The worksheet holds the first channels of X, W and dZ, as far as they fit into it.
 *
 * @type {import("./problem-3-checks.mjs").Check}
 */
export function auditWorksheet(audit, shown, { axes, shapes, isBatch, arrays }) {
  const image = isBatch ? [0] : [];
  const sides = {
    X: shapes.X.slice(image.length),
    W: shapes.W,
    dZ: axes.map(({ count }) => count),
  };
  const longest = Math.max(...Object.values(sides).flatMap((side) => side.slice(0, 2)));
  if (longest > 24) {
    const begins = shown.words.trim().startsWith("There is no picture here: ");
    audit.expect(
      begins && shown.words.includes("a worksheet holds at most 24 rows"),
      () => shown.words,
    );
    return;
  }
  const [typed] = shown.explored;
  for (const [name, [rows, columns]] of Object.entries(sides)) {
    for (let k = 0; k < rows * columns; k++) {
      const [i, j] = [Math.floor(k / columns), k % columns];
      const at = name === "W" ? [i, j, 0, 0] : [...image, i, j, 0];
      const array = arrays[/** @type {"X" | "W" | "dZ"} */ (name)];
      const value = Number(array.get(at.join()) ?? 0);
      const [above, below = 1] = String(typed?.[name]?.[i]?.[j]).split("/").map(Number);
      const isClose = Math.abs(above / below - value) <= 1e-9 * (1 + Math.abs(value));
      audit.expect(isClose, () => `${name}[${at}] is typed as ${above}/${below}, not ${value}`);
    }
  }
}
