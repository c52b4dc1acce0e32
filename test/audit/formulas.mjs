// Formulas in LaTeX, computed: whether a sum that is shown gives the entry that it is said to give.

/** @typedef {Record<string, number>} Values */

/**
 * An index or a limit such as "\max(0,\,\lceil \tfrac{i - 2}{2}\rceil)" as JavaScript.
 *
 * @param {string} tex
 */
function scriptOf(tex) {
  const plain = tex
    .replaceAll(/\\[,;]/g, "")
    .replaceAll(/\\d?t?frac\{([^{}]*)\}\{([^{}]*)\}/g, "(($1)/($2))")
    .replaceAll("\\lceil", "Math.ceil(")
    .replaceAll("\\lfloor", "Math.floor(")
    .replaceAll(/\\rceil|\\rfloor/g, ")")
    .replaceAll("\\max", "Math.max")
    .replaceAll("\\min", "Math.min")
    .replaceAll(/([kK])_(\d)/g, "$1$2")
    .replaceAll(/(\d) ([a-z])/g, "$1*$2");
  if (!/^[\w\s+\-*/().,]*$/.test(plain)) throw new Error(`cannot read "${tex}"`);
  return plain;
}

/** @param {string} tex @param {Values} values @returns {number} */
function computed(tex, values) {
  const names = Object.keys(values);
  return new Function(...names, `return ${scriptOf(tex)};`)(...names.map((name) => values[name]));
}

/** Splits at the commas outside of brackets. @param {string} tex */
function split(tex) {
  const parts = [""];
  let depth = 0;
  for (const sign of tex.replaceAll("\\,", "")) {
    if ("({[".includes(sign)) depth++;
    if (")}]".includes(sign)) depth--;
    if (sign === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

/** The text within the brackets that open at a position. @param {string} tex @param {number} open */
function within(tex, open) {
  let depth = 0;
  for (let k = open; k < tex.length; k++) {
    if ("([{".includes(tex[k])) depth++;
    if (")]}".includes(tex[k]) && --depth === 0) return tex.slice(open + 1, k);
  }
  throw new Error(`no closing bracket in "${tex}"`);
}

/** @typedef {{ symbol: string, low?: string, high?: string, among?: string }} Sum */

/**
 * The parts of a right-hand side: sums, factors, and what is added at the end.
 *
 * @param {string} tex
 */
function parse(tex) {
  /** @type {Sum[]} */
  const sums = [];
  /** @type {{ name: string, at: string[] }[]} */
  const factors = [];
  /** @type {{ name: string, at: string[] }[]} */
  const added = [];
  let rest = tex.replaceAll(/\\frac\{\\partial J\}\{\\partial ([A-Zb])\[/g, "∂$1[").trim();
  let target = factors;
  while (rest !== "") {
    const symbol = /^\\sum_\{?/.exec(rest);
    if (symbol !== null) {
      const below = within(rest, "\\sum_".length);
      rest = rest.slice("\\sum_".length + below.length + 2);
      const name = below.replace(/ ?[=\\].*$/, "").replace("_", "");
      /** @type {Sum} */
      const sum = { symbol: name };
      if (below.includes("\\in")) sum.among = below.slice(below.indexOf("\\{") + 2, -2);
      else if (below.includes("=")) sum.low = below.slice(below.indexOf("=") + 1);
      if (rest.startsWith("^")) {
        sum.high = within(rest, 1);
        rest = rest.slice(sum.high.length + 3);
      }
      sums.push(sum);
    } else {
      const factor = /^(∂?[A-Zb](?:\^\{\\text\{rev\}\})?)\[/.exec(rest);
      if (factor === null) throw new Error(`cannot read "${rest}"`);
      const indices = within(rest, factor[0].length - 1);
      target.push({ name: factor[1].replace("^{\\text{rev}}", "rev"), at: split(indices) });
      rest = rest.slice(factor[0].length + indices.length + 1).replace(/^\}/, "");
      if (/^\s*\+/.test(rest)) target = added;
    }
    rest = rest.replace(/^(\\[;,!]|\s|\+)+/, "");
  }
  return { sums, factors, added };
}

/** The numbers "1, 3, \\ldots, 9": the dots are no number. @param {number[]} numbers */
function listed(numbers) {
  const dots = numbers.findIndex(Number.isNaN);
  if (dots < 0) return numbers;
  const [from, next, to] = [numbers[dots - 2], numbers[dots - 1], numbers[dots + 1]];
  const count = (to - from) / (next - from) + 1;
  return Array.from({ length: count }, (_, k) => from + k * (next - from));
}

/**
 * The value of a right-hand side.
 *
 * @param {string} tex
 * @param {Values} values of the letters that are free
 * @param {Values} counts how many values each index has, for a sum without limits
 * @param {(name: string, at: number[]) => number | undefined} entry undefined where there is none
 */
export function sumOf(tex, values, counts, entry) {
  const { sums, factors, added } = parse(tex);
  const product = (/** @type {Values} */ bound) => {
    let result = 1;
    for (const { name, at } of factors) {
      const index = at.map((text) => computed(text, bound));
      const value = entry(name, index);
      if (value === undefined) {
        // Without limits the sum runs over what exists.
        if (sums.some(({ high, among }) => high === undefined && among === undefined)) return 0;
        throw new Error(`${name}[${index.join(", ")}] does not exist`);
      }
      result *= value;
    }
    return result;
  };
  const total = (/** @type {number} */ k, /** @type {Values} */ bound) => {
    if (k === sums.length) return product(bound);
    const { symbol, low, high, among } = sums[k];
    /** @type {number[]} */
    let range = [];
    if (among !== undefined) range = listed(among.split(",").map(Number));
    else {
      const from = low === undefined ? 0 : computed(low, bound);
      const to = high === undefined ? counts[symbol] - 1 : computed(high, bound);
      for (let at = from; at <= to; at++) range.push(at);
    }
    let sum = 0;
    for (const at of range) sum += total(k + 1, { ...bound, [symbol]: at });
    return sum;
  };
  let sum = total(0, values);
  for (const { name, at } of added) {
    const index = at.map((text) => computed(text, values));
    sum += entry(name, index) ?? Number.NaN;
  }
  return sum;
}

/** Whether the conditions of the text hold, such as "0 \le i - k_1 \le 2". @param {string} tex @param {Values} values */
export function holds(tex, values) {
  return tex.split("\\qquad").every((given) => {
    const condition = given.trim().replace(/,$/, "");
    const member = /^(.*) \\in \\\{(.*)\\\}$/.exec(condition);
    if (member !== null) {
      const last = computed(/** @type {string} */ (member[2].split(",").pop()), values);
      const at = computed(member[1], values);
      return Number.isInteger(at) && at >= 0 && at <= last;
    }
    const [low, middle, high] = condition.split("\\le").map((text) => computed(text, values));
    return low <= middle && middle <= high;
  });
}

/** The left and the right side of a formula, and the number that follows. @param {string} formula */
export function sides(formula) {
  const [left, right, number] = formula.split(" = ");
  const name = /(?:\\partial )?([A-Zb])\[(.*?)\]/.exec(left.replace("\\partial J", ""));
  if (name === null) throw new Error(`cannot read "${left}"`);
  const isGradient = left.includes("\\partial");
  return { name: (isGradient ? "d" : "") + name[1], at: split(name[2]), right, number };
}
