// Tables and the words of pictures, compared with the arrays that they show.
import { NUMBER, numberOf } from "./shown.mjs";

/**
 * @typedef {import("./shown.mjs").Audit} Audit
 * @typedef {import("./shown.mjs").Table} Table
 * @typedef {import("./layer-oracle.mjs").Sparse} Sparse
 * @typedef {(name: string) => { array: Sparse, off: number } | undefined} Lookup
 */

/** "∂J/∂X[:, :, 1]" as the array's name and the indices; a title without brackets is the whole array.
 * @param {string} title */
function readTitle(title) {
  const found = /^(∂J\/∂)?([A-Zb])(?:\[(.*)\])?$/.exec(title);
  if (found === null) return undefined;
  const [, gradient, name, at] = found;
  return { name: (gradient ? "d" : "") + name, at: at?.split(", ") };
}

/** The entries of a slice by their row and column. @param {Sparse} array @param {string[] | undefined} at */
function slice(array, at) {
  /** @type {Map<string, number>} */
  const entries = new Map();
  for (const [key, value] of array) {
    const index = key.split(",");
    if (at?.some((place, axis) => place !== ":" && place !== index[axis])) continue;
    entries.set((at ? index.filter((_, axis) => at[axis] === ":") : index).join(", "), value);
  }
  return entries;
}

/** @param {Audit} audit @param {Table} table @param {Lookup} lookup */
export function auditArray(audit, { caption, rows: [head, ...body] }, lookup) {
  const title = readTitle(caption.replace(/ [\d×]+$/, ""));
  const found = title && lookup(title.name);
  if (title === undefined || found === undefined) {
    audit.expect(false, () => `the table "${caption}" is not known`);
    return;
  }
  const entries = slice(found.array, title.at);
  const shape = /[\d×]+$/.exec(caption)?.[0].split("×") ?? [];
  const size = shape.reduce((product, length) => product * Number(length), 1);
  audit.expect(size === entries.size, () => `"${caption}" has ${entries.size} entries`);
  const isList = shape.length === 1;
  for (const row of body) {
    const cells = isList ? row : row.slice(1);
    for (const [k, text] of cells.entries()) {
      if (text === "…") continue;
      const at = isList ? head[k] : `${row[0]}, ${head[k + 1]}`;
      const value = entries.get(at);
      audit.number(`${caption} at (${at})`, text, value ?? Number.NaN, found.off, "table");
    }
  }
}

/** The words "largest entry 2 at (0, 1) and (3, 4), smallest …" or "every entry is 2".
 * @param {Audit} audit @param {string} words @param {Map<string, number>} entries */
function auditExtremes(audit, words, entries, off = 0) {
  const values = [...entries.values()];
  const [largest, smallest] = [Math.max(...values), Math.min(...values)];
  const same = new RegExp(`^every entry is (${NUMBER})`).exec(words);
  if (same !== null) {
    audit.number("every entry", same[1], largest, off);
    audit.number("every entry", same[1], smallest, off);
    return;
  }
  const pattern = `^largest entry (${NUMBER}) at (.*), smallest (${NUMBER}) at (.*)\\.$`;
  const found = new RegExp(pattern).exec(words);
  if (found === null) {
    audit.expect(false, () => `cannot read "${words}"`);
    return;
  }
  for (const [written, places, value] of /** @type {[string, string, number][]} */ ([
    [found[1], found[2], largest],
    [found[3], found[4], smallest],
  ])) {
    audit.number(`the extreme of "${words}"`, written, value, off);
    const at = [...places.matchAll(/\(([\d, ]+)\)/g)].map((place) => place[1]);
    const more = Number(/ and (\d+) more$/.exec(places)?.[1] ?? 0);
    for (const place of at) {
      const entry = entries.get(place) ?? Number.NaN;
      audit.expect(Math.abs(entry - value) <= off, () => `"${words}": ${place} has ${entry}`);
    }
    // Entries that differ by rounding alone count as equal, or not.
    const [equal, near] = [0, off].map(
      (room) => values.filter((entry) => Math.abs(entry - value) <= room).length,
    );
    const count = at.length + more;
    audit.expect(
      off > 0 ? count >= 1 && count <= near : count === equal,
      () => `"${words}": ${count} places are said to have ${value}, not ${near}`,
    );
  }
}

/** @param {Audit} audit @param {string} alt @param {Lookup} lookup */
export function auditHeatmap(audit, alt, lookup) {
  const found = /^Heatmap of (.*), ([\d×]+): (.*)$/.exec(alt);
  if (found === null) {
    audit.expect(false, () => `cannot read "${alt}"`);
    return;
  }
  const [, heading, shape, words] = found;
  const title = readTitle(heading);
  const named = lookup(title?.name ?? heading);
  if (named === undefined) {
    audit.expect(false, () => `the heatmap "${heading}" is not known`);
    return;
  }
  const entries = slice(named.array, title?.at);
  const size = shape.split("×").reduce((product, length) => product * Number(length), 1);
  audit.expect(size === entries.size, () => `"${alt}" has ${entries.size} entries`);
  auditExtremes(audit, words, entries, named.off);
}

/**
 * The table of an explanation, "dX[0, 1] term by term": every factor, every product, every sum.
 *
 * @param {Audit} audit @param {Table} table @param {Lookup} lookup
 * @param {{ value: number, off: number, terms: number }} entry
 */
export function auditTerms(audit, { caption, rows: [head, ...body] }, lookup, entry) {
  let [sum, count, isWhole] = [0, 0, true];
  for (const row of body) {
    const more = /^… (\d+) more terms? …$/.exec(row[0]);
    if (more !== null) {
      count += Number(more[1]);
      isWhole = false;
      continue;
    }
    count++;
    let product = 1;
    let off = 0;
    for (const [k, text] of row.entries()) {
      const factor = new RegExp(`^(.*)\\[(.*)\\] = (${NUMBER})$`).exec(text);
      if (factor !== null) {
        const found = lookup(factor[1]);
        const value = found?.array.get(factor[2].replaceAll(", ", ",")) ?? Number.NaN;
        audit.number(`${factor[1]}[${factor[2]}]`, factor[3], value, found?.off);
        off = Math.abs(product) * (found?.off ?? 0) + Math.abs(value) * off;
        product *= value;
      } else if (head[k] === "product") {
        audit.number(`a product of ${caption}`, text, product, off);
      } else {
        if (isWhole) audit.number(`a sum of ${caption}`, text, sum + product, entry.off + off);
      }
    }
    sum += product;
  }
  audit.expect(count === entry.terms, () => `${caption} has ${entry.terms} terms, not ${count}`);
  if (head.includes("sum so far")) {
    const last = body[body.length - 1];
    audit.number(`the last sum of ${caption}`, last[last.length - 1], entry.value, entry.off);
  }
}

/**
 * The data of an explored picture: every cell's value, and the number at the end of every sum.
 *
 * @param {Audit} audit @param {{ cells: [string, string][], sums: { words: string }[] }} data
 * @param {Lookup} lookup
 */
export function auditExplored(audit, { cells, sums }, lookup) {
  const entryOf = (/** @type {string} */ label) => {
    const [, name, at] = /^(.*)\[(.*)\]$/.exec(label) ?? [];
    const found = name === undefined ? undefined : lookup(name);
    const value = found?.array.get(at.replaceAll(", ", ",")) ?? Number.NaN;
    return { value, off: found?.off ?? 0 };
  };
  for (const [label, written] of cells) {
    const isPadding = label.startsWith("the padding");
    const { value, off } = isPadding ? { value: 0, off: 0 } : entryOf(label);
    audit.number(label, written, value, off);
  }
  for (const { words } of sums) {
    const [label, ...parts] = words
      .replace(/; \d+ more with zeros of the padding$/, "")
      .split(" = ");
    const { value, off } = entryOf(label);
    audit.number(`the sum "${words}"`, parts[parts.length - 1], value, off);
    if (parts.length < 2 || parts[0].includes("…")) continue;
    let [sum, size] = [0, 0];
    for (const term of parts[0].split(" + ")) {
      const factors = term.split(" · ").map((text) => numberOf(text.replaceAll(/[()]/g, "")));
      const product = factors.reduce((result, factor) => result * factor, 1);
      sum += product;
      size += Math.abs(product);
    }
    // Every factor is written with six digits.
    audit.expect(
      Math.abs(sum - value) <= 1.1e-5 * size + off,
      () => `"${words}": the terms add up to ${sum}`,
    );
  }
}
