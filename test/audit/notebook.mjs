// A notebook run in a kernel with other inputs, cell by cell.
import { readNotebook } from "../../scripts/notebooks.mjs";
import { notebookFiles } from "../../scripts/project.mjs";

/**
 * @typedef {{ id: string, source: string }} Code
 * @typedef {{ id: string, outputs: import("../../scripts/kernel.mjs").Output[] }} Ran
 */

/**
 * The code cells of a notebook before the one with the inputs, and those below it.
 *
 * @param {string} file how the name of the notebook begins, such as "03-"
 * @returns {{ before: Code[], inputs: Code, below: Code[] }}
 */
export function codeOf(file) {
  const path = /** @type {string} */ (notebookFiles().find((name) => name.includes(file)));
  const cells = readNotebook(path).cells.filter((cell) => cell.cell_type === "code");
  const start = cells.findIndex(({ metadata }) => metadata.tags?.includes("parameters"));
  const code = cells.map(({ id, source }) => ({ id, source: source.join("") }));
  return { before: code.slice(0, start), inputs: code[start], below: code.slice(start + 1) };
}

/**
 * Runs cells one after the other and stops at the first that fails, as "Run Selected Cell and All
 * Below" does.
 *
 * @param {import("../../scripts/kernel.mjs").Kernel} kernel
 * @param {readonly Code[]} code
 * @returns {Promise<Ran[]>}
 */
export async function runCode(kernel, code) {
  /** @type {Ran[]} */
  const ran = [];
  for (const { id, source } of code) {
    const { ok, outputs } = await kernel.run(source);
    ran.push({ id, outputs });
    if (!ok) break;
  }
  return ran;
}

/** The code of a cell with inputs. @param {object} inputs */
export function inputsCode(inputs) {
  return Object.entries(inputs)
    .map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`)
    .join("\n");
}
