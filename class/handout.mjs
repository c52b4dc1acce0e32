// npm run handout: writes the notebooks as students get them into a folder.
import "../scripts/node-version.mjs";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

const { command } = await import("../scripts/setup.mjs");
const { notebookFiles, SetupError } = await import("../scripts/project.mjs");
const { readNotebook } = await import("../scripts/notebooks.mjs");
const { handoutNotebooks } = await import("./handout-notebook.mjs");

const USAGE =
  "npm run handout FOLDER, or npm run handout FOLDER STUDENTS.txt with a name on each line";

/**
 * The names in a file, one on each line. They become names of folders.
 *
 * @param {string} path
 */
function readStudents(path) {
  if (!existsSync(path)) throw new SetupError(`there is no file ${path} with the students' names.`);
  const names = readFileSync(path, "utf8")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const unfit = names.find((name) => /[\\/:*?"<>|\p{Cc}]|^\.|\.$/u.test(name));
  if (unfit !== undefined) {
    throw new SetupError(
      `${JSON.stringify(unfit)} cannot be the name of a folder; change it in ${path}.`,
    );
  }
  const twice = names.find(
    (name, k) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < k,
  );
  if (twice !== undefined) {
    throw new SetupError(
      `${JSON.stringify(twice)} is in ${path} twice; every student needs another name.`,
    );
  }
  return names;
}

await command(async () => {
  const from = process.env.INIT_CWD ?? process.cwd();
  const [folder, list, ...more] = process.argv.slice(2).map((path) => resolve(from, path));
  if (folder === undefined || more.length > 0) throw new SetupError(`use it like this: ${USAGE}.`);
  const copies =
    list === undefined
      ? [{ student: "", into: folder }]
      : readStudents(list).map((student) => ({ student, into: join(folder, student) }));
  const notebooks = notebookFiles().map((path) => ({
    name: basename(path),
    notebook: readNotebook(path),
  }));
  const written = copies.flatMap(({ student, into }) =>
    handoutNotebooks(notebooks, student).map(({ name, notebook }) => ({
      path: join(into, name),
      notebook,
    })),
  );
  const there = written.find(({ path }) => existsSync(path));
  if (there) {
    throw new SetupError(`${there.path} is there already; move it away, or choose another folder.`);
  }
  for (const { path, notebook } of written) {
    mkdirSync(resolve(path, ".."), { recursive: true });
    writeFileSync(path, `${JSON.stringify(notebook, null, 1)}\n`);
  }
  const where =
    list === undefined ? "" : `, with a folder for each name in the list (${copies.length})`;
  console.log(`The notebooks are in ${folder}${where}.`);
});
