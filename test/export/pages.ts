// Exports of notebooks, as `jupyter nbconvert` makes them.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { notebookFiles, VENV_PYTHON } from "../../scripts/project.mjs";

/** A folder with an export of every notebook in it. */
export class Exports {
  readonly folder = mkdtempSync(join(tmpdir(), "convbook-export-"));

  async make(format: string, paths = notebookFiles(), env = process.env) {
    const args = ["-m", "nbconvert", "--to", format, "--output-dir", this.folder, ...paths];
    return promisify(execFile)(VENV_PYTHON, args, { env });
  }

  /** The export of a notebook. */
  path(notebook: string, ending: string): string {
    return join(this.folder, basename(notebook).replace(/ipynb$/, ending));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
