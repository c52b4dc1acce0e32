// Finds a Python for the project's environment, or says how to get one.
import { howToInstall } from "./no-python.mjs";
import { run, SetupError } from "./project.mjs";

const OLDEST = [3, 10];
/** Not the newest that uv has: not every package has binaries for it. */
const FOR_UV = ">=3.10,<3.15";

/** Commands that may start a Python, in the order in which they are tried. */
const CANDIDATES = [
  ...(process.env.PYTHON ? [[process.env.PYTHON]] : []),
  ...(process.platform === "win32" ? [["py", "-3"], ["python"]] : [["python3"], ["python"]]),
  ...[14, 13, 12, 11, 10].map((minor) => [`python3.${minor}`]),
];

/**
 * The first Python that is new enough and can make environments; if there is none, the one that uv knows
 * or downloads.
 *
 * @returns {Promise<{ command: string[], version: string }>}
 */
export async function findPython() {
  let complaint = "there is no Python here";
  for (const command of CANDIDATES) {
    const version = await versionOf(command);
    if (version === undefined) continue;
    const [major, minor] = version.split(".").map(Number);
    if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
      complaint = `Python ${version} is too old`;
    } else if (
      (await run(command[0], [...command.slice(1), "-c", "import venv, ensurepip"])).code
    ) {
      complaint = `Python ${version} lacks its venv module`;
    } else {
      return { command, version };
    }
  }
  const managed = await pythonOfUv();
  const version = managed && (await versionOf([managed]));
  if (version) return { command: [managed], version };
  throw new SetupError(
    `${complaint}; install Python 3.10 or newer (${howToInstall()}) and run the command again.`,
  );
}

/**
 * @param {string[]} command
 * @returns {Promise<string | undefined>}
 */
async function versionOf([python, ...args]) {
  const code = "import sys; print('convbook', *sys.version_info[:3], sep='.')";
  const { output } = await run(python, [...args, "-c", code]);
  return output.match(/convbook\.(\d+\.\d+\.\d+)/)?.[1];
}

/** The path of a Python that uv knows or can download, or nothing. */
async function pythonOfUv() {
  // --system, because otherwise it would find the environment that is about to be replaced.
  const find = () => run("uv", ["python", "find", "--system", FOR_UV]);
  let found = await find();
  if (found.code !== 0 && found.code !== 127) {
    await run("uv", ["python", "install", FOR_UV]);
    found = await find();
  }
  return found.code === 0 ? found.output.trim().split("\n").pop() : undefined;
}
