// JupyterLite in an environment of its own, site/.venv, with exactly the packages of requirements.txt.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findPython } from "../scripts/find-python.mjs";
import { fingerprint, isStamped, ROOT, run, SetupError, stamp } from "../scripts/project.mjs";

const VENV = join(ROOT, "site", ".venv");
const PYTHON = join(VENV, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
const READY = join(VENV, "convbook-ready");
const REQUIREMENTS = join(ROOT, "site", "requirements.txt");

/** @returns {Promise<boolean>} whether there was anything to do */
export async function installJupyterLite() {
  const wanted = fingerprint([REQUIREMENTS]);
  if (isStamped(READY, wanted) && existsSync(PYTHON)) return false;
  const { command, version } = await findPython();
  rmSync(VENV, { recursive: true, force: true });
  const made = await run(command[0], [...command.slice(1), "-m", "venv", VENV]);
  const pip = ["-m", "pip", "install", "--no-deps", "--no-input", "--disable-pip-version-check"];
  const installed =
    made.code === 0 && (await run(PYTHON, [...pip, "--require-hashes", "-r", REQUIREMENTS]));
  if (installed && installed.code === 0) {
    stamp(READY, wanted);
    return true;
  }
  rmSync(VENV, { recursive: true, force: true });
  throw new SetupError(
    installed
      ? "JupyterLite could not be downloaded; check the network connection (setup.log has the details) and run the command again."
      : `Python ${version} could not make the folder site/.venv; setup.log says why. Fix that and run the command again.`,
  );
}

/**
 * Runs jupyter lite in a folder.
 *
 * @param {string} folder
 * @param {string[]} args
 */
export async function jupyterLite(folder, args) {
  const { code } = await run(PYTHON, ["-m", "jupyterlite_core.app", ...args], { cwd: folder });
  if (code !== 0) throw new SetupError("JupyterLite could not build the site; setup.log says why.");
}

/** The licence of JupyterLite, as its package has it. */
export function jupyterLiteLicence() {
  const names = readdirSync(VENV, { recursive: true, encoding: "utf8" });
  const name = names.find((path) =>
    /jupyterlite_core-[^\\/]*\.dist-info.*[\\/]LICENSE$/.test(path),
  );
  if (name === undefined)
    throw new SetupError(
      "JupyterLite came without its licence; delete site/.venv and run the command again.",
    );
  return readFileSync(join(VENV, name), "utf8");
}
