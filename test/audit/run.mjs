// npm run audit: runs notebooks 01, 02 and 03 with changed inputs and compares all that they show with
// oracles that share no code with the library. `npm run audit -- 2` takes one problem, `npm run audit
// -- 2 50` fifty changes, `npm run audit -- 2 50 7` those from seed 7 on.
import { pathToFileURL } from "node:url";
import { Kernel } from "../../scripts/kernel.mjs";
import { codeOf, inputsCode, runCode } from "./notebook.mjs";
import * as problem1 from "./problem-1.mjs";
import * as problem2 from "./problem-2.mjs";
import { auditProblem3 } from "./problem-3-cells.mjs";
import { inputsFrom } from "./problem-3-inputs.mjs";
import { Audit, shownBy } from "./shown.mjs";

/**
 * @typedef {import("./notebook.mjs").Ran} Ran
 * @typedef {{ source: string, check: (ran: Ran[], sources: Map<string, string>, probe: () => Promise<any>) => Promise<Audit> }} Change
 */

/** What a cell has shown, by how its code begins. @param {Ran[]} ran @param {Map<string, string>} sources */
const cellIn = (ran, sources) => (/** @type {string} */ start) => {
  const found = ran.find(({ id }) => sources.get(id)?.startsWith(start));
  if (found === undefined) throw new Error(`no cell begins with "${start}"`);
  return shownBy(found.outputs);
};

/** @type {Record<string, (seed: number) => Change>} */
const PROBLEMS = {
  1(seed) {
    const inputs = problem1.drawInputs(seed);
    return {
      source: problem1.written(inputs),
      async check(ran, sources) {
        const audit = new Audit();
        problem1.auditProblem1(audit, inputs, cellIn(ran, sources));
        return audit;
      },
    };
  },
  2(seed) {
    const inputs = problem2.drawInputs(seed);
    return {
      source: problem2.written(inputs),
      async check(ran, sources, probe) {
        const audit = new Audit();
        problem2.auditProblem2(audit, inputs, cellIn(ran, sources), await probe());
        return audit;
      },
    };
  },
  3(seed) {
    const inputs = inputsFrom(seed);
    return { source: inputsCode(inputs), check: async (ran) => auditProblem3(ran, inputs) };
  },
};

/**
 * Runs a notebook with the inputs of several seeds, in one kernel.
 *
 * @param {string} problem "1", "2" or "3" @param {number} count @param {number} first the first seed
 * @returns {Promise<{ compared: number, wrong: string[] }>} how much was compared, and the faults
 */
export async function auditNotebook(problem, count, first) {
  const { before, inputs: cell, below } = codeOf(`0${problem}-`);
  const sources = new Map(below.map(({ id, source }) => [id, source]));
  const kernel = new Kernel();
  const probe = async () => {
    const [{ text = "" }] = (await kernel.run(problem2.PROBE)).outputs;
    return JSON.parse(text);
  };
  let compared = 0;
  /** @type {string[]} */
  const wrong = [];
  try {
    await runCode(kernel, before);
    for (let seed = first; seed < first + count; seed++) {
      const change = PROBLEMS[problem](seed);
      const [, ...ran] = await runCode(kernel, [{ ...cell, source: change.source }, ...below]);
      const last = ran.at(-1);
      const complaint = ran.map(({ outputs }) => shownBy(outputs).complaint).join("");
      if (ran.length < below.length || complaint !== "") {
        wrong.push(
          `seed ${seed}: it stops at "${sources.get(last?.id ?? "")?.slice(0, 40)}": ${complaint}`,
        );
        continue;
      }
      const audit = await change.check(ran, sources, probe);
      compared += audit.compared;
      wrong.push(...audit.wrong.map((fault) => `seed ${seed}, ${fault}`));
    }
  } finally {
    await kernel.close();
  }
  return { compared, wrong };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [problem = "", count = "300", first = "1"] = process.argv.slice(2);
  for (const name of problem === "" ? Object.keys(PROBLEMS) : [problem]) {
    const { compared, wrong } = await auditNotebook(name, Number(count), Number(first));
    for (const fault of wrong.slice(0, 40)) console.log(fault);
    console.log(
      `Problem ${name}: ${count} changes of the inputs, ${compared} comparisons, ${wrong.length} wrong.`,
    );
    if (wrong.length > 0) process.exitCode = 1;
  }
}
