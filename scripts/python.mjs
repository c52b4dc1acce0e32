// The Python side: the project's environment in .venv, with the packages of requirements.txt.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { registerKernel } from "../kernel/register.mjs";
import {
  fingerprint,
  isStamped,
  ROOT,
  run,
  SetupError,
  stamp,
  VENV,
  VENV_PYTHON,
  writeJson,
  writeText,
} from "./project.mjs";

const REQUIREMENTS = join(ROOT, "requirements.txt");
const READY = join(VENV, "convbook-ready");
const OLDEST = [3, 10];

/** Commands that may start a Python, in the order in which they are tried. */
const CANDIDATES = [
  ...(process.env.PYTHON ? [[process.env.PYTHON]] : []),
  ...(process.platform === "win32" ? [["py", "-3"], ["python"]] : [["python3"], ["python"]]),
  ...[14, 13, 12, 11, 10].map((minor) => [`python3.${minor}`]),
];

/**
 * The first Python that is new enough.
 *
 * @returns {Promise<{ command: string[], version: string }>}
 */
export async function findPython() {
  let tooOld = "";
  for (const command of CANDIDATES) {
    const code = "import sys; print('convbook', *sys.version_info[:3], sep='.')";
    const { output } = await run(command[0], [...command.slice(1), "-c", code]);
    const version = output.match(/convbook\.(\d+)\.(\d+)\.(\d+)/)?.slice(1);
    if (!version) continue;
    const [major, minor] = version.map(Number);
    if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) {
      return { command, version: version.join(".") };
    }
    tooOld ||= version.join(".");
  }
  throw new SetupError(
    tooOld
      ? `Python ${tooOld} is too old; install Python 3.10 or newer from python.org and run the command again.`
      : "there is no Python here; install Python 3.10 or newer from python.org and run the command again.",
  );
}

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
  if ((await run(python, [...before, "-c", "import venv, ensurepip"])).code !== 0) {
    const [major, minor] = version.split(".");
    throw new SetupError(
      `Python ${version} lacks its venv module; install it (on Debian and Ubuntu: apt install python${major}.${minor}-venv) and run the command again.`,
    );
  }
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

/** The environment in which JupyterLab and its tools find the project's kernel before any other. */
export function pythonEnvironment() {
  const own = join(VENV, "share", "jupyter");
  const separator = process.platform === "win32" ? ";" : ":";
  const path = [own, process.env.JUPYTER_PATH].filter(Boolean).join(separator);
  return { ...process.env, JUPYTER_PATH: path, JUPYTER_PREFER_ENV_PATH: "1" };
}
