// A labelled input for a setting of the convolution.
import { html } from "./element";
import { type FieldName, readField } from "./field";

export class SettingInput {
  readonly root: HTMLElement;
  readonly name: FieldName;
  readonly #input: HTMLInputElement;

  constructor(name: FieldName, text: string) {
    this.name = name;
    this.#input = html("input", { "aria-label": name, autocomplete: "off", spellcheck: "false" });
    this.root = html("label", { class: "setting" }, html("b", {}, name), this.#input);
    this.texts = [[text]];
  }

  /** What is typed, as in an array with one cell. */
  get texts(): string[][] {
    return [[this.#input.value]];
  }

  set texts([[text]]: string[][]) {
    // Writing the same text would move the caret.
    if (this.#input.value !== text) this.#input.value = text;
  }

  /** Marks a text that cannot be read. */
  show(): void {
    const wrong = readField(this.name, this.texts).wrong.length > 0;
    this.#input.setAttribute("aria-invalid", String(wrong));
  }
}
