// Runs every test once as it is, to see which mutants it reaches, and then once for each of them.
import { readFileSync, writeFileSync } from "node:fs";
import { type RunnerTestCase, TestRunner } from "vitest";

/** How often a test may call the switch with a mutant, for each call without one, and how many times as long it may take. */
const MOST_CALLS = 20;
/** A test with more calls than these is only run: with every mutant it would take hours. */
const LONG = 3e5;
const STORE = process.env.MUTANTS as string;

/** What is known so far; run.mjs reads it, and adds the mutants whose tests it had to end. */
interface Progress {
  /** By the number of a mutant the test that fails, or "" if none does. */
  outcomes: Record<number, string>;
  /** The tests that have tried all mutants which they reach. */
  done: string[];
}

let active = 0;
let calls = 0;
let most = Infinity;
let reached = new Set<number>();

Object.assign(globalThis, {
  mutant(id: number): boolean {
    if (++calls > most) throw new Error("This mutant does not come to an end.");
    if (active === 0) reached.add(id);
    return active === id;
  },
});

export default class extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const { outcomes, done }: Progress = JSON.parse(readFileSync(STORE, "utf8"));
    const run = TestRunner.getTestFn(test);
    if (done.includes(test.id)) return;
    [active, calls, most, reached] = [0, 0, Infinity, new Set()];
    const start = Date.now();
    await run();
    if (calls > LONG) reached = new Set();
    most = MOST_CALLS * calls + 10_000;
    const limit = MOST_CALLS * (Date.now() - start) + 20_000;
    for (const id of [...reached].filter((known) => !outcomes[known])) {
      writeFileSync(`${STORE}.active`, `${id} ${Date.now() + limit}`);
      [active, calls] = [id, 0];
      outcomes[id] = await failure(run, test.name);
    }
    [active, most] = [0, Infinity];
    writeFileSync(`${STORE}.active`, "");
    writeFileSync(STORE, JSON.stringify({ outcomes, done: [...done, test.id] }));
  }
}

async function failure(run: () => unknown, name: string): Promise<string> {
  try {
    await run();
    return "";
  } catch {
    return name;
  }
}
