// The answer to a question, hidden until the reader opens it.

import type { CheckInputs } from "../check/check";
import { escapeText, typographic } from "../draw/text";
import { questionOf } from "../homework/questions";
import { publicly } from "../tensor/errors";
import { arrayPicture } from "./array-picture";
import { Figure } from "./figure";

/**
 * The answer to a question of the homework for these inputs. It is hidden until the reader clicks on "Show
 * the answer to (b)" or presses the Enter key there. It needs no script.
 *
 * @param question for example "1a" or "1(a)", as in {@link check}
 * @param inputs the inputs of the problem, as in {@link check}
 * @returns a figure for {@link show}
 * @throws ShapeError when inputs do not fit together
 * @throws ValueError when there is no such question, or an input is out of range
 * @throws TypeError when an input is unknown or of the wrong kind, or question is not text
 *
 * @example
 * reveal("1b", { X: [[1, 2], [3, 4]], W: [[1, -1]] }).alt // "The answer to 1b, closed."
 */
export function reveal(question: string, inputs: CheckInputs): Figure {
  return publicly("reveal", () => {
    const { solution, array } = questionOf(question, inputs);
    const picture = array && arrayPicture("The answer", array)?.html;
    const html = [
      `<details style="max-width:720px;margin:4px 0;padding:6px 14px;border-left:5px solid #8ba6c1;background-color:#f6f8fa;color:#1f2328">`,
      `<summary style="color:#33506f;font-weight:700;cursor:pointer">Show the answer to ${letter(question)}</summary>`,
      `<div style="margin:6px 0 0 0">${escapeText(typographic(solution))}</div>`,
      ...(picture === undefined ? [] : [`<div style="margin:8px 0 2px 0">${picture}</div>`]),
      "</details>",
    ].join("");
    return new Figure({ html, alt: `The answer to ${question}, closed.` });
  });
}

/** The name of a question in its problem: (b) for "1b", ∂J/∂b for "3db". */
function letter(question: string): string {
  const name = question.toLowerCase().replaceAll(/[^a-z]/g, "");
  return name.length === 1 ? `(${name})` : `∂J/∂${name.slice(1)}`;
}
