// Starts JupyterLab on loopback, waits until it answers, and ends it with this process.
import { spawn } from "node:child_process";
import { createWriteStream, watch } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onEnding } from "./ending.mjs";
import { buildLibrary } from "./library.mjs";
import { ROOT, SetupError, VENV, VENV_PYTHON } from "./project.mjs";
import { pythonEnvironment } from "./python.mjs";

const FIRST = "/lab/tree/notebooks/00-start-here.ipynb";
const LAB = join(ROOT, "scripts", "lab.py");
const LAB_LOG = join(VENV, "jupyterlab.log");

/**
 * @param {number | undefined} port the one that the user asked for
 * @param {string[]} args passed on to JupyterLab
 * @returns {Promise<void>} when JupyterLab has ended
 */
export async function startLab(port, args) {
  const started = performance.now();
  if (port !== undefined && !(await isFree(port))) {
    throw new SetupError(
      `port ${port} is in use; end the program that uses it, or choose another: npm start -- --port ${port + 1}.`,
    );
  }
  const child = spawn(VENV_PYTHON, [LAB, ...labArguments(port, args)], {
    cwd: ROOT,
    env: pythonEnvironment(),
    stdio: ["inherit", "inherit", "pipe"],
  });
  onEnding((signal) => {
    // A terminal sends Ctrl-C to JupyterLab too. JupyterLab asks before it ends; then this process ends.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill("SIGTERM");
  });
  // After its terminal was closed, this process still has to wait for JupyterLab.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const { address, messages } = readMessages(child);
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 0));
  });
  const url = await Promise.race([address, ended.then(() => undefined)]);
  if (url === undefined) {
    if ((await ended) === 0) return;
    const said =
      messages.filter((line) => /error|No module named/i.test(line)).pop() ?? "no reason given";
    const remedy = said.includes("No module named")
      ? "delete the folder .venv"
      : "fix that (.venv/jupyterlab.log has the details)";
    throw new SetupError(
      `JupyterLab did not start: ${said.trim()}; ${remedy} and run the command again.`,
    );
  }
  await answers(url);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`  ${"page".padEnd(16)}${"answers".padEnd(12)}${seconds.padStart(6)} s\n`);
  console.log(`JupyterLab is at ${url}`);
  console.log("Press Ctrl-C here twice to end it.");
  const watcher = rebuildOnChange();
  process.exitCode = await ended;
  watcher.close();
}

/**
 * @param {number | undefined} port
 * @param {string[]} args
 */
function labArguments(port, args) {
  return [
    `--ServerApp.root_dir=${ROOT}`,
    "--ServerApp.ip=127.0.0.1",
    `--LabApp.default_url=${FIRST}`,
    // The catalogue of extensions would be loaded from the network.
    "--LabApp.extension_manager=readonly",
    // The worksheet takes its numbers over into the notebook through JupyterLab's app object.
    "--LabApp.expose_app_in_browser=True",
    ...(port === undefined ? [] : ["--ServerApp.port_retries=0"]),
    // JupyterLab refuses the root user, who is the only user in many containers; it listens on
    // loopback only, and asks for its token.
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
    ...args,
  ];
}

/**
 * The port in the arguments, as "--port 9999", "--port=9999" or with "--ServerApp.port".
 *
 * @param {string[]} args
 */
export function askedPort(args) {
  const found = args.join(" ").match(/(?:^| )--(?:ServerApp\.)?port(?:[= ](\S*)|$)/);
  if (!found) return undefined;
  const port = Number(found[1]);
  if (!(Number.isInteger(port) && port >= 1 && port <= 65535)) {
    throw new SetupError(
      `--port must be a whole number from 1 to 65535, but got ${found[1] || "nothing"}.`,
    );
  }
  return port;
}

/** @param {number} port */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/**
 * JupyterLab's messages go to a log file; errors are shown here too, once it answers.
 *
 * @param {import("node:child_process").ChildProcess} child
 */
function readMessages(child) {
  // A shared installation may not be writable for its users; they do without the log.
  const log = createWriteStream(LAB_LOG).on("error", () => {});
  /** @type {string[]} */
  const messages = [];
  let loud = false;
  let found = false;
  /** @type {Promise<string>} */
  const address = new Promise((resolve) => {
    if (child.stderr === null) return;
    createInterface({ input: child.stderr }).on("line", (line) => {
      log.write(`${line}\n`);
      const level = line.match(/^\[([A-Z]) /)?.[1];
      if (level !== undefined) loud = level === "E";
      if (!found && (loud || level === undefined)) messages.push(line);
      if (found && loud) console.error(line);
      const url = line.match(/https?:\/\/\S+\/lab\S*/)?.[0];
      if (url && !found) {
        found = true;
        resolve(url);
      }
    });
  });
  return { address, messages };
}

/** @param {string} url */
async function answers(url) {
  const { origin } = new URL(url);
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      await fetch(`${origin}/api`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new SetupError(
    `JupyterLab does not answer at ${origin}; .venv/jupyterlab.log says why. Fix that and run the command again.`,
  );
}

/** While JupyterLab runs, an edit in lib/ is compiled at once: a restart of the kernel is enough. */
function rebuildOnChange() {
  /** @type {NodeJS.Timeout | undefined} */
  let waiting;
  let building = Promise.resolve();
  const rebuild = async () => {
    try {
      if (await buildLibrary()) console.log("lib/ is rebuilt; restart the kernel to use it.");
    } catch (error) {
      const message = error instanceof Error ? error.message : error;
      console.error(`convbook: ${message}\nThe last good build stays in use.`);
    }
  };
  const watcher = watch(join(ROOT, "lib"), { recursive: true }, (_event, name) => {
    if (!name?.endsWith(".ts") || name.startsWith("dist")) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      building = building.then(rebuild);
    }, 150);
  });
  // JupyterLab must not end because a folder disappears while it is read.
  watcher.on("error", () => {});
  return watcher;
}
