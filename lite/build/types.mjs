// Collects the declarations of types that TypeScript reads in the worker.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Where the worker sees the project's packages, and the library of TypeScript. */
const HOME = "/home";
const LIBRARY = "/lib";
/** The globals of a cell are those of a worker. */
const GLOBALS = {
  [`${HOME}/node_modules/@types/worker/package.json`]:
    '{ "name": "@types/worker", "version": "1.0.0", "types": "index.d.ts" }',
  [`${HOME}/node_modules/@types/worker/index.d.ts`]: readFileSync(
    new URL("../worker/globals.d.ts", import.meta.url),
    "utf8",
  ),
};

/**
 * @param {string} root the folder whose node_modules has the packages
 * @param {string[]} packages the names that a cell can import
 * @param {string[]} terse those of them whose types come without comments
 * @returns {Record<string, string>} by their paths in the worker, the files that TypeScript needs for
 *   a cell that imports all of them: found with the same compiler and the same options as in tslab
 */
export function collectTypes(root, packages, terse) {
  const require = createRequire(join(root, "package.json"));
  const fromTslab = createRequire(require.resolve("tslab"));
  const compiler = fromTslab.resolve("@tslab/typescript-for-tslab");
  /** @type {import("typescript")} */
  const ts = fromTslab("@tslab/typescript-for-tslab");
  const folders = [
    [dirname(compiler), LIBRARY],
    [join(root, "node_modules", "tslab"), "/tslab"],
    [root, HOME],
  ];
  // Hardly any cell uses what only a worker has.
  const silent = [
    `${LIBRARY}/lib.webworker.`,
    ...terse.map((name) => `${HOME}/node_modules/${name}/`),
  ];
  const entry = join(root, "cell.ts");
  const imports = packages.map((name) => `import ${JSON.stringify(name)};\n`).join("");
  const options = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.NodeJs,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.webworker.d.ts"],
    types: [],
    noEmit: true,
    resolveJsonModule: true,
  };
  /** @type {Record<string, string>} */
  const files = { ...GLOBALS };
  const host = ts.createCompilerHost(options);
  const { readFile } = host;
  host.getCurrentDirectory = () => root;
  // Paths stay those through which a package was found, whether or not they are links.
  host.realpath = (path) => path;
  host.fileExists = (path) => path === entry || ts.sys.fileExists(path);
  host.readFile = (path) => {
    if (path === entry) return imports;
    const text = readFile(path);
    const place = folders.find(([folder]) => path.startsWith(`${folder}/`) || path === folder);
    if (text === undefined || place === undefined || path === join(root, "package.json"))
      return text;
    const seen = place[1] + path.slice(place[0].length);
    const content = contentOf(path, text);
    files[seen] = silent.some((start) => seen.startsWith(start))
      ? content.replace(/\/\*.*?\*\/\n?/gs, "")
      : content;
    return text;
  };
  ts.createProgram([entry], options, host).getTypeChecker();
  return files;
}

/**
 * Of a package.json, only what says where the types are.
 *
 * @param {string} path
 * @param {string} text
 */
function contentOf(path, text) {
  if (!path.endsWith("/package.json")) return text;
  const { name, version, main, types, typings, typesVersions, type } = JSON.parse(text);
  return JSON.stringify({ name, version, main, types, typings, typesVersions, type });
}
