// The package as its users have it: packed, and installed from the tarball outside the repository.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../scripts/project.mjs";

/** The folder of a separate project, in which convbook is installed. */
export class Installed {
  readonly folder = mkdtempSync(join(tmpdir(), "convbook-installed-"));
  readonly tarball: string;
  /** The paths of the files in the tarball. */
  readonly files: string[];

  constructor() {
    const packed = this.#npm(ROOT, "pack", "--workspace=convbook", "--json", "--ignore-scripts");
    const [{ filename, files }] = Object.values<Packed>(JSON.parse(packed));
    this.tarball = join(this.folder, filename);
    this.files = files.map(({ path }) => path);
    this.write("package.json", JSON.stringify({ private: true }));
    const quick = ["--prefer-offline", "--fetch-retries=0", "--ignore-scripts"];
    this.#npm(this.folder, "install", ...quick, this.tarball);
  }

  #npm(cwd: string, command: string, ...args: string[]): string {
    const options = command === "pack" ? ["--pack-destination", this.folder] : [];
    return execFileSync("npm", [command, ...options, ...args], {
      cwd,
      encoding: "utf8",
      shell: process.platform === "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** Writes a file of the project. */
  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Runs a module in Node and returns what it prints; its name ends in .mjs or .cjs. */
  run(name: string, text: string): string {
    this.write(name, text);
    return execFileSync(process.execPath, [name], { cwd: this.folder, encoding: "utf8" }).trim();
  }

  /** Runs a tool of the repository in the project, and returns what it printed if it fails. */
  complaintOf(tool: string, ...args: string[]): string {
    const path = join(ROOT, "node_modules", ...tool.split("/"));
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
      cwd: this.folder,
      encoding: "utf8",
    });
    return status === 0 ? "" : `ended by ${signal ?? status}\n${stdout}${stderr}`;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

interface Packed {
  filename: string;
  files: { path: string }[];
}
