// The site, built for the tests in a folder of its own.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/project.mjs";
import { buildSite } from "../../scripts/site.mjs";
import { installJupyterLite } from "../../site/python.mjs";

const FOLDER = join(ROOT, "test-results", "site");

/** @typedef {{ folder: string, kernel: string }} Site kernel: the path of the worker's script in it */

/** @returns {Promise<Site>} */
export async function builtSite() {
  await installJupyterLite();
  await buildSite(FOLDER);
  const place = "extensions/jupyterlite-tslab/static";
  const script = readdirSync(join(FOLDER, place)).find((name) => /^kernel\..*\.js$/.test(name));
  if (!existsSync(join(FOLDER, "index.html"))) throw new Error("the site has no page");
  return { folder: FOLDER, kernel: `${place}/${script}` };
}
