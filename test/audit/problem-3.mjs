// Runs notebook 03 with inputs from many seeds in one kernel and compares all that it shows with an
// oracle: `node test/audit/problem-3.mjs 300` for so many, `node test/audit/problem-3.mjs 300 41` from
// seed 41 on.
import { Kernel } from "../../scripts/kernel.mjs";
import { codeOf, inputsCode, runCode } from "./notebook.mjs";
import { auditProblem3 } from "./problem-3-cells.mjs";
import { inputsFrom } from "./problem-3-inputs.mjs";

const [count = 300, first = 1] = process.argv.slice(2).map(Number);
const { before, inputs: cell, below } = codeOf("03-");
const kernel = new Kernel();
let [compared, wrong] = [0, 0];
try {
  await runCode(kernel, before);
  for (let seed = first; seed < first + count; seed++) {
    const inputs = inputsFrom(seed);
    const ran = await runCode(kernel, [{ ...cell, source: inputsCode(inputs) }, ...below]);
    const audit = auditProblem3(ran, inputs);
    if (ran.length <= below.length) audit.wrong.push(`${ran[ran.length - 1].id}: it stops here`);
    compared += audit.compared;
    wrong += audit.wrong.length;
    for (const fault of audit.wrong.slice(0, 6)) console.log(`seed ${seed}, ${fault}`);
    if (audit.wrong.length > 6) console.log(`seed ${seed}: ${audit.wrong.length - 6} more`);
  }
} finally {
  await kernel.close();
}
console.log(`Problem 3: ${count} inputs, ${compared} comparisons, ${wrong} wrong.`);
process.exitCode = wrong > 0 ? 1 : 0;
