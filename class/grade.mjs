// npm run grade: judges the notebooks that were handed in, without running them.
import "../scripts/node-version.mjs";
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const { command, installPackages } = await import("../scripts/setup.mjs");
const { buildLibrary } = await import("../scripts/library.mjs");
const { SetupError } = await import("../scripts/project.mjs");
const { MOST } = await import("./questions.mjs");

await command(async () => {
  const [given, ...more] = process.argv.slice(2);
  if (given === undefined || more.length > 0) {
    throw new SetupError("use it like this: npm run grade FOLDER.");
  }
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), given);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new SetupError(`${folder} is no folder; name the one with what was handed in.`);
  }
  await installPackages();
  await buildLibrary();
  const { gradedFolder } = await import("./graded-folder.mjs");
  const { table, pages } = await gradedFolder(folder, (student, points) =>
    console.log(`  ${student}: ${points} of ${MOST}`),
  );
  // Not inside the folder, whose contents belong to the students.
  const target = `${folder}-grades`;
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "grades.csv"), table);
  for (const { student, page } of pages) writeFileSync(join(target, `${student}.html`), page);
  console.log(`Students: ${pages.length}. Their grades and feedback are in ${target}.`);
});
