// The notebook around a figure: where JupyterLab gives its app object to the page, its inputs can be rewritten.
import type { FieldName, Typed } from "./field";
import { declares, withDeclarations } from "./typescript";

interface Cell {
  model: {
    getMetadata(name: string): unknown;
    sharedModel: { getSource(): string; setSource(source: string): void };
  };
}

interface Panel {
  node: HTMLElement;
  content?: {
    widgets?: readonly Cell[];
    activeCellIndex: number;
    scrollToItem(index: number): Promise<void>;
  };
}

interface App {
  shell: { widgets(area: string): Iterable<Panel> };
  commands: { execute(name: string): Promise<unknown> };
}

/** Takes the typed values over into the notebook and lets it run again. */
export type Use = (typed: Typed) => void;

/** How to use the values in the notebook; undefined unless its cell of inputs declares just these X and W. */
export function useIn(root: HTMLElement, given: Typed): Use | undefined {
  const { jupyterapp: app } = window as { jupyterapp?: App };
  const panels = [...(app?.shell?.widgets("main") ?? [])];
  const panel = panels.find(({ node, content }) => node.contains(root) && content?.widgets);
  const cells = panel?.content?.widgets ?? [];
  const at = cells.findIndex(({ model }) =>
    [model.getMetadata("tags")].flat().includes("parameters"),
  );
  if (app === undefined || panel?.content === undefined || at < 0) return undefined;
  const { content } = panel;
  const shared = cells[at].model.sharedModel;
  const names = (Object.keys(given) as FieldName[]).filter((name) =>
    declares(shared.getSource(), name, given[name] ?? []),
  );
  if (!names.includes("X") || !names.includes("W")) return undefined;
  return (typed) => {
    const used = Object.fromEntries(names.map((name) => [name, typed[name]]));
    shared.setSource(withDeclarations(shared.getSource(), used));
    // The cells above, too: after a new start the kernel does not know what they import.
    void app.commands.execute("notebook:run-all-cells");
    // JupyterLab has gone to the last cell at once.
    content.activeCellIndex = at;
    void content.scrollToItem(at);
  };
}
