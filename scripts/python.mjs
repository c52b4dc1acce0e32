// The Python side: the project's environment in .venv, with the packages of requirements.txt.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { registerKernel, renewRegistration } from "../kernel/register.mjs";
import { findPython } from "./find-python.mjs";
import { dataFolder } from "./home.mjs";
import {
  fingerprint,
  isStamped,
  ROOT,
  run,
  SetupError,
  stamp,
  VENV,
  VENV_PYTHON,
  writeIfPermitted,
  writeJson,
  writeText,
} from "./project.mjs";

const REQUIREMENTS = join(ROOT, "requirements.txt");
const READY = join(VENV, "convbook-ready");
/** The first lines of a program that pip has installed. */
const HEAD = /^#!(?:\/bin\/sh\n'''exec' .*\n' '''|.*python.*)\n/;

/**
 * Makes .venv and installs JupyterLab into it.
 *
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function installPython() {
  const wanted = fingerprint([REQUIREMENTS]);
  const lab = join(VENV, "share", "jupyter", "lab", "static");
  if (isStamped(READY, wanted) && existsSync(VENV_PYTHON) && existsSync(lab)) return false;
  const { command, version } = await findPython();
  const python = command[0];
  const before = command.slice(1);
  rmSync(VENV, { recursive: true, force: true });
  if ((await run(python, [...before, "-m", "venv", VENV])).code !== 0) {
    rmSync(VENV, { recursive: true, force: true });
    throw new SetupError(
      `Python ${version} could not make the folder .venv; setup.log says why. Fix that and run the command again.`,
    );
  }
  // --no-deps, because requirements.txt lists everything but what it leaves out on purpose.
  const pip = ["-m", "pip", "install", "--no-deps", "--no-input", "--disable-pip-version-check"];
  if ((await run(VENV_PYTHON, [...pip, "-r", REQUIREMENTS])).code !== 0) {
    rmSync(VENV, { recursive: true, force: true });
    throw new SetupError(
      "JupyterLab could not be downloaded; check the network connection (setup.log has the details) and run the command again.",
    );
  }
  stamp(READY, wanted);
  return true;
}

/**
 * Registers the TypeScript kernel in .venv and writes the settings that JupyterLab needs there.
 *
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function configure() {
  const written = [
    registerKernel(),
    renewRegistration(dataFolder()),
    followMove(),
    // Otherwise JupyterLab asks on its first page whether it may fetch news from the network.
    writeJson(join(VENV, "share", "jupyter", "lab", "settings", "overrides.json"), {
      "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
    }),
    writeText(join(VENV, "etc", "jupyter", "jupyter_config.py"), exportConfig()),
    // The scripts that come with JupyterLab are not modules, whatever the repository's package.json says.
    writeJson(join(VENV, "package.json"), {}),
  ];
  return written.includes(true);
}

/**
 * The configuration of Jupyter that lets its exports, from JupyterLab's menu as from `jupyter nbconvert`,
 * use those of export/ in the place of its own: Python takes what it finds first.
 */
function exportConfig() {
  const [folder, node] = [join(ROOT, "export"), process.execPath].map((path) =>
    JSON.stringify(path),
  );
  return `# Written by the set-up.
import sys

if ${folder} not in sys.path:
    sys.path.insert(0, ${folder})
c = get_config()
c.PageExporter.node = ${node}
# What is higher than a slide can be scrolled.
c.SlidesExporter.reveal_scroll = True
`;
}

/**
 * Lets the programs of .venv run from where it is now: each names, at its head, the Python that runs it.
 * For paths with spaces, pip writes the head in this way, too.
 *
 * @returns {boolean} whether .venv has been moved since they were written
 */
function followMove() {
  const folder = dirname(VENV_PYTHON);
  if (process.platform === "win32") return false;
  const moved = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name))
    .map((path) => ({ path, text: readFileSync(path, "latin1") }))
    .map(({ path, text }) => ({ path, text, head: text.match(HEAD)?.[0] ?? folder }))
    .filter(({ head }) => !head.includes(folder));
  for (const { path, text, head } of moved) {
    const fresh = `#!/bin/sh\n'''exec' "${VENV_PYTHON}" "$0" "$@"\n' '''\n`;
    writeIfPermitted(() => writeFileSync(path, fresh + text.slice(head.length), "latin1"));
  }
  return moved.length > 0;
}

/** The environment in which JupyterLab and its tools find the project's kernel before any other. */
export function pythonEnvironment() {
  const own = join(VENV, "share", "jupyter");
  const separator = process.platform === "win32" ? ";" : ":";
  const path = [own, process.env.JUPYTER_PATH].filter(Boolean).join(separator);
  return { ...process.env, JUPYTER_PATH: path, JUPYTER_PREFER_ENV_PATH: "1" };
}
