// A verdict as a figure: its state in colour and in words, what was read, and where it is wrong.
import { escapeText, typographic } from "../draw/text";
import type { Verdict, VerdictState } from "../judge/verdict";
import { arrayPicture } from "./array-picture";
import { Figure } from "./figure";

/** A sign for each state, and the colours of its box: text, edge, background. */
const LOOKS: Record<VerdictState, { sign: string; ink: string; edge: string; ground: string }> = {
  right: { sign: "✓", ink: "#0f5323", edge: "#2da44e", ground: "#eaf6ec" },
  wrong: { sign: "✗", ink: "#6b4300", edge: "#d4a72c", ground: "#fff7e0" },
  missing: { sign: "…", ink: "#33506f", edge: "#8ba6c1", ground: "#eff4f9" },
  unreadable: { sign: "?", ink: "#33506f", edge: "#8ba6c1", ground: "#eff4f9" },
};

/** Formulas in an answer stay as they were typed. */
const AS_TYPED = "tex2jax_ignore mathjax_ignore";

/** What {@link show} displays of a verdict. */
export function verdictFigure(verdict: Verdict): Figure {
  const { state, headline, reason, read, hint, differences, array } = verdict;
  const { sign, ink, edge, ground } = LOOKS[state];
  const lines = [
    line("", reason),
    line("Read as: ", read),
    line("", differences.text),
    // A hint comes after a try.
    line("Hint: ", state === "missing" ? "" : hint),
    // The picture shows the entries of a right array.
    ...(verdict.right ? [line("", array ? firstLine(verdict.solution) : verdict.solution)] : []),
  ];
  const picture = array && arrayPicture("Your answer", array, differences.entries)?.html;
  const html = [
    `<div class="${AS_TYPED}" style="max-width:720px;margin:4px 0;padding:8px 14px;border-left:5px solid ${edge};background-color:${ground};color:#1f2328">`,
    `<div style="color:${ink};font-weight:700">${sign} ${escapeText(headline)}</div>`,
    ...lines,
    ...(picture === undefined ? [] : [`<div style="margin:8px 0 2px 0">${picture}</div>`]),
    "</div>",
  ].join("");
  return new Figure({ html, alt: String(verdict) });
}

function line(label: string, text: string): string {
  if (text === "") return "";
  const words = escapeText(typographic(text));
  const start = label === "" ? "" : `<b>${label}</b>`;
  return `<div style="margin:4px 0 0 0">${start}${words}</div>`;
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0];
}
