// Makes an extension of JupyterLab from a script, as the container that JupyterLab loads, without webpack.
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import esbuild from "esbuild";

/** Packages that an extension shares with the page. */
const SHARED = /^@(jupyterlab|jupyterlite|lumino)\//;

/**
 * @param {object} options
 * @param {string} options.folder where the extension is written; what was there is deleted
 * @param {string} options.name
 * @param {string} options.version
 * @param {string} options.entry the path of a module whose default export is a plugin of JupyterLab; the
 *   name ADDRESS in it is the address of the script in the page
 * @param {Record<string, unknown>} [options.define] more names and their values
 * @param {Record<string, string | Uint8Array>} [options.files] by their names, files to lie beside it
 * @returns {Promise<string>} the path of its script in the folder, which is another one when it has changed
 */
export async function buildExtension({ folder, name, version, entry, define = {}, files = {} }) {
  /** @type {Set<string>} */
  const shared = new Set();
  const values = Object.entries(define).map(([key, value]) => [key, JSON.stringify(value)]);
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "cjs",
    target: "es2022",
    define: Object.fromEntries(values),
    plugins: [
      {
        name: "shared",
        setup(build) {
          build.onResolve({ filter: SHARED }, ({ path }) => ({ path, namespace: "shared" }));
          build.onLoad({ filter: /.*/, namespace: "shared" }, ({ path }) => {
            shared.add(path);
            return { contents: `module.exports = SHARED[${JSON.stringify(path)}];` };
          });
        },
      },
    ],
  });
  const script = container(name, [...shared], outputFiles[0].text);
  const load = `static/remoteEntry.${shortHash(script)}.js`;
  const description = {
    name,
    version,
    jupyterlab: { extension: true, _build: { load, extension: "./extension" } },
  };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "static"), { recursive: true });
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
  writeFileSync(join(folder, load), script);
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(join(folder, "static", file), content);
  }
  return load;
}

/**
 * What JupyterLab expects of webpack's "module federation".
 *
 * @param {string} name
 * @param {string[]} shared the packages to take from the page
 * @param {string} script
 */
function container(name, shared, script) {
  return `(() => {
const ADDRESS = document.currentScript.src;
let scope;
async function get() {
  const SHARED = {};
  for (const name of ${JSON.stringify(shared)}) {
    const [version] = Object.values(scope[name]);
    SHARED[name] = (await version.get())();
  }
  const module = { exports: {} };
  ((module, exports) => {${script}})(module, module.exports);
  return () => module.exports;
}
(window._JUPYTERLAB ??= {})[${JSON.stringify(name)}] = { get, init(given) { scope = given; } };
})();
`;
}

/** @param {string | Uint8Array} content */
export function shortHash(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}
