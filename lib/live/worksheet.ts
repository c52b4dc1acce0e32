// A live worksheet: what is typed, what follows from it, and what is said about it.
import type { Tensor } from "../tensor/tensor";
import { actions } from "./actions";
import { html } from "./element";
import {
  type FieldName,
  isSetting,
  pasted,
  readBlock,
  readField,
  resized,
  type Typed,
} from "./field";
import { InputSheet } from "./input-sheet";
import { ResultSheet } from "./result-sheet";
import { backwardResults, forwardResults, type Inputs } from "./results";
import type { Setting } from "./setting";
import { SettingInput } from "./setting-input";
import { sourceOf } from "./source";

const HINT =
  "Type into a cell: everything below follows. Point at a result to see where it comes from.";

export class Worksheet {
  readonly #fields = new Map<FieldName, InputSheet | SettingInput>();
  readonly #results = new Map([["Z", new ResultSheet("Z")]]);
  readonly #answers = html("ul", { class: "answers", "aria-label": "Answers" });
  readonly #status = html("div", { role: "status" }, HINT);
  readonly #given: Typed;
  /** What the results were computed to be, with their origins. */
  readonly #computed = new Map<string, Tensor>();
  #problem = "";

  constructor(root: HTMLElement, given: Typed) {
    this.#given = given;
    for (const [field, texts] of Object.entries(structuredClone(given))) {
      const name = field as FieldName;
      const resize =
        (name === "X" || name === "W") && ((other: string[][]) => this.#fill(name, other));
      const made = isSetting(name)
        ? new SettingInput(name, texts[0][0])
        : new InputSheet(name, texts, resize || undefined);
      this.#fields.set(name, made);
    }
    if (this.#fields.has("dZ")) {
      this.#results.set("dW", new ResultSheet("dW")).set("dX", new ResultSheet("dX"));
    }
    const fields = [...this.#fields.values()];
    const arrays = fields.flatMap((field) =>
      field instanceof InputSheet ? [field.sheet.root] : [],
    );
    const settings = fields.flatMap((field) => (field instanceof InputSheet ? [] : [field.root]));
    const [Z, ...gradients] = [...this.#results.values()].map(({ sheet }) => sheet.root);
    const row = (...children: Node[]) => html("div", { class: "row" }, ...children);
    const card = html(
      "div",
      { class: "card", role: "group", "aria-label": "Worksheet" },
      row(
        ...arrays,
        ...(settings.length > 0 ? [html("div", { class: "settings" }, ...settings)] : []),
      ),
      this.#status,
      row(Z, this.#answers),
      ...(gradients.length > 0 ? [row(...gradients)] : []),
      row(...actions(root, given, this)),
    );
    card.addEventListener("input", (event) => this.#type(event));
    card.addEventListener("focusin", (event) => this.#focus(event.target, true));
    card.addEventListener("focusout", (event) => this.#focus(event.target, false));
    card.addEventListener("keydown", (event) => this.#press(event));
    card.addEventListener("paste", (event) => this.#paste(event));
    card.addEventListener("pointermove", (event) => this.#point(event.target));
    card.addEventListener("pointerleave", () => this.#point(document.activeElement));
    root.append(card);
    this.update();
  }

  /** What is typed into every field. */
  get typed(): Typed {
    return Object.fromEntries([...this.#fields].map(([name, { texts }]) => [name, texts]));
  }

  /** Whether every entry is a number and there is nothing else wrong. */
  get problem(): string {
    return this.#problem;
  }

  /** Goes back to what the worksheet began with. */
  restart(): void {
    for (const [name, texts] of Object.entries(structuredClone(this.#given))) {
      this.#put(name as FieldName, texts);
    }
    this.update();
  }

  /** Says something in the line below. */
  say(words: string): void {
    this.#status.classList.toggle("wrong", words !== "" && words === this.#problem);
    if (this.#status.textContent !== words) this.#status.textContent = words;
  }

  #put(name: FieldName, texts: string[][]): void {
    const field = this.#fields.get(name);
    if (field instanceof InputSheet) field.fill(texts);
    else if (field !== undefined) field.texts = texts;
  }

  #fill(name: FieldName, texts: string[][]): void {
    this.#put(name, texts);
    this.update();
  }

  /** Computes and shows everything. What cannot be computed stays as it was, marked as old. */
  update(): void {
    this.#problem = "";
    const fresh = new Set<string>();
    try {
      const inputs = this.#read(["X", "W", "bias", "stride", "padding", "dilation"]);
      if (inputs !== undefined) {
        const { computed, Z, marks, answers } = forwardResults(inputs as unknown as Inputs);
        this.#computed.set("Z", computed);
        this.#results.get("Z")?.show(Z, marks);
        const letters = this.#fields.has("dZ") ? [] : ["(b) ", "(c) ", "(d) ", "(e) "];
        this.#answers.replaceChildren(
          ...answers.map((words, k) => html("li", {}, html("b", {}, letters[k] ?? ""), words)),
        );
        fresh.add("Z");
        this.#fitDZ(Z.shape);
      }
      const slopes = this.#fields.has("dZ") ? this.#read(["dZ"]) : undefined;
      if (inputs !== undefined && slopes !== undefined) {
        const { dW, dX } = backwardResults(inputs as unknown as Inputs, slopes.dZ as number[][]);
        for (const [name, result] of Object.entries({ dW, dX })) {
          this.#computed.set(name, result);
          this.#results.get(name)?.show(result);
          fresh.add(name);
        }
      }
    } catch (error) {
      this.#problem = sentence((error as Error).message);
    }
    for (const [name, { sheet }] of this.#results) sheet.age(!fresh.has(name));
    this.#answers.classList.toggle("old", !fresh.has("Z"));
    for (const [name, field] of this.#fields) {
      if (field instanceof InputSheet) field.show();
      else field.show(readField(name, field.texts).wrong.length > 0);
    }
    this.say(this.#problem || HINT);
  }

  /** The values of some fields; undefined, and the problem named, if an entry is no number. */
  #read(names: readonly FieldName[]): Partial<Record<FieldName, unknown>> | undefined {
    const read = names.flatMap((name) => {
      const field = this.#fields.get(name);
      return field === undefined ? [] : [{ name, ...readField(name, field.texts) }];
    });
    const wrong = read.flatMap((field) => field.wrong);
    if (wrong.length === 0) {
      return Object.fromEntries(
        read.map(({ name, ...field }) => {
          const value =
            ("values" in field && field.values) || (field as { setting: Setting }).setting;
          return [name, name === "bias" ? (value as number[][])[0] : value];
        }),
      );
    }
    const more = wrong.length > 1 ? ` Not readable either: ${wrong.length - 1} more.` : "";
    this.#problem ||= `${wrong[0].words}${more}`;
    return undefined;
  }

  /** dZ has the shape of Z. */
  #fitDZ([rows, columns]: readonly number[]): void {
    const field = this.#fields.get("dZ");
    if (!(field instanceof InputSheet)) return;
    const { sheet, texts } = field;
    if (sheet.rows !== rows || sheet.columns !== columns) field.fill(resized(texts, rows, columns));
  }

  #type({ target }: Event): void {
    for (const field of this.#fields.values()) {
      const place = field instanceof InputSheet ? field.placeOf(target) : undefined;
      if (place === undefined || !(field instanceof InputSheet)) continue;
      field.texts[place[0]][place[1]] = (target as HTMLInputElement).value;
    }
    this.update();
  }

  #focus(target: EventTarget | null, focused: boolean): void {
    for (const field of this.#fields.values()) {
      if (field instanceof InputSheet) field.rewrite(target, focused);
    }
    this.#point(focused ? target : null);
  }

  #press(event: KeyboardEvent): void {
    for (const field of this.#fields.values()) if (field instanceof InputSheet) field.move(event);
    for (const result of this.#results.values()) result.move(event);
  }

  #paste(event: ClipboardEvent): void {
    const block = readBlock(event.clipboardData?.getData("text/plain") ?? "");
    for (const [name, field] of this.#fields) {
      const place = field instanceof InputSheet ? field.placeOf(event.target) : undefined;
      if (place === undefined || (block.length === 1 && block[0].length === 1)) continue;
      event.preventDefault();
      const [row, column] = place;
      this.#fill(name, pasted(field.texts, block, row, column, name === "X" || name === "W"));
      (field as InputSheet).focus(row, column);
    }
  }

  /** Lights up what an entry of a result comes from, and says its sum. */
  #point(target: EventTarget | null): void {
    const lit = new Map<string, (readonly number[])[]>();
    let words = this.#problem || HINT;
    for (const [name, result] of this.#results) {
      const place = result.placeOf(target);
      const computed = this.#computed.get(name);
      if (place === undefined || computed === undefined || this.#problem !== "") continue;
      const source = sourceOf(computed, place, result.valueAt(place));
      words = source.words;
      for (const [factor, cells] of source.cells) lit.set(factor, cells);
      lit.set(name, [place]);
    }
    for (const field of this.#fields.values()) {
      if (field instanceof InputSheet) field.sheet.light(lit.get(field.name) ?? []);
    }
    for (const [name, { sheet }] of this.#results) sheet.light(lit.get(name) ?? []);
    if (lit.size > 0 || target === null || this.#problem !== "") this.say(words);
  }
}

/** A message of the library as a sentence. */
function sentence(message: string): string {
  const text = message.replace(/^\w+: /, "");
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}
