import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { LabTests, PICTURES, runMenu, skipped } from "./lab.mjs";

/** Works with a busy loop on two cores, which end with it. */
async function onBusyMachine(work: () => Promise<void>): Promise<void> {
  const loops = [0, 1].map(() => spawn(process.execPath, ["-e", "for (;;);"]));
  try {
    await work();
  } finally {
    for (const loop of loops) loop.kill("SIGKILL");
  }
}

describe.skipIf(skipped)("cells in JupyterLab", { timeout: 120_000 }, () => {
  const tests = new LabTests("cells", { width: 1280, height: 1000 });
  let page: Page;

  beforeAll(async () => {
    await tests.start();
    page = tests.page;
  }, 120_000);
  afterEach(() => tests.lab.endKernels());
  afterAll(() => tests.stop());

  /** Opens a notebook of code cells, with a line of text between them. */
  async function open(name: string, sources: readonly string[]): Promise<void> {
    const cells = sources.flatMap((source, k) => [
      { kind: "markdown" as const, source: `Cell ${k}: $Z[i, j]$` },
      { source },
    ]);
    tests.write(name, cells);
    await tests.open(name);
  }

  /** The texts below each code cell. */
  function outputs(): Promise<string[]> {
    return page.evaluate(() =>
      [...document.querySelectorAll(".jp-CodeCell")].map((cell) =>
        [...cell.querySelectorAll<HTMLElement>(".jp-OutputArea-output")]
          .map((output) => output.innerText.trim())
          .join("\n"),
      ),
    );
  }

  /** Runs one cell, with another text if there is one, and waits for what it shows. */
  async function run(k: number, shown: string, code?: string): Promise<void> {
    const cell = page.locator(".jp-CodeCell").nth(k);
    await cell.locator(".cm-content").click();
    if (code !== undefined) {
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.insertText(code);
    }
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect
      .poll(async () => (await outputs())[k], { timeout: 20_000, interval: 100 })
      .toBe(shown);
  }

  test("Run All stops at an error, however slow machine and page are; a click then runs at once", async () => {
    // Where each run fails: early, while the page is still sending, and late.
    const places = [1, 6, 0, 3];
    const first = `const all = globalThis as any;
const run = (all.run = (all.run ?? -1) + 1);
function step(k: number) {
  if (k === ${JSON.stringify(places)}[run]) throw "failed";
  console.log(\`run \${run}\`);
}`;
    await open("errors", [first, ...Array.from({ length: 8 }, (_, k) => `step(${k});`)]);
    await page.evaluate(() => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function sendSlowly(data) {
        for (const start = performance.now(); performance.now() < start + 150; );
        return send.call(this, data);
      };
    });
    await onBusyMachine(async () => {
      for (const [k, place] of places.entries()) {
        await runMenu(page, "Run All Cells");
        const ran = Array(8)
          .fill(`run ${k}`, 0, place)
          .fill("failed", place)
          .fill("", place + 1);
        expect(await outputs()).toEqual(["", ...ran]);
        await run(8, `run ${k}`);
      }
    });
  });

  test("a cell that runs alone says what is older than its inputs, and which name is missing", async () => {
    await open("names", ["const x = 1;", "const next = x + 1;", "console.log(next);"]);
    await runMenu(page, "Run All Cells");
    expect(await outputs()).toEqual(["", "", "2"]);
    await run(0, "", "const x = 5;");
    await run(
      2,
      "next comes from an earlier x. What this cell shows, a verdict too, holds for the earlier values. Run the cells above this one again (Run ▸ Run All Above Selected Cell).\n2",
    );
    await page.screenshot({ path: join(PICTURES, "older-inputs.png") });
    await run(1, "", "const nxt = x + 1;");
    await run(2, "1:13 - Cannot find name 'next'. Did you mean 'nxt'?");
    await run(2, "6", "console.log(nxt);");
  });

  test("Shift + Tab on a name shows its type and its value", async () => {
    await open("values", [
      'import { tensor } from "convbook"; const Z = tensor([[1, -2], [0, 4]]);',
      "",
    ]);
    await run(0, "");
    await page.locator(".jp-CodeCell .cm-content").nth(1).click();
    await page.keyboard.insertText("Z");
    await page.keyboard.press("Shift+Tab");
    const tooltip = page.locator(".jp-Tooltip");
    await tooltip.waitFor();
    expect((await tooltip.innerText()).trim()).toBe(
      "const Z: Tensor<Float64Array>\n\nTensor 2×2\n   1  −2\n   0   4",
    );
  });
});
