// The card of a worksheet: the inputs, the line that speaks of them, the results, and the buttons.
import { html } from "./element";
import type { Fields } from "./fields";
import type { Outcome } from "./outcome";
import type { Sheet } from "./sheet";
import type { StatusLine } from "./status-line";

/** A card with everything in its place. */
export function cardOf(
  { arrays, settings }: Fields,
  line: StatusLine,
  { sheets, answers }: Outcome,
  buttons: readonly HTMLElement[],
): HTMLElement {
  const [Z, ...gradients] = roots(sheets);
  const inputs = roots(arrays);
  if (settings.length > 0) {
    inputs.push(html("div", { class: "settings" }, ...settings.map(({ root }) => root)));
  }
  return html(
    "div",
    { class: "card" },
    row(...inputs),
    line.root,
    line.spoken,
    row(Z, answers),
    ...(gradients.length > 0 ? [row(...gradients)] : []),
    row(...buttons),
  );
}

function row(...children: HTMLElement[]): HTMLElement {
  return html("div", { class: "row" }, ...children);
}

function roots(sheets: readonly { sheet: Sheet }[]): HTMLElement[] {
  return sheets.map(({ sheet }) => sheet.root);
}
