// The page LICENSES.html of the site: what it carries, and under which terms.
import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * @param {string} site its folder
 * @param {string} own convbook's licence
 * @param {string} lite JupyterLite's
 * @param {{ name: string, version: string, licence: string, text: string }[]} worker the packages in the
 *   kernel's worker
 */
export function licencesPage(site, own, lite, worker) {
  const sections = worker.map(({ name, version, licence, text }) =>
    section(`${name} ${version}`, licence, text),
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Licences</title>
<link rel="icon" href="icon.png">
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
  pre { white-space: pre-wrap; font-size: 0.8rem; }
</style>
<h1>Licences</h1>
<p>This site is convbook in JupyterLite. convbook, its notebooks and its kernel for JupyterLite are under this licence:</p>
<pre>${escaped(own)}</pre>
<h2>JupyterLite and JupyterLab</h2>
<p>The pages are JupyterLite, with JupyterLab, Copyright (c) Jupyter Development Team, both under this licence.
The licences of the packages in them are in ${list(thirdParty(site))}.</p>
<pre>${escaped(lite)}</pre>
<h2>The TypeScript kernel</h2>
<p>The kernel's worker contains these packages, shortened by the build.</p>
${sections.join("\n")}
</html>
`;
}

/**
 * @param {string} title
 * @param {string} licence
 * @param {string} text
 */
function section(title, licence, text) {
  return `<details><summary>${escaped(title)}: ${escaped(licence)}</summary><pre>${escaped(text)}</pre></details>`;
}

/**
 * The lists of licences that come with JupyterLite.
 *
 * @param {string} site
 */
function thirdParty(site) {
  const names = readdirSync(join(site, "build"), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => /third-party-licenses\.json$/.test(name))
    .map((name) => `build/${name}`);
}

/** @param {string[]} paths */
function list(paths) {
  return paths.map((path) => `<a href="${path}">${path}</a>`).join(", ");
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
