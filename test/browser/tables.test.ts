import { table } from "convbook";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { displayed } from "../view/displayed.js";
import { launch, skipped } from "./lab.mjs";

const A = [
  [-1.5, 2],
  [3, -2e-9],
];
const FIRST = "main div:first-child > table";

describe.skipIf(skipped)("tables in a browser", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
    const markup = displayed(table(A, { name: "A" }), table([-7], { name: "b" })).join("");
    await page.setContent(
      `<p>−1</p><main>${markup}</main><textarea></textarea><div id="rich" contenteditable>x</div>`,
    );
  });
  afterAll(() => browser?.close());

  /** Selects from the first to the last of some cells, copies, and pastes into an element. */
  async function pasted(cells: string, target: string): Promise<void> {
    await page.evaluate((selector) => {
      const found = [...document.querySelectorAll(selector)];
      const [first, last] = [found[0], found[found.length - 1]];
      getSelection()?.setBaseAndExtent(first, 0, last.firstChild as Node, last.textContent.length);
    }, cells);
    await page.keyboard.press("ControlOrMeta+c");
    await page.locator(target).fill("");
    await page.keyboard.press("ControlOrMeta+v");
  }

  test("what is copied as text has numbers that a spreadsheet reads", async () => {
    await pasted(`${FIRST} tbody th, ${FIRST} td`, "textarea");
    const lines = (await page.inputValue("textarea")).trim().split("\n");
    expect(lines.map((line) => line.split("\t").slice(1).map(Number))).toEqual(A);
  });

  test("so has what is copied with its cells", async () => {
    await pasted(`${FIRST} td`, "#rich");
    const cells = await page.locator("#rich td").allTextContents();
    expect(cells.map(Number)).toEqual(A.flat());
  });

  test("afterwards the table has its own minus signs, which are read aloud", async () => {
    await pasted("main td", "textarea");
    await page.waitForTimeout(50);
    const shown = await page.locator("main td").allTextContents();
    expect(shown.slice(0, 4).map((text) => text.replace(/[−\d.]/g, ""))).toEqual(["", "", "", "e"]);
    expect(shown.join(" ")).not.toContain("-");
    expect(shown).toContain("−7");
  });

  test("a minus sign outside of tables stays as it is", async () => {
    await pasted("p", "textarea");
    expect(await page.inputValue("textarea")).toBe("−1");
  });
});
