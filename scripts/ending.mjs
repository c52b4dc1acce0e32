// How a command ends: by Ctrl-C, by a signal, with its terminal, or with the npm that started it.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * From now on this function, and no earlier one, is called when the command is to end.
 *
 * @param {(signal: NodeJS.Signals) => void} end
 */
export function onEnding(end) {
  for (const signal of SIGNALS) process.removeAllListeners(signal).on(signal, () => end(signal));
}

/**
 * Ends this process as SIGTERM would once npm has ended. npm starts a shell, which starts this process; a
 * signal to npm ends these two and never arrives here.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const shell = process.ppid;
  const { name, parent } = look(shell);
  // Some shells have become this process; then its parent is npm itself.
  const npm = /sh$/.test(name) ? parent : shell;
  const timer = setInterval(() => {
    if (process.ppid === shell && isAlive(npm)) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, 300);
  timer.unref();
}

/**
 * The name and the parent of a process. A small Linux, as in a container, may have no ps.
 *
 * @param {number} pid
 */
function look(pid) {
  const text =
    process.platform === "linux"
      ? readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\((.*)\) \S+ (\d+) .*$/s, "$2 $1")
      : execFileSync("ps", ["-o", "ppid=,comm=", "-p", String(pid)], { encoding: "utf8" });
  const [, parent, name] = text.trim().match(/^(\d+) +(.*)$/) ?? [];
  return { name: name ?? "", parent: Number(parent) };
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process, as under sudo, cannot be sent a signal, but it is there.
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
