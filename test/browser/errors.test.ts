import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { idle, Lab, launch, PICTURES, runMenu, skipped } from "./lab.mjs";

const CELLS = 8;
/** In which cell each run fails: early, while the page is still sending, and late. */
const PLACES = [1, 6, 0, 3];

/** A notebook in which every run fails in another cell. */
function notebook() {
  const code = (id: string, source: string) => {
    return { cell_type: "code", execution_count: null, id, metadata: {}, outputs: [], source };
  };
  const text = (id: string, source: string) => ({
    cell_type: "markdown",
    id,
    metadata: {},
    source,
  });
  const first = `const places = ${JSON.stringify(PLACES)};
const all = globalThis as any;
const run = (all.run = (all.run ?? -1) + 1);
function step(k: number) {
  if (k === places[run]) throw new Error("failed on purpose");
  console.log(\`run \${run}\`);
}`;
  const steps = Array.from({ length: CELLS }, (_, k) => [
    text(`text-${k}`, `Step ${k}: $Z[i, j] = \\sum_{k_1} W[k_1] X[i + k_1]$`),
    code(`step-${k}`, `step(${k});`),
  ]);
  return {
    cells: [code("first", first), ...steps.flat()],
    metadata: {
      kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

describe.skipIf(skipped)("errors on a busy machine", { timeout: 120_000 }, () => {
  const lab = new Lab();
  const folder = join(PICTURES, "errors");
  let browser: Browser;
  let page: Page;
  let loops: ChildProcess[] = [];

  beforeAll(async () => {
    browser = await launch();
    await lab.start();
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "errors.ipynb"), JSON.stringify(notebook()));
    loops = [0, 1].map(() => spawn(process.execPath, ["-e", "for (;;);"]));
  }, 120_000);
  afterAll(async () => {
    for (const loop of loops) loop.kill("SIGKILL");
    await browser?.close();
    await lab.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("Run All stops at each, however slowly the page sends its cells; a click then runs at once", async () => {
    await page.goto(lab.page("test-results/errors/errors.ipynb"));
    await idle(page);
    await page.evaluate(() => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function sendSlowly(data) {
        for (const start = performance.now(); performance.now() < start + 150; );
        return send.call(this, data);
      };
    });
    const outputs = () =>
      page.evaluate(() =>
        [...document.querySelectorAll(".jp-CodeCell")].map(
          (cell) =>
            cell.querySelector<HTMLElement>(".jp-OutputArea-output")?.innerText.trim() ?? "",
        ),
      );
    for (const [run, place] of PLACES.entries()) {
      await runMenu(page, "Run All Cells");
      const [, ...steps] = await outputs();
      const [failed] = steps.splice(place, 1);
      expect(failed).toContain("failed on purpose");
      const ran = Array(CELLS - 1).fill("");
      expect(steps).toEqual(ran.fill(`run ${run}`, 0, place));

      const last = page.locator(".jp-CodeCell").last();
      await last.locator(".cm-content").click();
      await page.keyboard.press("ControlOrMeta+Enter");
      await last.locator(".jp-OutputArea-output", { hasText: `run ${run}` }).waitFor();
    }
  });
});
