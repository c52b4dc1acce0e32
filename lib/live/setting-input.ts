// A labelled input for a setting of the convolution.
import { html } from "./element";
import type { FieldName } from "./field";

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

  get texts(): string[][] {
    return [[this.#input.value]];
  }

  set texts([[text]]: string[][]) {
    this.#input.value = text;
  }

  show(wrong: boolean): void {
    this.#input.setAttribute("aria-invalid", String(wrong));
  }
}
