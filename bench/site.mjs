// The third part of npm run bench: a first visit to the static site. Prints Markdown.
import { command, installPackages } from "../scripts/setup.mjs";
import { short } from "./report.mjs";

await command(async () => {
  await installPackages({ everything: true });
});
const { builtSite } = await import("../test/site/built.mjs");
const { serve } = await import("../test/site/serve.mjs");
const { launch } = await import("../test/browser/lab.mjs");

const { folder } = await builtSite();
const server = await serve(folder, "/some/path/");
const browser = await launch();
try {
  const context = await browser.newContext();
  const page = await context.newPage();

  /** The time from the request of the page until its first cell has run. */
  const visit = async () => {
    const start = performance.now();
    await page.goto(`${server.address}?path=01-2d-convolution.ipynb`);
    const idle = page.locator(".jp-StatusBar-Widget", { hasText: "TypeScript | Idle" });
    await idle.first().waitFor({ timeout: 60_000 });
    await page.locator(".jp-CodeCell .cm-content").first().click();
    await page.evaluate(() => {
      const ran = new Promise((resolve) => {
        // The star while the cell runs, then its number.
        let started = false;
        new MutationObserver(() => {
          const text = document.querySelector(".jp-CodeCell .jp-InputPrompt")?.textContent ?? "";
          started ||= text.includes("*");
          if (started && /\d/.test(text)) resolve(undefined);
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      Object.assign(window, { ran });
    });
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.evaluate(() => /** @type {any} */ (window).ran);
    return performance.now() - start;
  };

  const first = await visit();
  // Meanwhile the page gets the other notebooks, for use without a network.
  await page.waitForTimeout(5000);
  const bytes = server.sent.bytes / 1e6;
  const again = await visit();
  console.log(`
A first visit to the static site, from the same machine:

| | |
| --- | --: |
| compressed, with all notebooks | ${bytes.toFixed(2)} MB |
| until the first cell has run | ${short(first / 1000)} s |
| on a later visit | ${short(again / 1000)} s |
`);
} finally {
  await browser.close();
  await server.close();
}
