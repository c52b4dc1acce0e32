// Bundles the worker: tslab, TypeScript, the patches and the packages, with shims for what is Node's.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { collectTypes } from "./types.mjs";

const LITE = fileURLToPath(new URL("..", import.meta.url));
const SHIMS = ["crypto", "fs", "module", "util", "vm", "zeromq"];

/**
 * @param {object} options
 * @param {string} options.root the folder whose node_modules has tslab and the packages
 * @param {string[]} options.packages the names that a cell can import
 * @param {string[]} [options.terse] packages whose types come without comments, to be smaller
 * @param {string[]} [options.patches] paths of scripts that are loaded before tslab
 * @param {RegExp} [options.verbatim] the paths of files whose functions keep their text, for packages
 *   that read it with toString()
 * @returns {Promise<{ code: Uint8Array, inputs: string[] }>} the script, and the files that it is made of
 */
export async function bundleWorker({ root, packages, terse = [], patches = [], verbatim }) {
  const modules = {
    files: JSON.stringify(collectTypes(root, packages, terse)),
    packages: `module.exports = {${packages.map((name) => `${quote(name)}: () => require(${quote(name)})`).join()}}`,
    patches: patches.map((path) => `require(${quote(path)});`).join(""),
  };
  const { outputFiles, metafile } = await esbuild.build({
    entryPoints: [join(LITE, "worker", "main.cjs")],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    define: { __dirname: '"/tslab/dist"', "require.resolve": "String" },
    plugins: [shims(), made(modules, root), ...(verbatim ? [asWritten(verbatim)] : []), named()],
  });
  return { code: outputFiles[0].contents, inputs: Object.keys(metafile.inputs) };
}

/** The modules of Node, and those that tslab finds beside itself. */
function shims() {
  const require = createRequire(import.meta.url);
  return plugin("shims", (build) => {
    const names = new RegExp(`^(node:)?(${SHIMS.join("|")})$`);
    build.onResolve({ filter: names }, ({ path }) => ({
      path: join(LITE, "shims", `${path.replace("node:", "")}.cjs`),
    }));
    build.onResolve({ filter: /^(node:)?path$/ }, () => ({
      path: require.resolve("path-browserify"),
    }));
    build.onResolve({ filter: /^buffer$/ }, () => ({ path: require.resolve("buffer/") }));
    // TypeScript and others ask for more where they find themselves in Node.
    build.onResolve({ filter: /^(node:)?(os|inspector|perf_hooks|source-map-support)$/ }, (at) => ({
      path: at.path,
      namespace: "nothing",
    }));
    build.onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "" }));
  });
}

/**
 * Modules that the build makes: jupyterlite-tslab:files and so on.
 *
 * @param {Record<string, string>} modules
 * @param {string} root
 */
function made(modules, root) {
  return plugin("made", (build) => {
    build.onResolve({ filter: /^jupyterlite-tslab:/ }, ({ path }) => ({
      path: path.split(":")[1],
      namespace: "made",
    }));
    build.onLoad({ filter: /.*/, namespace: "made" }, ({ path }) => ({
      contents: modules[path],
      loader: path === "files" ? "json" : "js",
      resolveDir: root,
    }));
  });
}

/**
 * Modules that are compiled from their text in the page, so that their functions have this text.
 *
 * @param {RegExp} filter
 */
function asWritten(filter) {
  return plugin("as-written", (build) => {
    build.onLoad({ filter }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const names = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
      const table = names.map((name) => `${quote(name)}: () => require(${quote(name)})`);
      return {
        contents: `const modules = { ${table.join()} };
          new Function("exports", "require", "module", ${quote(text)})(exports, (name) => modules[name](), module);`,
        resolveDir: dirname(path),
      };
    });
  });
}

/** Classes and functions of the packages have the names that they have at a desk; tslab's need none. */
function named() {
  return plugin("named", (build) => {
    build.onLoad({ filter: /\.[cm]?js$/ }, async ({ path }) => {
      if (/[\\/](tslab|@tslab|lite)[\\/]/.test(path)) return undefined;
      const text = readFileSync(path, "utf8");
      return { contents: (await esbuild.transform(text, { keepNames: true })).code };
    });
  });
}

/**
 * @param {string} name
 * @param {(build: import("esbuild").PluginBuild) => void} setup
 * @returns {import("esbuild").Plugin}
 */
function plugin(name, setup) {
  return { name, setup };
}

/** @param {string} text */
function quote(text) {
  return JSON.stringify(text);
}
