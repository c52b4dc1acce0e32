// Runs the tests on the mutants that are built into a copy of the project.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/project.mjs";

/**
 * Runs the tests on all mutants. Folder by folder, so that the quick tests come before the long ones,
 * which are then left with few mutants. A mutant with which a test does not come to an end counts as
 * noticed; the tests then go on with the next.
 *
 * @param {string} copy
 * @param {string[]} tests
 * @returns {Promise<Record<string, string>>} by the number of a mutant the test that fails
 */
export async function outcomesIn(copy, tests) {
  const store = join(copy, "outcomes.json");
  writeFileSync(store, JSON.stringify({ outcomes: {}, done: [] }));
  const known = () => JSON.parse(readFileSync(store, "utf8"));
  for (const folder of tests) {
    for (;;) {
      const endless = await endlessMutant(copy, store, folder);
      if (endless === undefined) break;
      const { outcomes, done } = known();
      outcomes[endless] = "(does not come to an end)";
      writeFileSync(store, JSON.stringify({ outcomes, done }));
    }
  }
  return known().outcomes;
}

/**
 * Runs the tests of a folder until they end, or until one takes too long with a mutant.
 *
 * @param {string} copy
 * @param {string} store
 * @param {string} folder
 * @returns {Promise<string | undefined>} the number of that mutant
 */
function endlessMutant(copy, store, folder) {
  const active = `${store}.active`;
  writeFileSync(active, "");
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const config = join(copy, "test", "mutation", "vitest.config.mjs");
  const args = [vitest, "run", "--root", copy, "--config", config, `test/${folder}/`];
  const options = ["--no-warnings", "--max-old-space-size=2000"].join(" ");
  const env = { ...process.env, MUTANTS: store, NODE_OPTIONS: options };
  // A group of its own, because a worker that never ends has to be ended, too.
  const child = spawn(process.execPath, args, { cwd: copy, stdio: "inherit", env, detached: true });
  const end = () => process.kill(-(child.pid ?? 0), "SIGKILL");
  process.once("SIGINT", end);
  return new Promise((resolve, reject) => {
    /** @type {string | undefined} */
    let endless;
    const watch = setInterval(() => {
      const [id, until] = readFileSync(active, "utf8").split(" ");
      if (!id || Date.now() < Number(until)) return;
      endless = id;
      clearInterval(watch);
      end();
    }, 1000);
    child.once("exit", (code, signal) => {
      clearInterval(watch);
      process.off("SIGINT", end);
      if (endless !== undefined || code === 0) resolve(endless);
      else
        reject(new Error(`The tests of ${folder} ended with ${signal ?? code}; they must pass.`));
    });
  });
}
