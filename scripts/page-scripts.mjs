// Bundles the scripts of figures with what they use of the library; lib/live/scripts.ts contains them.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./project.mjs";

const LIB = join(ROOT, "lib");
const STORED = join(LIB, "live", "scripts.ts");
const BUNDLER = join(ROOT, "node_modules", "esbuild", "lib", "main.js");

/** The scripts: the name under which each is stored, and the file where it begins. */
const SCRIPTS = {
  copyScript: "copy-page.ts",
  exploreScript: "explore-page.ts",
  worksheetScript: "worksheet-page.ts",
};

/**
 * Bundles the scripts, unless they were made from the present sources. The bundler is not needed by
 * readers; if one of them has changed the library, the scripts stay as they are until it is installed.
 */
export async function storePageScripts() {
  if (existsSync(STORED) && isCurrent(readFileSync(STORED, "utf8"))) return;
  if (!existsSync(BUNDLER)) {
    console.warn("The live figures still compute as before this change in lib/; npm ci mends it.");
    return;
  }
  writeFileSync(STORED, await pageScripts());
}

/** What lib/live/scripts.ts should be. */
export async function pageScripts() {
  const bundles = await Promise.all(
    Object.entries(SCRIPTS).map(async ([name, file]) => ({ name, ...(await bundle(file)) })),
  );
  const sources = [...new Set(bundles.flatMap((one) => one.sources))].sort();
  const scripts = bundles.map(
    ({ name, text }) => `export const ${name}: string = ${JSON.stringify(text)};\n`,
  );
  return `// Made by npm run build; the fingerprint is ${fingerprint(sources)}.\n// From ${sources.join(" ")}\n${scripts.join("")}`;
}

/** @param {string} stored */
function isCurrent(stored) {
  const [, made, list] = stored.match(/fingerprint is (\w+)\.\n\/\/ From (.*)\n/) ?? [];
  if (list === undefined) return false;
  const sources = list.split(" ");
  return sources.every((name) => existsSync(join(LIB, name))) && fingerprint(sources) === made;
}

/** @param {string[]} sources in lib */
function fingerprint(sources) {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const hash = createHash("sha256").update(devDependencies.esbuild);
  hash.update(readFileSync(join(ROOT, "scripts", "page-scripts.mjs")));
  for (const name of sources) hash.update(`\0${name}\0`).update(readFileSync(join(LIB, name)));
  return hash.digest("hex");
}

/** @param {string} file in lib/live */
async function bundle(file) {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: LIB,
    entryPoints: [join(LIB, "live", file)],
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    write: false,
    metafile: true,
    legalComments: "none",
    // As modules of a page, of which only the parts that are used remain.
    tsconfigRaw: { compilerOptions: { target: "es2022", module: "esnext" } },
    logLevel: "silent",
    // Only named by functions that no script calls.
    external: ["@observablehq/plot", "@xmldom/xmldom", "mathjs"],
    plugins: [{ name: "leave out", setup: leaveOut }],
  });
  const sources = Object.keys(metafile.inputs)
    .filter((name) => !name.startsWith(".."))
    .sort();
  // Nothing in the script can end the script's element.
  const text = outputFiles[0].text.trim().replaceAll("</", "<\\/").replaceAll("<!--", "<\\!--");
  return { text, sources };
}

/**
 * Leaves out what no script uses but a bundler cannot leave out by itself: the package of colours makes all its
 * schemes when it is loaded, and the layers may choose the kernels, which are worth it for large arrays
 * only. The import of the colours, which waits for the first picture, becomes one that can be followed.
 *
 * @param {import("esbuild").PluginBuild} build
 */
function leaveOut({ onLoad }) {
  onLoad({ filter: /d3-scale-chromatic[^/\\]*\.m?js$/ }, async () => {
    const { schemeBrBG, schemeGreys, schemeRdBu } = await import("d3-scale-chromatic");
    const schemes = Object.entries({ schemeBrBG, schemeGreys, schemeRdBu });
    const kept = schemes.map(
      ([name, all]) => `export const ${name} = ${JSON.stringify([all.at(-1)])};`,
    );
    return { contents: kept.join("") };
  });
  onLoad({ filter: /lib[/\\]kernels[/\\]index\.ts$/ }, () => ({
    contents: `export const isForwardWorthIt = () => false, isBackwardWorthIt = () => false, forward = undefined, backward = undefined;`,
  }));
  onLoad({ filter: /lib[/\\]draw[/\\]palette\.ts$/ }, ({ path }) => ({
    loader: "ts",
    contents: `import * as used from "./colors";\n${readFileSync(path, "utf8").replace('require("./colors")', "used")}`,
  }));
}
