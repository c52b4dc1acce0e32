// Where Jupyter keeps what belongs to a user, and what stands in for it where nothing can be written.
import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { SetupError } from "./project.mjs";

/** Where Jupyter looks for the kernels of a user, on each system. */
export function dataFolder() {
  const { JUPYTER_DATA_DIR, APPDATA, XDG_DATA_HOME } = process.env;
  if (JUPYTER_DATA_DIR) return JUPYTER_DATA_DIR;
  if (process.platform === "win32" && APPDATA) return join(APPDATA, "jupyter");
  if (process.platform === "darwin") return join(homedir(), "Library", "Jupyter");
  return join(XDG_DATA_HOME || join(homedir(), ".local", "share"), "jupyter");
}

/** The folders in which JupyterLab must be able to write. */
function jupyterFolders() {
  const { JUPYTER_CONFIG_DIR, JUPYTER_RUNTIME_DIR } = process.env;
  return [
    JUPYTER_CONFIG_DIR || join(homedir(), ".jupyter"),
    dataFolder(),
    JUPYTER_RUNTIME_DIR || join(dataFolder(), "runtime"),
  ];
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    rmdirSync(mkdtempSync(join(folder, ".convbook-")));
    return true;
  } catch {
    return false;
  }
}

/**
 * Lets Jupyter, npm and pip write to a temporary folder if Jupyter cannot write to the user's own folders.
 * It is removed when this process ends.
 */
export function findHome() {
  const refused = jupyterFolders().find((folder) => !isWritable(folder));
  if (refused === undefined) return;
  let home = "";
  try {
    home = mkdtempSync(join(tmpdir(), "convbook-home-"));
  } catch {
    throw new SetupError(
      `Jupyter cannot write to ${refused}, and nobody to ${tmpdir()}; set HOME to a folder that you can write to and run the command again.`,
    );
  }
  process.once("exit", () => rmSync(home, { recursive: true, force: true }));
  Object.assign(process.env, {
    JUPYTER_CONFIG_DIR: join(home, "config"),
    JUPYTER_DATA_DIR: join(home, "data"),
    JUPYTER_RUNTIME_DIR: join(home, "runtime"),
    IPYTHONDIR: join(home, "ipython"),
    XDG_CACHE_HOME: join(home, "cache"),
    npm_config_cache: join(home, "npm"),
  });
  console.log(
    `${refused} cannot be written to, so JupyterLab forgets its settings when it ends; to keep them, set HOME to a folder that you can write to.`,
  );
}
