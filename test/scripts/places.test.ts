// npm start where a folder was moved, where the home folder cannot be written to, and without Python.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { howToInstall } from "../../scripts/no-python.mjs";
import { ROOT, VENV_PYTHON } from "../../scripts/project.mjs";
import { NpmStart } from "./npm-start.js";

const TIME = { timeout: 60_000 };
const CELL = `import { conv2d } from "convbook";
console.log(conv2d([[1, 2, 4]], [[1, 1]]).toArray());`;
const unix = describe.skipIf(process.platform === "win32");

/** A copy of what npm start needs; what it never writes, and is large, is a link. */
function copyTo(folder: string): void {
  const copied = ["scripts", "kernel", "lib", "lite", "notebooks", "package.json"];
  const files = ["package-lock.json", "requirements.txt", "tsconfig.json"];
  const python = ["bin", "pyvenv.cfg", "convbook-ready", "share/jupyter/kernels"];
  for (const name of [...copied, ...files, ...python.map((part) => `.venv/${part}`)]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of ["node_modules", ".venv/lib", ".venv/share/jupyter/lab"]) {
    symlinkSync(join(ROOT, name), join(folder, name));
  }
}

unix("npm start", () => {
  let start: NpmStart | undefined;
  let folder = "";
  afterEach(() => {
    start?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test("works after the folder was moved, and mends what named the old place", TIME, async () => {
    folder = mkdtempSync(join(tmpdir(), "convbook-moved-"));
    const [before, after] = [join(folder, "before"), join(folder, "after it was moved")];
    copyTo(before);
    const data = join(folder, "data");
    const env = { ...process.env, JUPYTER_DATA_DIR: data };
    execFileSync(process.execPath, [join(before, "scripts", "register.mjs")], { env });
    renameSync(before, after);
    start = new NpmStart(after, { JUPYTER_DATA_DIR: data });
    await start.answers();
    expect(await start.run(CELL)).toBe("[ [ 3, 6 ] ]");
    expect(start.said).toMatch(/npm packages +in place[\s\S]*JupyterLab +in place/);
    for (const kernel of [
      join(after, ".venv", "share", "jupyter", "kernels", "tslab", "kernel.json"),
      join(data, "kernels", "convbook", "kernel.json"),
    ]) {
      const { argv } = JSON.parse(readFileSync(kernel, "utf8"));
      const files = argv.filter((part: string) => part.startsWith("/"));
      expect(files.filter((path: string) => !existsSync(path))).toEqual([]);
      expect(files.at(-1)).toContain(after);
    }
    const jupyter = join(after, ".venv", "bin", "jupyter");
    expect(execFileSync(jupyter, ["--paths"], { encoding: "utf8" })).toContain(after);
  });

  test("works where the home folder cannot be written to, and says so", TIME, async () => {
    folder = mkdtempSync(join(tmpdir(), "convbook-home-test-"));
    // Not even the superuser can make a folder inside a file.
    const home = join(folder, "file");
    writeFileSync(home, "");
    const none = {
      JUPYTER_CONFIG_DIR: "",
      JUPYTER_DATA_DIR: "",
      npm_config_cache: join(home, "npm"),
    };
    const own = { HOME: home, XDG_DATA_HOME: "", TMPDIR: folder, JUPYTER_RUNTIME_DIR: "" };
    start = new NpmStart(ROOT, { ...none, ...own });
    await start.answers();
    expect(await start.run(CELL)).toBe("[ [ 3, 6 ] ]");
    expect(start.said).toMatch(/ cannot be written to, .* set HOME to a folder that you can write/);
    start.signal("SIGTERM", "npm");
    expect(await start.left()).toEqual([]);
    expect(readdirSync(folder)).toEqual(["file"]);

    start = new NpmStart(ROOT, { ...none, ...own, TMPDIR: home });
    await start.answers();
    expect(start.said).toMatch(/convbook: .*; set HOME to a folder that you can write to and run/);
    expect(start.said).not.toContain("    at ");
  });
});

unix("without a Python", () => {
  const folder = mkdtempSync(join(tmpdir(), "convbook-no-python-"));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const find = () => {
    const script = `import { findPython } from ${JSON.stringify(join(ROOT, "scripts", "find-python.mjs"))};
      console.log(await findPython().then(({ version }) => version, ({ message }) => message));`;
    const args = ["--input-type=module", "-e", script];
    const env = { PATH: folder };
    return execFileSync(process.execPath, args, { env, encoding: "utf8" }).trim();
  };

  test("one sentence says what to install, and uv brings one if it is there", () => {
    expect(find()).toBe(
      `there is no Python here; install Python 3.10 or newer (${howToInstall()}) and run the command again.`,
    );
    // It knows a Python once it has installed it.
    const installed = join(folder, "installed");
    const uv = `#!/bin/sh
      case "$2" in
        install) echo > "${installed}" ;;
        find) [ -e "${installed}" ] && echo "${VENV_PYTHON}" ;;
      esac`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "uv"), uv, { mode: 0o755 });
    expect(find()).toMatch(/^3\.\d+\.\d+$/);
  });

  test("the sentence is for the system at hand", () => {
    expect(howToInstall("linux", "NAME=x\nID=ubuntu\n")).toContain("python3-venv");
    expect(howToInstall("linux", 'ID="rocky"\nID_LIKE="rhel centos fedora"\n')).toContain("dnf");
    expect(howToInstall("linux", "ID=unheard-of\n")).toBe("from python.org");
    expect(howToInstall("darwin", "")).toContain("brew");
    expect(howToInstall("win32", "")).toContain("winget");
  });
});
