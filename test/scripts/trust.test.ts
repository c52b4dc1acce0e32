import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { notebookFiles, ROOT, VENV_PYTHON } from "../../scripts/project.mjs";
import { trustNotebooks } from "../../scripts/trust.mjs";

const home = mkdtempSync(join(tmpdir(), "convbook-trust-"));
const folder = join(home, "notebooks");
const before = process.env.JUPYTER_DATA_DIR;
const evil = { "text/html": ["<img src=x onerror='document.title = 1'><script>1</script>"] };
const output = { output_type: "display_data", metadata: {}, data: evil };

interface Cell {
  cell_type: string;
  source: string[];
  outputs?: object[];
}

/** A notebook of the given name after something was done to its code cells. */
function changed(name: string, change: (codeCells: Cell[], cells: Cell[]) => void): string {
  const notebook = JSON.parse(readFileSync(join(ROOT, "notebooks", name), "utf8"));
  const { cells } = notebook as { cells: Cell[] };
  change(
    cells.filter((cell) => cell.cell_type === "code"),
    cells,
  );
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** What Jupyter says of every notebook in a folder: the names of those that it trusts. */
function trustedIn(path: string): string[] {
  const code = `
import json, pathlib, sys, nbformat
from nbformat.sign import NotebookNotary
with NotebookNotary(data_dir=sys.argv[2]) as notary:
    files = sorted(pathlib.Path(sys.argv[1]).glob("**/*.ipynb"))
    print(json.dumps([f.name for f in files
        if notary.check_signature(nbformat.read(f, as_version=4))]))`;
  return JSON.parse(execFileSync(VENV_PYTHON, ["-c", code, path, home], { encoding: "utf8" }));
}

const NAMES = notebookFiles().map((path) => basename(path));
const [first, second, third, fourth] = NAMES;

describe("which notebooks npm start trusts", () => {
  beforeAll(() => {
    process.env.JUPYTER_DATA_DIR = home;
    cpSync(join(ROOT, "notebooks"), folder, {
      recursive: true,
      filter: (path) => !/[\\/]\.[^\\/]+$/.test(path),
    });
  });
  afterAll(() => {
    if (before === undefined) delete process.env.JUPYTER_DATA_DIR;
    else process.env.JUPYTER_DATA_DIR = before;
    rmSync(home, { recursive: true, force: true });
  });

  test("those that are shipped, all of them", async () => {
    await trustNotebooks(folder);
    expect(trustedIn(folder)).toEqual(NAMES);
  });

  test("none that is handed in, whatever its name and however it got there", async () => {
    rmSync(join(home, "nbsignatures.db"));
    // Another output under a name of ours, and one output more.
    writeFileSync(
      join(folder, first),
      changed(first, ([cell]) => {
        cell.outputs = [output];
      }),
    );
    writeFileSync(
      join(folder, second),
      changed(second, (cells) => {
        cells.at(-1)?.outputs?.push(output);
      }),
    );
    // A cell that was changed, with an output to go with it.
    writeFileSync(
      join(folder, third),
      changed(third, (cells) => {
        cells[2] = Object.assign(cells[2], { source: ["show('new')"], outputs: [output] });
      }),
    );
    // A link to a notebook that lies elsewhere.
    const elsewhere = join(home, "elsewhere.ipynb");
    writeFileSync(
      elsewhere,
      changed(fourth, ([cell]) => {
        cell.outputs = [output];
      }),
    );
    rmSync(join(folder, fourth));
    symlinkSync(elsewhere, join(folder, fourth));
    // Added ones: with a number, and in a folder under a name of ours.
    writeFileSync(join(folder, "98-answers.ipynb"), readFileSync(elsewhere));
    mkdirSync(join(folder, "handed-in"));
    writeFileSync(join(folder, "handed-in", first), readFileSync(elsewhere));

    await trustNotebooks(folder);
    const untouched = NAMES.slice(4);
    expect(readdirSync(folder).length).toBeGreaterThan(NAMES.length);
    expect(trustedIn(folder)).toEqual(untouched);
    expect(untouched.length).toBeGreaterThan(0);
  });

  test("none when something that is no notebook stands in its place", async () => {
    rmSync(join(folder, first));
    mkdirSync(join(folder, first));
    writeFileSync(join(folder, second), "{");
    await trustNotebooks(folder);
    expect(trustedIn(join(folder, "handed-in"))).toEqual([]);
  });

  test("the list names every notebook of the repository as it is", () => {
    const lines = readFileSync(join(ROOT, "scripts", "shipped.sha256"), "utf8")
      .trim()
      .split("\n");
    expect(lines.map((line) => line.split("  notebooks/")[1])).toEqual(NAMES);
  });
});
