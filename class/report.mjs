// The results: one table for the instructor, and a page for each student.
import { MOST, POINTS, QUESTIONS } from "./questions.mjs";

/** @typedef {import("./judge.mjs").Result} Result */
/** @typedef {import("./judge.mjs").Mark} Mark */

/**
 * A table with a line for each student: the sum of the points, what is wrong with the notebooks, and for
 * each question the points, the answer and the finding.
 *
 * @param {readonly Result[]} results
 */
export function gradesTable(results) {
  const columns = QUESTIONS.flatMap((question) => [
    question,
    `${question} answer`,
    `${question} finding`,
  ]);
  const lines = results.map(({ student, points, troubles, marks }) => [
    ...[student, points, troubles.join(" ")],
    ...marks.flatMap((mark) => [mark.points, mark.text, mark.finding]),
  ]);
  const all = [["student", `points of ${MOST}`, "notes", ...columns], ...lines];
  // Without the mark at the beginning some spreadsheet programs misread letters such as É and σ.
  return `\ufeff${all.map((line) => `${line.map(field).join(",")}\r\n`).join("")}`;
}

/**
 * A field of a CSV file. A text that a spreadsheet would take for a formula gets an apostrophe.
 *
 * @param {string | number} value
 */
function field(value) {
  if (typeof value === "number") return String(value);
  const text = /^[\s]*[=+\-@−]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]);

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; background: #fff; }
section { border-left: 0.4rem solid #8c6d1f; padding: 0 1rem; margin: 1.5rem 0; }
section.right { border-color: #1a7f37; }
h2 { font-size: 1.1rem; margin: 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f8fa; padding: 0.5rem; max-height: 20rem; overflow: auto; }`;

/**
 * The page for a student. It contains no script, and its policy forbids the browser to run any.
 *
 * @param {Result} result
 */
export function feedbackPage({ student, points, troubles, marks }) {
  const title = `Feedback for ${escaped(student)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}
</style>
</head>
<body>
<h1>${title}</h1>
<p>${points} of ${MOST} points.</p>
${troubles.map((trouble) => `<p>${escaped(trouble)}</p>\n`).join("")}${marks.map(section).join("\n")}
</body>
</html>
`;
}

/** @param {Mark} mark */
function section({ question, points, text, finding, solution }) {
  const most = POINTS[question];
  return `<section${points === most ? ' class="right"' : ""}>
<h2>Question ${question}: ${points} of ${most}</h2>
${text === "" ? "" : `<pre>${escaped(text.slice(0, 5000))}</pre>\n`}${finding
  .split("\n")
  .map((line) => `<p>${escaped(line)}</p>`)
  .join("\n")}
<details><summary>Solution</summary><pre>${escaped(solution)}</pre></details>
</section>`;
}
