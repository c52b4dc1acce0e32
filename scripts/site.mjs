// npm run site: builds the static site, JupyterLite with the TypeScript kernel and the notebooks, in _site/.
import "./node-version.mjs";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { PATCHES } from "../kernel/register.mjs";
import { fingerprint, notebookFiles, ROOT, writeJson } from "./project.mjs";
import { notAsShipped } from "./trust.mjs";

/** What a cell can import; they are in the page. */
const PACKAGES = ["convbook", "mathjs", "@observablehq/plot"];
/** Of these, the types are large, and their comments most of them. */
const TERSE = ["@observablehq/plot"];
/** explore puts the text of these functions into the notebook. */
const VERBATIM = /[\\/]dist[\\/]live[\\/]/;

/** What the site is made of, besides the kernel and the notebooks. */
const PARTS = [
  "extension.js",
  "icon.png",
  "index.html",
  "jupyter-lite.json",
  "overrides.json",
  "page.mjs",
  "requirements.txt",
];

/** @param {string} name of a file of the site's sources */
const source = (name) => join(ROOT, "site", name);

/**
 * @param {string} output the folder of the site, which is replaced
 * @returns {Promise<boolean>}
 */
export async function buildSite(output) {
  // Loaded here, because they need packages that the command installs first.
  const { buildExtension, buildKernel } = await import("../lite/build/index.mjs");
  const { jupyterLite, jupyterLiteLicence } = await import("../site/python.mjs");
  const { writeNotebooks } = await import("../site/notebooks.mjs");
  const { licencesPage } = await import("../site/licences.mjs");
  const { adaptPage } = await import("../site/page.mjs");
  const work = mkdtempSync(join(tmpdir(), "convbook-site-"));
  try {
    const site = join(work, "site");
    const notebooks = join(work, "notebooks");
    const versions = writeNotebooks(notebooks);
    const kernel = await buildKernel({
      folder: join(work, "kernel"),
      root: ROOT.replace(/[\\/]$/, ""),
      packages: PACKAGES,
      terse: TERSE,
      patches: PATCHES.map((name) => join(ROOT, "kernel", name)),
      verbatim: VERBATIM,
    });
    const made = fingerprint(PARTS.map(source), [kernel.script, JSON.stringify(versions)]);
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    await buildExtension({
      folder: join(work, "page"),
      name: "convbook-site",
      version,
      entry: source("extension.js"),
      define: { VERSIONS: versions, SITE: made },
    });
    for (const name of ["jupyter-lite.json", "overrides.json"])
      cpSync(source(name), join(work, name));
    writeJson(join(work, "jupyter_lite_config.json"), {
      LiteBuildConfig: {
        output_dir: "site",
        apps: ["lab"],
        federated_extensions: ["kernel", "page"],
        ignore_sys_prefix: true,
        no_sourcemaps: true,
        no_unused_shared_packages: true,
      },
    });
    await jupyterLite(work, ["build"]);
    // JupyterLite would need the whole of Jupyter's server to list them.
    cpSync(notebooks, site, { recursive: true });
    for (const name of ["index.html", "icon.png"]) cpSync(source(name), join(site, name));
    adaptPage(site);
    // The service worker keeps nothing of this folder, so that a page always learns what is published.
    writeJson(join(site, "api", "site.json"), { version: made });
    const own = readFileSync(join(ROOT, "LICENSE"), "utf8");
    writeFileSync(
      join(site, "LICENSES.html"),
      licencesPage(site, own, jupyterLiteLicence(), kernel.licences),
    );
    // GitHub Pages would leave out folders whose names begin with an underscore.
    writeFileSync(join(site, ".nojekyll"), "");
    rmSync(output, { recursive: true, force: true });
    mkdirSync(join(output, ".."), { recursive: true });
    cpSync(site, output, { recursive: true });
    return true;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * What the command says at its end. Whoever publishes a site may have answered questions in its notebooks.
 *
 * @param {string} output the folder of the site
 * @param {string[]} paths the notebooks in it
 */
export function lastWords(output, paths) {
  const changed = notAsShipped(paths);
  const notice = `In it as they are now, not as they were shipped: ${changed.join(", ")}.`;
  return [
    `The site is in ${output}. Any web server can serve it, from any path.`,
    ...(changed.length > 0 ? [notice] : []),
    `To see it at http://localhost:8000: python3 -m http.server --directory "${output}"`,
  ].join("\n");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { command, installPackages, step } = await import("./setup.mjs");
  const { buildLibrary } = await import("./library.mjs");
  const { installJupyterLite } = await import("../site/python.mjs");
  await command(async () => {
    const output = resolve(process.argv[2] ?? join(ROOT, "_site"));
    await step("npm packages", "installed", () => installPackages({ everything: true }));
    await step("library", "built", buildLibrary);
    await step("JupyterLite", "installed", installJupyterLite);
    await step("site", "built", () => buildSite(output));
    console.log(`\n${lastWords(output, notebookFiles())}`);
  });
}
