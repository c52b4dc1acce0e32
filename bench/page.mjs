// How long a reader waits in the page: a notebook in JupyterLab, in a browser.
import { basename } from "node:path";
import { readNotebook } from "../scripts/notebooks.mjs";
import { browserPath, idle, Lab, launch } from "../test/browser/lab.mjs";

/** The page and the kernel become quicker with every run, as a reader's do. */
const RUNS = 12;
/** In milliseconds: the time JupyterLab needs after the last answer, and the longest run. */
const QUIET = 1500;
const LONGEST = 120_000;

/**
 * What a reader waits for, in milliseconds: from the first cell that goes to the kernel to the reply
 * to the last. "Run Below" begins at the inputs.
 *
 * @param {string} path of a notebook with inputs
 * @returns {Promise<{ all: number, below: number[] } | undefined>} undefined without a browser
 */
export async function pageWaits(path) {
  if (browserPath === undefined) return undefined;
  const code = readNotebook(path).cells.filter((cell) => cell.cell_type === "code");
  const inputs = code.findIndex((cell) => cell.metadata.tags?.includes("parameters"));
  const lab = new Lab();
  try {
    await lab.start({ whole: false });
    const browser = await launch();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const times = { asked: [0], answered: [0] };
      page.on("websocket", (socket) => {
        const note =
          (/** @type {string} */ type, /** @type {"asked" | "answered"} */ list) =>
          (/** @type {{ payload: string | Buffer }} */ frame) => {
            if (frame.payload.toString("latin1").includes(type)) {
              times[list].push(performance.now());
            }
          };
        socket.on("framesent", note('"execute_request"', "asked"));
        socket.on("framereceived", note('"execute_reply"', "answered"));
      });
      /** @param {string} entry of the Run menu */
      const wait = async (entry) => {
        Object.assign(times, { asked: [], answered: [] });
        await page.locator(".lm-MenuBar-itemLabel", { hasText: /^Run$/ }).click();
        await page.locator(".lm-Menu-itemLabel", { hasText: entry }).first().click();
        const end = performance.now() + LONGEST;
        const { asked, answered } = times;
        // Only the messages are watched, because watching the cells would slow the page down.
        do {
          await page.waitForTimeout(QUIET);
          if (performance.now() > end) throw new Error(`${entry} did not end`);
        } while (asked.length === 0 || answered.length < asked.length);
        return answered[answered.length - 1] - asked[0];
      };
      await page.goto(lab.page(`notebooks/${basename(path)}`));
      await page.waitForSelector(".jp-Notebook .jp-CodeCell");
      await idle(page);
      const all = await wait("Run All Cells");
      const below = [];
      for (let run = 0; run < RUNS; run++) {
        await page.evaluate(() =>
          document.querySelector(".jp-WindowedPanel-outer")?.scrollTo(0, 0),
        );
        await page.locator(".jp-CodeCell .jp-InputPrompt").nth(inputs).click();
        below.push(await wait("Run Selected Cell and All Below"));
      }
      return { all, below };
    } finally {
      await browser.close();
    }
  } finally {
    await lab.stop();
  }
}
