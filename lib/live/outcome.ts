// What a worksheet shows of its results: Z, the answers, and the gradients.
import { formatShape } from "../tensor/arguments";
import { counted } from "../tensor/number";
import type { Tensor } from "../tensor/tensor";
import { html } from "./element";
import type { Fields } from "./fields";
import { type ResultName, ResultSheet } from "./result-sheet";
import { backwardResults, forwardResults, type Inputs } from "./results";
import type { Spot } from "./sheet";

/** The letters of the answers in Problem 1. */
const LETTERS = ["(b) ", "(c) ", "(d) ", "(e) "];

/** A cell of a result that is up to date. */
export interface ResultCell {
  result: ResultSheet;
  place: Spot;
}

export class Outcome {
  readonly sheets: ResultSheet[];
  readonly answers = html("ul", { class: "answers", "aria-label": "Answers" });
  /** What the results were computed to be, with their origins. */
  readonly computed = new Map<ResultName, Tensor>();

  /** @param withGradients whether there are dW and dX below Z and the answers */
  constructor(withGradients: boolean) {
    const names: ResultName[] = withGradients ? ["Z", "dW", "dX"] : ["Z"];
    this.sheets = names.map((name) => new ResultSheet(name));
  }

  /**
   * Computes and shows all that follows from the fields. What cannot be computed stays as it was, marked
   * as old. Says what has changed, and the fields' problem or that of the computation.
   */
  update(fields: Fields): { change: string; problem: string } {
    const { inputs, problem } = fields.read();
    this.computed.clear();
    let [change, failure] = ["", ""];
    try {
      if (inputs !== undefined) {
        change = this.#showZ(inputs);
        fields.fitDZ((this.computed.get("Z") as Tensor).shape);
        // Read after it has the shape of Z.
        const { dZ } = fields.read();
        if (dZ !== undefined) this.#showGradients(inputs, dZ);
      }
    } catch (error) {
      failure = sentence((error as Error).message);
    }
    for (const { name, sheet } of this.sheets) sheet.age(!this.computed.has(name));
    this.answers.classList.toggle("old", !this.computed.has("Z"));
    return { change, problem: failure || problem };
  }

  #showZ(inputs: Inputs): string {
    const { computed, Z, marks, answers } = forwardResults(inputs);
    this.computed.set("Z", computed);
    const [{ sheet }] = this.sheets;
    const shape = formatShape(Z.shape);
    const isResized = shape !== formatShape([sheet.rows, sheet.columns]);
    const changes = this.sheets[0].show(Z, marks);
    const letters = this.sheets.length > 1 ? [] : LETTERS;
    this.answers.replaceChildren(
      ...answers.map((words, k) => html("li", {}, html("b", {}, letters[k] ?? ""), words)),
    );
    const changed = `${counted(changes, "entry", "entries")} of Z changed.`;
    return isResized ? `Z is ${shape} now.` : changed;
  }

  #showGradients(inputs: Inputs, dZ: number[][]): void {
    const gradients = backwardResults(inputs, dZ);
    for (const sheet of this.sheets.slice(1)) {
      const gradient = gradients[sheet.name as "dW" | "dX"];
      this.computed.set(sheet.name, gradient);
      sheet.show(gradient);
    }
  }

  /** The cell at the pointer or the focus. */
  cellAt(target: EventTarget | null): ResultCell | undefined {
    for (const result of this.sheets) {
      const place = result.placeOf(target);
      if (place) return { result, place };
    }
    return undefined;
  }
}

/** A message of the library as a sentence. */
function sentence(message: string): string {
  const text = message.replace(/^\w+: /, "");
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}
