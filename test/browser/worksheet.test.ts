import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  conv2d,
  conv2dGradients,
  extremes,
  formatNumber,
  formatPlaces,
  settled,
  worksheet,
} from "convbook";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT, VENV_PYTHON } from "../../scripts/project.mjs";
import { one } from "../judge/inputs.js";
import { LabTests, launch, PICTURES, runMenu, skipped } from "./lab.mjs";
import { input, open, shown } from "./worksheet-page.js";

const { X, W } = one;
const dZ = conv2d(X, W).toArray();
const written = (rows: number[][]) => rows.map((row) => row.map(formatNumber));

/** The rules of axe that a page breaks. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(join(ROOT, "node_modules", "axe-core", "axe.min.js"), "utf8"));
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string }[] }> };
    };
    return (await axe.run()).violations.map(({ id }) => id);
  });
}

describe.skipIf(skipped)("worksheet(X, W) in a page", { timeout: 120_000 }, () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext({
      viewport: { width: 1400, height: 1000 },
      permissions: ["clipboard-read", "clipboard-write"],
    });
    page = await context.newPage();
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("request", (request) => requests.push(request.url()));
    // A page with an address of its own may use the clipboard.
    await page.route("http://localhost/**", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
    );
    await page.goto("http://localhost/");
    requests.length = 0;
  });
  afterAll(async () => browser?.close());

  /** Lets the clipboard hold a text, as if it were copied in another program. */
  const copy = (text: string) => page.evaluate((held) => navigator.clipboard.writeText(held), text);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

  test("Z, its extremes and the answers follow at every key", async () => {
    const sheet = await open(page, worksheet(X, W));
    expect((await shown(sheet)).arrays.Z).toEqual(written(dZ));
    await input(sheet, "X[3, 2]").click();
    await page.keyboard.type("3");
    const changed = X.map((row) => [...row]);
    changed[3][2] = 3;
    const Z = conv2d(changed, W);
    expect((await shown(sheet)).arrays.Z).toEqual(written(Z.toArray()));
    await page.keyboard.type("0");
    changed[3][2] = 30;
    const { max, min, zeros } = extremes(conv2d(changed, W));
    expect((await shown(sheet)).answers).toEqual([
      "(b) Z is 5×4. Rows: 6 − 2 + 1 = 5. Columns: 5 − 2 + 1 = 4.",
      `(c) The largest positive value of Z is ${formatNumber(max.value)}, at ${formatPlaces(max.at)}.`,
      `(d) The most negative value of Z is ${formatNumber(min.value)}, at ${formatPlaces(min.at)}.`,
      `(e) Z is 0 at ${formatPlaces(zeros)}.`,
    ]);
  });

  test("a fraction is read, and what is half typed or wrong is named, while the rest stays", async () => {
    const sheet = await open(page, worksheet(X, W));
    const cell = input(sheet, "W[0, 1]");
    await cell.click();
    await page.keyboard.type("-");
    let now = await shown(sheet);
    expect(now).toMatchObject({ old: ["Z"], wrong: ["W[0, 1]"] });
    expect(now.status).toBe("W[0, 1] is “−” so far, which is only the beginning.");
    expect(now.arrays.Z).toEqual(written(dZ));
    await page.keyboard.type("1/");
    expect((await shown(sheet)).old).toEqual(["Z"]);
    await page.keyboard.type("9");
    now = await shown(sheet);
    expect(now).toMatchObject({ old: [], wrong: [] });
    expect(now.arrays.Z).toEqual(
      written(
        settled(
          conv2d(X, [
            [1, -1 / 9],
            [1, -1],
          ]),
        ).toArray(),
      ),
    );
    await input(sheet, "X[0, 0]").click();
    expect(await cell.inputValue()).toBe("−1/9");
    await page.keyboard.type("two");
    now = await shown(sheet);
    expect(now.wrong).toEqual(["X[0, 0]"]);
    expect(now.status).toBe("X[0, 0]: “two” is not a number. Type for example −2, 0.5 or 1/9.");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("0,5");
    expect((await shown(sheet)).arrays.Z[0][0]).toBe("−2.5");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("1e400");
    expect((await shown(sheet)).wrong).toEqual(["X[0, 0]"]);
  });

  test("the keys: Tab stops at each array, arrows and Enter move in it, and left and right in a text", async () => {
    const sheet = await open(page, worksheet(X, W));
    await input(sheet, "X[1, 1]").click();
    const walk: [string, string][] = [
      ["ArrowRight", "X[1, 2]"],
      ["ArrowDown", "X[2, 2]"],
      ["ArrowLeft", "X[2, 1]"],
      ["ArrowUp", "X[1, 1]"],
      // Enter edits the entry, and leads on once it is edited.
      ["Enter", "X[1, 1]"],
      ["Enter", "X[2, 1]"],
      ["Shift+Enter", "X[1, 1]"],
      // One stop for the sizes and one for the entries of each array.
      ["Tab", "Add a row to W"],
      ["ArrowRight", "Remove the last row of W"],
      ["Tab", "W[0, 0]"],
      ["Shift+Tab", "Remove the last row of W"],
      ["Shift+Tab", "X[1, 1]"],
      ["ControlOrMeta+End", "X[5, 4]"],
      ["ArrowDown", "X[5, 4]"],
      ["ControlOrMeta+Home", "X[0, 0]"],
    ];
    for (const [key, name] of walk) {
      await page.keyboard.press(key);
      expect(await focused(), key).toBe(name);
    }
    await page.keyboard.type("12");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("5");
    expect(await input(sheet, "X[0, 0]").inputValue()).toBe("152");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("X[0, 1]");
    await sheet.getByLabel(/^Z\[0, 0\]/).focus();
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toMatch(/^Z\[1, 0\] = /);
  });

  test("a block is pasted from a spreadsheet, and a number is copied with a plain minus sign", async () => {
    const sheet = await open(page, worksheet(X, W, { dZ }));
    await copy("1\t-2\t1/9\r\n0,5\t−4\t5\r\n");
    await input(sheet, "X[5, 3]").click();
    await page.keyboard.press("ControlOrMeta+V");
    const { arrays, old } = await shown(sheet);
    expect(old).toEqual([]);
    expect(arrays.X.length).toBe(7);
    expect(arrays.X.slice(5).map((row: string[]) => row.slice(3))).toEqual([
      ["1", "−2", "1/9"],
      ["0.5", "−4", "5"],
    ]);
    expect([arrays.dZ.length, arrays.dZ[0].length]).toEqual([6, 5]);
    const cell = input(sheet, "W[0, 1]");
    expect(await cell.inputValue()).toBe("−1");
    await cell.click();
    await page.keyboard.press("ControlOrMeta+C");
    expect(await copied()).toBe("-1");
  });

  test("a block of any size and with any separators is pasted, and what does not fit is left out", async () => {
    const blocks: [string, string[][]][] = [
      [
        "1,2,3\n4,5,6",
        [
          ["1", "2", "3"],
          ["4", "5", "6"],
        ],
      ],
      [
        "1,5; 2\n-3;4\n",
        [
          ["1.5", "2"],
          ["−3", "4"],
        ],
      ],
      [
        "1 2\n− 3 4",
        [
          ["1", "2"],
          ["−3", "4"],
        ],
      ],
      ["0,5\n1,5", [["0.5"], ["1.5"]]],
      [
        "const A = [\n  [1, 1 / 9],\n  [3, -4],\n];",
        [
          ["1", "1/9"],
          ["3", "−4"],
        ],
      ],
      // A row that is shorter leaves the rest as it is.
      [
        "1\t2\n3",
        [
          ["1", "2"],
          ["3", "9"],
        ],
      ],
    ];
    for (const [text, entries] of blocks) {
      const nines = [9, 9, 9];
      const sheet = await open(page, worksheet([nines, nines, nines], [[1]]));
      await copy(text);
      await input(sheet, "X[0, 0]").focus();
      await page.keyboard.press("ControlOrMeta+V");
      await input(sheet, "W[0, 0]").focus();
      const { X: shownX } = (await shown(sheet)).arrays;
      expect(entries.map((row, i) => row.map((_, j) => shownX[i][j]))).toEqual(entries);
    }
    const sheet = await open(page, worksheet(X, W));
    await copy(Array.from({ length: 300 }, (_, i) => `${i}${"\t1".repeat(299)}`).join("\n"));
    await input(sheet, "X[2, 0]").focus();
    await page.keyboard.press("ControlOrMeta+V");
    const { arrays, status } = await shown(sheet);
    expect([arrays.X.length, arrays.X[23].length, arrays.X[23][0]]).toEqual([24, 24, "21"]);
    expect(status).toBe("Pasted a block of 300×300. What does not fit into X was left out.");
  });

  test("hundreds of wrong entries: each is named, nothing else changes, and it can be undone", async () => {
    const given = { dZ, bias: [0], stride: 1, padding: 0, dilation: 1 };
    const sheet = await open(page, worksheet(X, W, given));
    const wrong: Record<string, string[]> = {
      "X[1, 1]": [
        "-",
        "",
        "1/0",
        "1e400",
        "½",
        "1,234",
        "1,2,3",
        "1/2/3",
        "0x1",
        "NaN",
        "9".repeat(5000),
      ],
      stride: ["0", "-1", "1.5", "", "2,", "1e9", "2;1", "9".repeat(30)],
      padding: ["1e9", "1000000000", "sa", "-1", "0.5", "10", "", "5000000"],
      dilation: ["0", "5", "1000000000", "x"],
      bias: ["", "x", "1/0"],
    };
    const before = await shown(sheet);
    for (let round = 0; round < 8; round++) {
      for (const [name, texts] of Object.entries(wrong)) {
        for (const text of texts) {
          await input(sheet, name).fill(text);
          const now = await shown(sheet);
          expect(now.status, `${name} ${text}`).not.toMatch(/^Type into a cell|goes into/);
          expect(now.old, `${name} ${text}`).toEqual(["Z", "dW", "dX"]);
          const { X: _, ...others } = before.arrays;
          expect(now.arrays).toMatchObject(others);
          await page.keyboard.press("ControlOrMeta+Z");
        }
        await page.keyboard.press("Tab");
      }
    }
    expect(await shown(sheet)).toMatchObject({ arrays: before.arrays, old: [], wrong: [] });
  });

  test("rows and columns are added and removed; what does not fit is said", async () => {
    const sheet = await open(page, worksheet(X, W, { dZ }));
    await sheet.getByRole("button", { name: "Add a row to W" }).click();
    await sheet.getByRole("button", { name: "Remove the last column of X" }).click();
    const { arrays } = await shown(sheet);
    const [x, w] = [X.map((row) => row.slice(0, 4)), [...W, [0, 0]]];
    const Z = conv2d(x, w);
    const g = Z.toArray().map((row, i) => row.map((_: number, j: number) => dZ[i][j]));
    expect(arrays.Z).toEqual(written(Z.toArray()));
    expect(arrays.dZ).toEqual(written(g));
    expect(arrays.dX).toEqual(written(conv2dGradients(x, w, g).dX.toArray()));
    const fewer = sheet.getByRole("button", { name: "Remove the last column of X" });
    for (let k = 0; k < 3; k++) await fewer.click();
    const now = await shown(sheet);
    expect(now.status).toBe(
      "The kernel W is 3×2 but X is only 6×1; a valid convolution needs W no larger than X.",
    );
    expect(now.old).toEqual(["Z", "dW", "dX"]);
    // A button that can do nothing can still be pressed, and says why.
    await fewer.focus();
    await page.keyboard.press("Enter");
    expect((await shown(sheet)).status).toBe(
      "X has one column; in a worksheet there can be no fewer.",
    );
    await sheet.getByRole("button", { name: "Start again" }).click();
    expect((await shown(sheet)).arrays.Z).toEqual(written(dZ));
  });

  test("bias, stride and padding are typed into as well", async () => {
    const given = { bias: [1], stride: 1, padding: 0 };
    const sheet = await open(page, worksheet(X, W, given));
    await input(sheet, "stride").fill("2, 1");
    await input(sheet, "padding").fill("sa");
    expect((await shown(sheet)).wrong).toEqual(["padding"]);
    await input(sheet, "padding").fill("same");
    await input(sheet, "bias").fill("-1/2");
    const options = { bias: [-0.5], stride: [2, 1], padding: "same" } as const;
    const { arrays, answers } = await shown(sheet);
    expect(arrays.Z).toEqual(written(conv2d(X, W, options).toArray()));
    expect(answers[0]).toBe("(b) Z is 3×5.");
  });

  test("nothing that is seen moves when it comes to life, on the way down or up", async () => {
    const { html } = worksheet(X, W);
    const lines = '<p style="margin:0;height:50px">A line.</p>'.repeat(60);
    for (const from of [0, 1e6]) {
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.setContent(`<!doctype html><body>${lines}<div>${html}</div>${lines}`);
      await page.evaluate((top) => window.scrollTo(0, top), from);
      await page.waitForTimeout(100);
      const sheet = page.locator("[data-convbook=worksheet]");
      expect([await sheet.locator("img").count(), await sheet.locator("input").count()]).toEqual([
        3, 0,
      ]);
      const moved = await page.evaluate(
        async (step) => {
          const shifts: number[] = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, "value"));
          }).observe({ type: "layout-shift" });
          for (let k = 0; k < 50; k++) {
            window.scrollBy(0, step);
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 10)));
          }
          return shifts;
        },
        from === 0 ? 100 : -100,
      );
      expect(await sheet.locator("img").count()).toBe(0);
      expect(moved).toEqual([]);
    }
    // Tab does not pass by one that is far away, and axe finds no fault with it.
    await page.setContent(
      `<!doctype html><html lang="en"><title>Far</title><main><h1>Far</h1><button>First</button>${lines}${html}</main>`,
    );
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("X[0, 0]");
  });

  test("an entry of X, W or dZ lights up the results that it goes into", async () => {
    const sheet = await open(page, worksheet([[1, 2, 3]], [[4, 5]], { dZ: [[6, 7]] }));
    await input(sheet, "X[0, 1]").hover();
    const x = await shown(sheet);
    expect(x.status).toBe(
      "X[0, 1] = 2 goes into Z[0, 0] (with W[0, 1] = 5), Z[0, 1] (with W[0, 0] = 4).",
    );
    // X, W, dZ, Z, dW and dX.
    expect(x.lit).toEqual([1, 2, 0, 2, 0, 0]);
    await input(sheet, "W[0, 1]").hover();
    expect((await shown(sheet)).status).toBe(
      "W[0, 1] = 5 goes into Z[0, 0] (with X[0, 1] = 2), Z[0, 1] (with X[0, 2] = 3).",
    );
    await input(sheet, "dZ[0, 1]").focus();
    await page.mouse.move(0, 0);
    const dZ = await shown(sheet);
    expect(dZ.status).toBe(
      "dZ[0, 1] = 7 goes into dW[0, 0] (with X[0, 1] = 2), dW[0, 1] (with X[0, 2] = 3), dX[0, 1] (with W[0, 0] = 4), dX[0, 2] (with W[0, 1] = 5).",
    );
    await page.keyboard.type("8");
    expect((await shown(sheet)).status).toMatch(/^dZ\[0, 1\] = 8 goes into dW/);
  });

  test("Ctrl+Z brings back the last change, of whatever kind, and Ctrl+Y does it again", async () => {
    const sheet = await open(page, worksheet(X, W, { dZ, stride: 1 }));
    const changes = [
      async () => {
        await input(sheet, "X[0, 0]").click();
        await page.keyboard.type("-1/9");
      },
      async () => {
        await page.keyboard.press("ArrowRight");
        await page.keyboard.type("x");
      },
      async () => {
        await copy("1\t2\n3\t4");
        await input(sheet, "W[1, 1]").focus();
        await page.keyboard.press("ControlOrMeta+V");
      },
      () => sheet.getByRole("button", { name: "Add a column to X" }).click(),
      () => input(sheet, "stride").fill("2"),
      () => sheet.getByRole("button", { name: "Start again" }).click(),
    ];
    const all = () =>
      sheet.evaluate((root) => {
        // A cell with the focus has a plain minus sign.
        const values = [...root.querySelectorAll("input")].map(({ value }) => value);
        return values.join(" ").replaceAll("−", "-");
      });
    const states = [await all()];
    for (const change of changes) {
      await change();
      states.push(await all());
    }
    expect(new Set(states).size).toBe(changes.length);
    for (const state of states.slice(0, -1).reverse()) {
      await page.keyboard.press("ControlOrMeta+Z");
      expect(await all()).toBe(state);
    }
    await page.keyboard.press("ControlOrMeta+Z");
    expect((await shown(sheet)).status).toBe("Nothing to undo.");
    for (const state of states.slice(1)) {
      await page.keyboard.press("ControlOrMeta+Y");
      expect(await all()).toBe(state);
    }
    // Escape brings back what stood in the cell.
    await input(sheet, "W[0, 0]").focus();
    await page.keyboard.type("55");
    await page.keyboard.press("Escape");
    expect(await all()).toBe(states[states.length - 1]);
  });

  test("dZ keeps what is typed while Z is small for a moment", async () => {
    const sheet = await open(page, worksheet(X, W, { dZ, stride: 1 }));
    await input(sheet, "stride").fill("3");
    expect((await shown(sheet)).arrays.dZ.length).toBe(2);
    await input(sheet, "stride").fill("1");
    expect((await shown(sheet)).arrays.dZ).toEqual(written(dZ));
  });

  test("what has changed is spoken once the reader rests", async () => {
    const sheet = await open(page, worksheet(X, W));
    const spoken = sheet.locator("[role=status]");
    await input(sheet, "X[0, 0]").click();
    await page.keyboard.type("7");
    expect(await spoken.textContent()).toBe("");
    await expect.poll(() => spoken.textContent()).toBe("1 entry of Z changed.");
    await page.keyboard.type("x");
    await expect.poll(() => spoken.textContent()).toMatch(/^X\[0, 0\]: “7x” is not a number/);
    await sheet.getByLabel(/^Z\[0, 1\]/).focus();
    await page.keyboard.press("ControlOrMeta+Z");
    await expect.poll(() => spoken.textContent()).toBe("Undone. 1 entry of Z changed.");
  });

  test("pointing at an entry lights up its window and says its terms", async () => {
    const sheet = await open(page, worksheet(X, W, { dZ }));
    await sheet.getByLabel(/^Z\[1, 1\]/).hover();
    const z = await shown(sheet);
    expect(z.status).toBe("Z[1, 1] = 1 · 3 + (−1) · 3 + 1 · 3 + (−1) · 3 = 0");
    // X, W, dZ, Z, dW and dX.
    expect(z.lit).toEqual([4, 4, 0, 1, 0, 0]);
    await sheet.getByLabel(/^dX\[0, 0\]/).focus();
    expect((await shown(sheet)).status).toBe("dX[0, 0] = (−3) · 1 = −3");
  });

  test("Copy as TypeScript", async () => {
    const sheet = await open(page, worksheet([[1, -2]], [[3]], { bias: [1], padding: 1 }));
    await input(sheet, "W[0, 0]").fill("-1/9");
    await sheet.getByRole("button", { name: "Copy as TypeScript" }).click();
    expect(await copied()).toBe(
      "const X = [\n  [1, -2],\n];\nconst W = [\n  [-1 / 9],\n];\nconst bias = [1];\nconst padding = 1;",
    );
    expect((await shown(sheet)).status).toBe("Copied as TypeScript.");
    expect(await sheet.getByRole("button", { name: "Use in the notebook" }).count()).toBe(0);
  });

  test("two worksheets in one page do not affect each other", async () => {
    const sheets = await open(page, worksheet(X, W), worksheet([[1, 2]], [[1]]));
    await input(sheets.nth(1), "X[0, 0]").fill("7");
    expect((await shown(sheets.nth(1))).arrays.Z).toEqual([["7", "2"]]);
    expect((await shown(sheets.nth(0))).arrays.Z).toEqual(written(dZ));
  });

  test("after 1,000 random edits everything is what the library computes in Node", async () => {
    const sheet = await open(page, worksheet(X, W, { dZ, bias: [0] }));
    const state: Record<string, number[][]> = structuredClone({ X, W, dZ });
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (let round = 0; round < 50; round++) {
      const edits = Array.from({ length: 20 }, () => {
        const name = ["X", "W", "dZ"][random(3)];
        const [i, j] = [random(state[name].length), random(state[name][0].length)];
        const [above, below] = [random(41) - 20, [1, 1, 4, 10, 9, 7][random(6)]];
        state[name][i][j] = above / below;
        return {
          cell: `${name}[${i}, ${j}]`,
          text: below === 1 ? `${above}` : `${above}/${below}`,
        };
      });
      await sheet.evaluate((root, list) => {
        for (const { cell, text } of list) {
          const field = root.querySelector<HTMLInputElement>(`[aria-label="${cell}"]`);
          if (field === null) throw new Error(`there is no ${cell}`);
          field.value = text;
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
      }, edits);
      const { arrays, answers } = await shown(sheet);
      const Z = settled(conv2d(state.X, state.W, { bias: [0] }));
      const { dW, dX } = conv2dGradients(state.X, state.W, state.dZ);
      expect([arrays.Z, arrays.dW, arrays.dX]).toEqual(
        [Z, dW, dX].map((A) => written(A.toArray())),
      );
      const { max, zeros } = extremes(Z);
      expect(answers[1]).toContain(`${formatNumber(max.value)}, at ${formatPlaces(max.at)}.`);
      expect(answers[3]).toContain(zeros.length > 0 ? formatPlaces(zeros) : "none");
    }
  });

  test("axe finds no fault, in any state and at any width, and nothing is cut off", async () => {
    const figures = { X: worksheet(X, W), all: worksheet(X, W, { dZ, bias: [1], stride: 1 }) };
    for (const [name, figure] of Object.entries(figures)) {
      for (const width of [390, 900, 1400]) {
        await page.setViewportSize({ width, height: 1000 });
        const sheet = await open(page, figure);
        for (const text of ["-1/9", "two"]) {
          await input(sheet, "X[1, 2]").fill(text);
          expect(await faultsOf(page)).toEqual([]);
        }
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
        await page.screenshot({
          path: join(PICTURES, `worksheet-${name}-${width}.png`),
          fullPage: true,
        });
      }
    }
  });

  test("nothing is requested over a network, and no error is left", () => {
    expect(requests.filter((url) => !/^(data|about):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe.skipIf(skipped)("worksheet(X, W) in JupyterLab", { timeout: 120_000 }, () => {
  const tests = new LabTests("worksheet", { width: 1280, height: 1400 });
  let stored: string;

  beforeAll(async () => {
    await tests.start();
    tests.write("live", [
      { source: 'import { conv2d, show, worksheet } from "convbook";' },
      {
        source: "const X = [\n  [1, 2, 3],\n  [4, 5, 1 / 9],\n];\nconst W = [[1, -1]]; // Edges.",
        tags: ["parameters"],
      },
      { source: "show(worksheet(X, W), worksheet(X, [[1]]));" },
      { source: "console.log(String(conv2d(X, W)));" },
    ]);
    const { html } = worksheet(X, W);
    const output = { output_type: "display_data", metadata: {}, data: { "text/html": html } };
    stored = tests.write("stored", [{ source: "", outputs: [output] }]);
  }, 120_000);
  afterAll(() => tests.stop());

  for (const theme of ["JupyterLab Light", "JupyterLab Dark"] as const) {
    test(`typing in the theme ${theme} is heard by the worksheet alone`, async () => {
      const { lab, page } = tests;
      await lab.setTheme(theme);
      await tests.open("live");
      await runMenu(page, "Run All Cells");
      const sheets = page.locator(".jp-OutputArea-output [data-convbook=worksheet]");
      expect(await sheets.count()).toBe(2);
      const cells = await page.locator(".jp-Cell").count();
      const first = sheets.nth(0);
      await input(first, "X[0, 0]").click();
      // As commands of the notebook these would add, cut and delete cells and change their kind.
      await page.keyboard.type("abxddmy");
      expect((await shown(first)).wrong).toEqual(["X[0, 0]"]);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type("-2");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
        "X[1, 0]",
      );
      // The same letters where nothing can be typed: on a button, and on a cell of Z.
      const button = first.getByRole("button", { name: "Add a row to W" });
      for (const stop of [button, first.getByLabel(/^Z\[0, 0\]/)]) {
        await stop.focus();
        await page.keyboard.type("abxddmy");
        expect(await stop.evaluate((element) => element === document.activeElement)).toBe(true);
      }
      expect(await page.locator(".jp-Cell").count()).toBe(cells);
      expect((await shown(first)).arrays.Z[0]).toEqual(["−4", "−1"]);
      const name = `worksheet-${theme.split(" ")[1].toLowerCase()}`;
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    });
  }

  test("Use in the notebook rewrites the cell of inputs and runs all, also in a new kernel", async () => {
    const { lab, page } = tests;
    // Opened again, the notebook has its outputs, and a kernel that has run nothing.
    await page.evaluate(async () => {
      const { jupyterapp } = window as unknown as {
        jupyterapp: { commands: { execute(name: string): Promise<void> } };
      };
      await jupyterapp.commands.execute("docmanager:save");
    });
    await lab.endKernels();
    // So low that the inputs and the last cell are not seen at once.
    await page.setViewportSize({ width: 1280, height: 500 });
    await tests.open("live");
    const sheets = page.locator(".jp-OutputArea-output [data-convbook=worksheet]");
    const use = sheets.nth(0).getByRole("button", { name: "Use in the notebook" });
    // The second worksheet shows another W than the inputs.
    expect(await sheets.nth(1).getByRole("button", { name: "Use in the notebook" }).count()).toBe(
      0,
    );
    await input(sheets.nth(0), "X[0, 0]").fill("-2");
    await input(sheets.nth(0), "W[0, 1]").fill("1/3");
    await use.click();
    const last = page.locator(".jp-OutputArea-output").last();
    await expect.poll(() => last.innerText(), { timeout: 20_000 }).toContain("−1.3333");
    const source = await page.locator(".jp-CodeCell .cm-content").nth(1).innerText();
    expect(source.replace(/\n+/g, "\n")).toBe(
      "const X = [\n  [-2, 2, 3],\n  [4, 5, 1 / 9],\n];\nconst W = [\n  [1, 1 / 3],\n]; // Edges.",
    );
    // The reader is at the inputs, and not at the last cell, where JupyterLab goes.
    const inputs = page.locator(".jp-Cell.jp-mod-active");
    expect(await inputs.innerText()).toContain("// Edges.");
    const above = await inputs.evaluate((cell) => {
      const panel = cell.closest(".jp-WindowedPanel-outer") as HTMLElement;
      return panel.getBoundingClientRect().top - cell.getBoundingClientRect().top;
    });
    expect(above).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 1400 });
    await expect.poll(() => sheets.count()).toBe(2);
    expect((await shown(sheets.nth(0))).arrays.W).toEqual([["1", "1/3"]]);
  });

  test("far away it is its picture; near, it comes to life, and keeps what is typed", async () => {
    const { page } = tests;
    const long = { kind: "markdown" as const, source: "A line.\n\n".repeat(200) };
    tests.write("far", [
      { source: 'import { show, worksheet } from "convbook";' },
      long,
      { source: "show(worksheet([[1, 2, 3]], [[1, -1]]));" },
      long,
      // Here JupyterLab stays after it has run everything.
      { source: "1 + 1" },
    ]);
    await tests.open("far");
    await runMenu(page, "Run All Cells");
    const sheet = page.locator("[data-convbook=worksheet]");
    const scroll = (to: "start" | "worksheet" | "end") =>
      page.evaluate((where) => {
        const panel = document.querySelector(".jp-WindowedPanel-outer") as HTMLElement;
        const root = document.querySelector("[data-convbook=worksheet]");
        const down = root?.getBoundingClientRect().top ?? 0;
        const tops = { start: 0, worksheet: panel.scrollTop + down - 1000, end: 1e6 };
        panel.scrollTo(0, tops[where]);
      }, to);
    for (let turn = 0; turn < 2; turn++) {
      await scroll(turn === 0 ? "start" : "end");
      await page.waitForTimeout(300);
      if (turn === 0) {
        expect(await sheet.locator("img").count()).toBe(3);
        expect(await sheet.locator("input").count()).toBe(0);
      }
      await scroll("worksheet");
      await input(sheet, "X[0, 0]").waitFor();
      if (turn === 0) await input(sheet, "X[0, 0]").fill("-7");
      expect((await shown(sheet)).arrays).toMatchObject({
        X: [["-7", "2", "3"]],
        Z: [["−9", "−1"]],
      });
    }
  });

  test("stored and not trusted, it is a picture of every array", async () => {
    await tests.open("stored");
    const output = tests.page.locator(".jp-OutputArea-output");
    expect(await output.locator("script, [data-convbook], svg, input").count()).toBe(0);
    expect(await output.innerText()).toBe("");
    const images = output.locator("img");
    expect(await images.count()).toBe(3);
    expect(await images.nth(2).getAttribute("alt")).toContain("outlined: largest: 6, smallest: −6");
    for (const image of await images.all()) {
      expect(await image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(90);
    }
  });

  test("as a page made by nbconvert it works without a network", async () => {
    execFileSync(VENV_PYTHON, ["-m", "nbconvert", "--to", "html", stored], { stdio: "pipe" });
    const alone = await tests.browser.newPage({ viewport: { width: 1280, height: 1000 } });
    await alone.route(/^https?:/, (route) => route.abort());
    await alone.goto(pathToFileURL(stored.replace("ipynb", "html")).href);
    const sheet = alone.locator("[data-convbook=worksheet]");
    await input(sheet, "X[0, 0]").fill("9");
    expect((await shown(sheet)).arrays.Z[0][0]).toBe("6");
    await alone.close();
  });
});
