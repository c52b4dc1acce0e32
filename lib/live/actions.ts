// The buttons below a worksheet.
import { html } from "./element";
import type { Typed } from "./field";
import { useIn } from "./notebook";
import { declarations } from "./typescript";

/** What the buttons need of a worksheet. */
interface Owner {
  readonly typed: Typed;
  readonly problem: string;
  restart(): void;
  say(words: string): void;
}

export function actions(root: HTMLElement, given: Typed, owner: Owner): HTMLButtonElement[] {
  const button = (text: string, work: () => Promise<void> | void) => {
    const made = html("button", { type: "button" }, text);
    made.addEventListener("click", () => work());
    return made;
  };
  const unlessWrong = (work: () => Promise<void> | void) => async () => {
    if (owner.problem !== "") owner.say(owner.problem);
    else await work();
  };
  const copy = unlessWrong(async () => {
    const code = [...declarations(owner.typed).values()].join("\n");
    owner.say((await copied(root, code)) ? "Copied as TypeScript." : "This page may not copy.");
  });
  const use = useIn(root, given);
  return [
    button("Copy as TypeScript", copy),
    ...(use
      ? [
          button(
            "Use in the notebook",
            unlessWrong(() => use(owner.typed)),
          ),
        ]
      : []),
    button("Start again", () => owner.restart()),
  ];
}

/** Copies a text; a page without a secure address has only the older way. */
async function copied(root: HTMLElement, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = document.activeElement as HTMLElement;
    const field = html("textarea", { "aria-label": "TypeScript" }, text);
    root.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused.focus();
    return done;
  }
}
