// JupyterLite's page, with what this site says while it loads.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const CHANGES = [
  ["<html>", '<html lang="en">'],
  // Without a link browsers ask for favicon.ico before JupyterLite's own script names the icon.
  [
    "<title>JupyterLite</title>",
    '<title>convbook</title>\n    <link rel="icon" href="../icon.png">',
  ],
  [
    "WASM powered Jupyter running in the browser.",
    "Notebooks to understand convolutional layers by hand. They run in this page; there is nothing to install.",
  ],
  [
    '<div class="jupyterlite-loading-indicator-text">Loading JupyterLite...</div>',
    `<div class="jupyterlite-loading-indicator-text" style="width:min(90%,28em);text-align:center;line-height:1.5">
        Loading the notebooks and their TypeScript kernel. The first time this takes a moment, as 4 MB
        are downloaded; later visits are faster and need no network.
      </div>`,
  ],
  ["JupyterLite requires JavaScript", "The notebooks need JavaScript"],
];

/** @param {string} site its folder */
export function adaptPage(site) {
  const path = join(site, "lab", "index.html");
  let page = readFileSync(path, "utf8");
  for (const [before, after] of CHANGES) {
    if (!page.includes(before)) throw new Error(`JupyterLite's page has no ${before}`);
    page = page.replace(before, after);
  }
  writeFileSync(path, page);
}
