// The files that TypeScript sees: declarations of types, which the build has collected. See build/types.mjs.
const { normalize } = require("node:path");
const files = require("jupyterlite-tslab:files");

const folders = new Set(["/", process.cwd()]);
for (const path of Object.keys(files)) {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    folders.add(path.slice(0, end));
  }
}

const folder = (path) => normalize(path).replace(/(.)\/$/, "$1");
const nothing = { close() {} };

/** TypeScript's view of the system. No file ever changes. */
exports.sys = {
  args: [],
  newLine: "\n",
  useCaseSensitiveFileNames: true,
  getCurrentDirectory: () => process.cwd(),
  getExecutingFilePath: () => "/lib/typescript.js",
  readFile: (path) => files[normalize(path)],
  fileExists: (path) => Object.hasOwn(files, normalize(path)),
  directoryExists: (path) => folders.has(folder(path)),
  getDirectories: (path) => {
    const start = `${folder(path)}/`;
    const inside = [...folders].filter((name) => name.startsWith(start));
    return inside.map((name) => name.slice(start.length)).filter((name) => !name.includes("/"));
  },
  readDirectory: () => [],
  resolvePath: (path) => path,
  realpath: (path) => path,
  watchFile: () => nothing,
  watchDirectory: () => nothing,
  write() {},
  writeFile() {},
  createDirectory() {},
  exit() {},
};
