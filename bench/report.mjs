// How numbers and tables are printed by all parts of npm run bench.

/** @param {number | undefined} value */
export const short = (value) => (value === undefined ? "" : String(Number(value.toPrecision(3))));

/** @param {(string | number)[][]} rows the first one has the headings */
export function markdown([head, ...rows]) {
  const line = (/** @type {(string | number)[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, k) => (k ? "--:" : "---"))), ...rows.map(line)].join("\n");
}

/** @param {number[]} values */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
