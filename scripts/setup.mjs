// What the project needs before JupyterLab or the tests can start. A step that is done is skipped.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { endWithNpm, onEnding } from "./ending.mjs";
import { findHome } from "./home.mjs";
import { buildLibrary } from "./library.mjs";
import {
  endRunning,
  fingerprint,
  isStamped,
  LOG,
  ROOT,
  run,
  SetupError,
  stamp,
  writeIfPermitted,
} from "./project.mjs";
import { configure, installPython } from "./python.mjs";
import { trustNotebooks } from "./trust.mjs";

const MODULES = join(ROOT, "node_modules");
const PACKAGES_READY = join(MODULES, ".convbook-ready");
/** The errors that npm reports when it cannot reach its registry. */
const NETWORK = [
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "ENETUNREACH",
];

/**
 * Installs the npm packages exactly as the lockfile says: those that notebooks need and, with
 * `everything`, those for development, which are never taken away again. No package needs its install
 * script.
 *
 * @param {{ everything?: boolean }} options
 */
export async function installPackages({ everything = false } = {}) {
  const all = everything || existsSync(join(MODULES, "vitest"));
  const wanted = fingerprint(
    ["package-lock.json", "package.json", "lib/package.json", "lite/package.json"].map((name) =>
      join(ROOT, name),
    ),
    [process.platform, process.arch, all ? "all" : "notebooks"],
  );
  const tools = ["typescript/bin/tsc", "tslab/bin/tslab"].map((tool) => join(MODULES, tool));
  if (isStamped(PACKAGES_READY, wanted) && tools.every(existsSync)) return false;
  const args = [
    "ci",
    ...(all ? [] : ["--omit=dev"]),
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--fetch-retry-mintimeout=1000",
  ];
  const npm = process.env.npm_execpath ?? "";
  const { code, output } = npm.endsWith("npm-cli.js")
    ? await run(process.execPath, [npm, ...args])
    : await run("npm", args, { shell: process.platform === "win32" });
  if (code === 127) {
    throw new SetupError(
      "there is no npm here; install Node with its npm from nodejs.org and run the command again.",
    );
  }
  if (code !== 0) {
    const reason = output.match(/npm error code (\S+)/)?.[1] ?? "no reason given";
    const remedy = NETWORK.includes(reason)
      ? "check the network connection"
      : "fix what setup.log says";
    throw new SetupError(
      `the npm packages could not be installed (${reason}); ${remedy} and run the command again.`,
    );
  }
  stamp(PACKAGES_READY, wanted);
  return true;
}

/**
 * Does one step and prints what it did.
 *
 * @param {string} name
 * @param {string} done what is printed if the step had something to do
 * @param {() => Promise<boolean>} work
 */
export async function step(name, done, work) {
  const start = performance.now();
  const label = name.padEnd(16);
  if (process.stdout.isTTY) process.stdout.write(`  ${label}…`);
  try {
    const worked = await work();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    say(`  ${label}${(worked ? done : "in place").padEnd(12)}${seconds.padStart(6)} s`);
  } catch (error) {
    say(`  ${label}failed`);
    throw error;
  }
}

/** @param {string} line replaces the unfinished line of a terminal */
function say(line) {
  console.log(process.stdout.isTTY ? `\r${line}` : line);
}

/**
 * All steps, in order.
 *
 * @param {{ everything?: boolean }} options whether the packages for development are needed, too
 * @throws {SetupError} a sentence with the remedy
 */
export async function setUp(options = {}) {
  writeIfPermitted(() => rmSync(LOG, { force: true }));
  findHome();
  await step("npm packages", "installed", () => installPackages(options));
  await step("library", "built", buildLibrary);
  await step("JupyterLab", "installed", installPython);
  await step("tslab kernel", "registered", configure);
  await step("notebooks", "trusted", trustNotebooks);
}

/** Errors of the file system that a user can correct, in words. */
const FILE_ERRORS = new Map([
  ["EROFS", "the file system is read-only"],
  ["EACCES", "it is not permitted"],
  ["EPERM", "it is not permitted"],
  ["ENOSPC", "the disk is full"],
]);

/**
 * Runs a command's main function; a SetupError ends it with one sentence and exit code 1. Until it has
 * finished, an interruption also ends the programs that it started.
 *
 * @param {() => Promise<void>} main
 */
export async function command(main) {
  onEnding(async () => {
    await endRunning();
    process.exit(130);
  });
  endWithNpm();
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { code = "", path = ROOT } = /** @type {NodeJS.ErrnoException} */ (error);
    const reason = FILE_ERRORS.get(code);
    if (!(error instanceof SetupError) && reason === undefined) throw error;
    console.error(
      `\nconvbook: ${reason ? `cannot write ${path}: ${reason}; fix that and run the command again.` : error.message}`,
    );
    process.exit(1);
  }
}
