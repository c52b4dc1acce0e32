// Runs every test once as it is, to see which mutants it reaches, and then once for each of them.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type RunnerTestCase, TestRunner } from "vitest";

/** How often a test may call the switch with a mutant, for each call without one. An endless loop calls it more often. */
const MOST_CALLS = 20;
const STORE = process.env.MUTANTS as string;

/** What happened to the mutants: the test that a mutant fails, or "" for one that no test fails. */
type Outcomes = Record<number, string>;

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
    const run = TestRunner.getTestFn(test);
    [active, calls, most, reached] = [0, 0, Infinity, new Set()];
    await run();
    const outcomes: Outcomes = existsSync(STORE) ? JSON.parse(readFileSync(STORE, "utf8")) : {};
    most = MOST_CALLS * calls + 10_000;
    for (const id of [...reached].filter((known) => !outcomes[known])) {
      [active, calls] = [id, 0];
      outcomes[id] = await failure(run, test.name);
    }
    [active, most] = [0, Infinity];
    writeFileSync(STORE, JSON.stringify(outcomes));
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
