// An explanation as show displays it: its formulas, a picture, and a table of its terms.
import { escapeText } from "../draw/text";
import { type Explanation, remarks } from "../explain/explanation";
import { WRITTEN_TERMS } from "../limits";
import { counted, formatNumber } from "../tensor/number";
import { shown } from "../tensor/print";
import { pictureOf } from "./explained";
import { Figure } from "./figure";
import { HEADER, PLAIN, tableHtml } from "./table";

/** What show displays of an explanation: its formulas, its terms, the picture, and the remarks. */
export function explained(explanation: Explanation): (string | Figure)[] {
  const { formula, entryFormula, name, terms } = explanation;
  const picture = pictureOf(explanation);
  return [
    `$$${formula}$$\n\n$$${entryFormula}$$`,
    ...(picture === undefined ? [] : [picture]),
    ...(terms.length === 0 || name === "U" ? [] : [termsTable(explanation)]),
    remarks(explanation).join(" "),
  ];
}

/** The terms as a table, cut in the middle when it is long. */
function termsTable({ name, index, factors, terms }: Explanation): Figure {
  const isProduct = factors.length > 1;
  const isSum = terms.length > 1;
  const heads = [...factors, ...(isProduct ? ["product"] : []), ...(isSum ? ["sum so far"] : [])];
  const rows = shown(terms.length, WRITTEN_TERMS).map((k) => {
    if (k === "gap") {
      return `<tr><td colspan="${heads.length}" style="${PLAIN};text-align:center">… ${counted(terms.length - WRITTEN_TERMS, "more term")} …</td></tr>`;
    }
    const { indices, product, sum, factors: values } = terms[k];
    const cells = [
      ...values.map(
        (value, f) => `${factors[f]}[${indices[f].join(", ")}] = ${formatNumber(value)}`,
      ),
      ...(isProduct ? [formatNumber(product)] : []),
      ...(isSum ? [formatNumber(sum)] : []),
    ];
    return `<tr>${cells.map((cell) => `<td style="${PLAIN}">${escapeText(cell)}</td>`).join("")}</tr>`;
  });
  const entry = `${name}[${index.join(", ")}]`;
  const head = heads.map((name) => `<th scope="col" style="${HEADER}">${escapeText(name)}</th>`);
  const html = tableHtml(entry, "term by term", head, rows);
  return new Figure({ html, alt: `Table of ${entry}: ${counted(terms.length, "term")}.` });
}
