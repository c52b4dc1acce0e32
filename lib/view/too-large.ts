// A sentence in the place of a figure that shows every entry, where the arrays are too large for it.
import { escapeText } from "../draw/text";
import { LimitError, publicly } from "../tensor/errors";
import { Figure } from "./figure";

/**
 * Runs the body of a public function that draws. Where a limit is exceeded, the figure is a sentence that
 * says so: a notebook goes on, whatever inputs a reader has chosen. Every other error is thrown as it is.
 */
export function unlessTooLarge<Drawn>(name: string, draw: () => Drawn): Drawn | Figure {
  try {
    return publicly(name, draw);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    const alt = `There is no picture here: ${error.reason}.`;
    return new Figure({ html: `<div>${escapeText(alt)}</div>`, alt });
  }
}
