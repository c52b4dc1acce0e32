// npm run mutation: changes one thing at a time in the library and counts the changes that no test
// notices. `npm run mutation -- judge` does so in one room, `-- judge/list.ts` in one file.
//
// The mutants are built into a copy of the project all at once, each behind a switch, so that one run
// of the tests tries them all. It takes a few minutes.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { buildLibrary } from "../../scripts/library.mjs";
import { ROOT } from "../../scripts/project.mjs";
import { mutated } from "./mutants.mjs";
import { outcomesIn } from "./tests.mjs";

/** Rooms or files of the library, and the folders of tests that are to notice what changes there. */
const ROUNDS = [
  { rooms: ["tensor/number.ts"], tests: ["tensor"] },
  { rooms: ["geometry", "layers", "gradcheck"], tests: ["geometry", "layers", "gradcheck"] },
  { rooms: ["notation", "reading"], tests: ["reading", "judge", "homework", "check"] },
  { rooms: ["judge"], tests: ["judge", "check", "homework", "reading"] },
];
const COPIED = ["lib", "scripts", "test", "package.json", "tsconfig.json"];

/** A copy of the project that shares nothing with it but the packages, which are only read. */
function copyOfProject() {
  const copy = mkdtempSync(join(tmpdir(), "convbook-mutation-"));
  for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync(join(ROOT, "node_modules"))) {
    const target = name === "convbook" ? join(copy, "lib") : join(ROOT, "node_modules", name);
    if (!name.startsWith(".")) symlinkSync(target, join(copy, "node_modules", name), "junction");
  }
  return copy;
}

/**
 * Puts all mutants of some rooms or files into the copy's library.
 *
 * @param {string} copy
 * @param {string[]} rooms
 */
function plant(copy, rooms) {
  const lib = join(copy, "lib");
  const files = rooms.flatMap((room) =>
    statSync(join(lib, room)).isDirectory()
      ? readdirSync(join(lib, room)).map((name) => `${room}/${name}`)
      : [room],
  );
  /** @type {import("./mutants.mjs").Mutant[]} */
  const mutants = [];
  for (const file of files.filter((name) => name.endsWith(".ts"))) {
    const { text, mutants: found } = mutated(
      file,
      readFileSync(join(lib, file), "utf8"),
      mutants.length + 1,
    );
    mutants.push(...found);
    const { outputText } = ts.transpileModule(`declare const mutant: any; ${text}`, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    writeFileSync(join(lib, "dist", file.replace(/\.ts$/, ".js")), outputText);
  }
  return mutants;
}

/**
 * A table of the files, and the mutants that no test noticed.
 *
 * @param {(import("./mutants.mjs").Mutant & { outcome: string | undefined })[]} mutants
 */
function print(mutants) {
  console.log(`\n${"file".padEnd(32)}mutants   killed`);
  for (const file of [...new Set(mutants.map((mutant) => mutant.file)), "all"]) {
    const some = mutants.filter((mutant) => file === "all" || mutant.file === file);
    const killed = some.filter(({ outcome }) => outcome).length;
    const share = `${((100 * killed) / some.length).toFixed(1)} %`;
    const numbers = `${`${some.length}`.padStart(7)}${`${killed}`.padStart(9)}`;
    console.log(`${file.padEnd(32)}${numbers}${share.padStart(9)}`);
  }
  console.log("\nalive:");
  for (const { file, line, was, becomes, outcome } of mutants) {
    if (outcome) continue;
    const change = becomes === "" ? "removed" : `→ ${oneLine(becomes)}`;
    const where = outcome === undefined ? "  (in no test)" : "";
    console.log(`  ${file}:${line}  ${oneLine(was)}  ${change}${where}`);
  }
}

/** @param {string} text */
function oneLine(text) {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 90 ? `${line.slice(0, 90)}…` : line;
}

/**
 * @param {string[]} rooms
 * @param {string[]} tests
 */
async function tried(rooms, tests) {
  const copy = copyOfProject();
  try {
    const mutants = plant(copy, rooms);
    const outcomes = await outcomesIn(copy, tests);
    return mutants.map((mutant) => ({ ...mutant, outcome: outcomes[mutant.id] }));
  } finally {
    rmSync(copy, { recursive: true });
  }
}

await buildLibrary();
const [place] = process.argv.slice(2);
const rounds = ROUNDS.filter(({ rooms }) =>
  rooms.some((room) => place === undefined || place === room || place.startsWith(`${room}/`)),
);
if (rounds.length === 0) throw new Error(`There are no mutants of ${place}.`);
const all = [];
for (const { rooms, tests } of rounds) {
  all.push(...(await tried(place === undefined ? rooms : [place], tests)));
}
print(all);
