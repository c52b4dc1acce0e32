// What a cell shows, taken apart: sentences, tables and the words of pictures, and the numbers in them.
import { parseHTML } from "linkedom";

/**
 * @typedef {{ output_type?: string, name?: string, text?: string, data?: Record<string, string> }} Output
 * @typedef {{ caption: string, rows: string[][] }} Table each row begins with its header, if it has one
 * @typedef {{ sentences: string, complaint: string, alts: string[], tables: Table[], words: string,
 *   explored: any[] }} Shown
 */

/** @param {Output[]} outputs @returns {Shown} */
export function shownBy(outputs) {
  /** @type {Shown} */
  const shown = { sentences: "", complaint: "", alts: [], tables: [], words: "", explored: [] };
  for (const { name, text, data = {} } of outputs) {
    if (name === "stderr") shown.complaint += text;
    else if (text !== undefined) shown.sentences += `${text}\n`;
    if (data["text/markdown"] !== undefined) shown.sentences += `${data["text/markdown"]}\n`;
    if (data["text/html"] !== undefined) readHtml(data["text/html"], shown);
  }
  return shown;
}

/** @param {string} html @param {Shown} shown */
function readHtml(html, shown) {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  for (const image of document.querySelectorAll("img")) {
    shown.alts.push(image.getAttribute("alt") ?? "");
  }
  for (const script of document.querySelectorAll("script")) {
    if (script.getAttribute("type") === "application/json") {
      shown.explored.push(JSON.parse(script.textContent ?? ""));
    }
    script.remove();
  }
  for (const table of document.querySelectorAll("table")) {
    shown.tables.push({
      caption: table.querySelector("caption")?.textContent ?? "",
      rows: [...table.querySelectorAll("tr")].map((row) =>
        [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? ""),
      ),
    });
    table.remove();
  }
  shown.words += ` ${document.body.textContent}`;
}

export const NUMBER = "[−-]?(?:\\d+(?:\\.\\d+)?(?:e[−-]?\\d+)?|∞)";

/** @param {string} text */
export function numberOf(text) {
  return Number(text.replaceAll("−", "-").replace("∞", "Infinity"));
}

/**
 * Whether a number as it is written is the value, rounded, where the value itself may be off by so
 * much. In sentences fractions have six digits; in tables they have four decimals, or three digits
 * and an exponent. Whole numbers have all their digits.
 *
 * @param {string} written @param {number} value @param {"sentence" | "table"} style
 */
export function agrees(written, value, off = 0, style = "sentence") {
  const size = Math.floor(Math.log10(Math.abs(value) || 1));
  const digits = style === "sentence" ? 6 : 3;
  // A sum of fractions may be whole on paper, and not quite so as it was computed.
  const isWhole = off === 0 && Number.isInteger(value) && Math.abs(value) <= 2 ** 53;
  const inDigits = isWhole ? 0 : 0.501 * 10 ** (size + 1 - digits);
  const rounding = style === "table" && !written.includes("e") ? 0.501e-4 : inDigits;
  return Math.abs(numberOf(written) - value) <= rounding + off + 1e-15 * Math.abs(value);
}

/** A number that a sentence must hold. @typedef {{ value: number, off: number }} Wanted */

/**
 * A sentence in which numbers are left open, for {@link Audit.says}.
 *
 * @param {readonly string[]} texts @param {(string | number | Wanted)[]} values
 */
export function sentence(texts, ...values) {
  /** @type {Wanted[]} */
  const wanted = [];
  const pattern = texts.map((text, k) => {
    const value = values[k];
    const words = escaped(text.replaceAll(/\s+/g, " "));
    if (value === undefined) return words;
    if (typeof value === "string") return words + escaped(value.replaceAll(/\s+/g, " "));
    wanted.push(typeof value === "number" ? { value, off: 0 } : value);
    return `${words}(${NUMBER})`;
  });
  return { pattern: pattern.join(""), wanted };
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Counts what was compared, and keeps what was wrong. */
export class Audit {
  compared = 0;
  /** @type {string[]} */
  wrong = [];
  /** The cell that is read. */
  cell = "";

  /** @param {boolean} right @param {() => string} fault */
  expect(right, fault) {
    this.compared++;
    if (!right) this.wrong.push(`${this.cell}: ${fault()}`);
  }

  /**
   * @param {string} what @param {string} written @param {number} value
   * @param {"sentence" | "table"} style
   */
  number(what, written, value, off = 0, style = "sentence") {
    this.expect(
      agrees(written, value, off, style),
      () => `${what} is shown as ${written}, but is ${value}`,
    );
  }

  /**
   * The text must begin with the sentence; what follows is returned.
   *
   * @param {string} text @param {ReturnType<typeof sentence>} expected
   */
  says(text, { pattern, wanted }) {
    const flat = text.replaceAll(/\s+/g, " ").trimStart();
    const found = new RegExp(`^${pattern.trim()}`).exec(flat);
    if (found === null) {
      this.expect(false, () => `"${flat.slice(0, 160)}" is not "${pattern.slice(0, 160)}"`);
      return flat;
    }
    for (const [k, { value, off }] of wanted.entries()) {
      this.number(`a number in "${found[0].slice(0, 80)}"`, found[k + 1], value, off);
    }
    if (wanted.length === 0) this.compared++;
    return flat.slice(found[0].length);
  }
}
