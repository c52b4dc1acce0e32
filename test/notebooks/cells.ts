import type { Kernel, Output } from "../../scripts/kernel.mjs";
import { readNotebook } from "../../scripts/notebooks.mjs";

/** The code cells of a notebook, from the one with the inputs on, and those before it. */
export function codeCells(path: string) {
  const cells = readNotebook(path)
    .cells.filter((cell) => cell.cell_type === "code")
    .map((cell) => ({ source: cell.source.join(""), tags: cell.metadata.tags ?? [] }));
  const inputs = cells.findIndex((cell) => cell.tags.includes("parameters"));
  return {
    before: cells.slice(0, inputs).map((cell) => cell.source),
    inputs: cells[inputs].source,
    below: cells.slice(inputs + 1).map((cell) => cell.source),
  };
}

/** What a run of several cells showed, up to the first cell that failed, as in JupyterLab. */
export interface Shown {
  /** Markdown and HTML, in order. */
  text: string;
  /** What stood on stderr. */
  complaint: string;
  /** How many cells ran. */
  ran: number;
}

/** Runs cells one after the other and stops at the first that fails. */
export async function runCells(kernel: Kernel, sources: readonly string[]): Promise<Shown> {
  const shown: Shown = { text: "", complaint: "", ran: 0 };
  for (const source of sources) {
    const { ok, outputs } = await kernel.run(source);
    shown.ran++;
    for (const output of outputs as Output[]) {
      if (output.name === "stderr") shown.complaint += output.text;
      else shown.text += output.text ?? `${Object.values(output.data ?? {}).join("\n")}\n`;
    }
    if (!ok) break;
  }
  return shown;
}

/** What a reader sees of a text: without the bytes of pictures and without scripts. */
export function visible(text: string): string {
  return text.replace(/base64,[^"]*/g, "").replace(/<script[^>]*>.*?<\/script>/gs, "");
}
