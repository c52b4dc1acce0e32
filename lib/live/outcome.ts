// What a worksheet shows of its results: Z, the answers, and the gradients.
import { formatShape } from "../tensor/arguments";
import { counted } from "../tensor/number";
import type { Tensor } from "../tensor/tensor";
import { html } from "./element";
import type { ReadFields } from "./fields";
import { type ResultName, ResultSheet } from "./result-sheet";
import { backwardResults, forwardResults } from "./results";
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

  /** Takes all results as old, until they are shown again. */
  age(): void {
    this.computed.clear();
  }

  /** Computes and shows Z with its extremes and the answers; says what has changed. */
  showZ(inputs: NonNullable<ReadFields["inputs"]>): { shape: readonly number[]; change: string } {
    const { computed, Z, marks, answers } = forwardResults(inputs);
    this.computed.set("Z", computed);
    const [sheet] = this.sheets;
    const shape = formatShape(Z.shape);
    const isResized = shape !== formatShape([sheet.sheet.rows, sheet.sheet.columns]);
    const changes = sheet.show(Z, marks);
    const letters = this.sheets.length > 1 ? [] : LETTERS;
    this.answers.replaceChildren(
      ...answers.map((words, k) => html("li", {}, html("b", {}, letters[k] ?? ""), words)),
    );
    const change = isResized ? `Z is ${shape} now.` : `${counted(changes, "entry")} of Z changed.`;
    return { shape: Z.shape, change };
  }

  /** Computes and shows the gradients. */
  showGradients(inputs: NonNullable<ReadFields["inputs"]>, dZ: number[][]): void {
    const gradients = backwardResults(inputs, dZ);
    for (const sheet of this.sheets.slice(1)) {
      const gradient = gradients[sheet.name as "dW" | "dX"];
      this.computed.set(sheet.name, gradient);
      sheet.show(gradient);
    }
  }

  /** Marks what is older than what is typed. */
  mark(): void {
    for (const { name, sheet } of this.sheets) sheet.age(!this.computed.has(name));
    this.answers.classList.toggle("old", !this.computed.has("Z"));
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
