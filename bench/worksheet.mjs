// How long a worksheet takes to answer a key: from the key to the picture that shows what follows.
import { random, worksheet } from "convbook";
import { browserPath, launch } from "../test/browser/lab.mjs";
import { markdown, median, short } from "./report.mjs";

const KEYS = 100;
const PROBLEM_1 = [
  [0, 0, 0, 0, 0],
  [0, 3, 3, 3, 0],
  [0, 3, 3, 3, 0],
  [0, 3, 2, 3, 0],
  [0, 3, 2, 3, 0],
  [0, 0, 0, 0, 0],
];
const digits = (/** @type {number[]} */ shape, seed = 1) =>
  random(shape, { seed, low: -9, high: 9, integers: true });

/** @type {Record<string, () => import("convbook").Figure>} */
const WORKSHEETS = {
  "Problem 1": () =>
    worksheet(PROBLEM_1, [
      [1, -1],
      [1, -1],
    ]),
  "Problem 1 with its gradients": () =>
    worksheet(
      PROBLEM_1,
      [
        [1, -1],
        [1, -1],
      ],
      { dZ: digits([5, 4]) },
    ),
  "24×24 with 3×3": () => worksheet(digits([24, 24]), digits([3, 3], 2)),
  "24×24 with 3×3 and its gradients": () =>
    worksheet(digits([24, 24]), digits([3, 3], 2), { dZ: digits([22, 22], 3) }),
};

/**
 * The waits for each key in milliseconds, until the page has been painted.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} html
 */
async function keyWaits(page, html) {
  await page.setContent(`<!doctype html><body>${html}`);
  await page.getByRole("textbox", { name: "X[2, 2]", exact: true }).click();
  await page.evaluate(() => {
    /** @type {number[]} */
    const waits = [];
    Object.assign(window, { waits });
    const painted = new MessageChannel();
    let pressed = 0;
    painted.port1.onmessage = () => waits.push(performance.now() - pressed);
    document.addEventListener("input", (event) => {
      pressed = event.timeStamp;
      requestAnimationFrame(() => painted.port2.postMessage(0));
    });
  });
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press(String(1 + ((7 * key) % 9)));
    await page.waitForFunction((count) => Reflect.get(window, "waits").length > count, key);
  }
  /** @type {number[]} */
  const waits = await page.evaluate(() => Reflect.get(window, "waits"));
  return waits.sort((a, b) => a - b);
}

/** The table of waits as Markdown, or a sentence where there is no browser. */
export async function worksheetWaits() {
  if (browserPath === undefined) return "There is no Chromium here to measure the worksheet with";
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    const rows = [["worksheet", "size", "a key, median", "95 % of the keys within"]];
    for (const [name, make] of Object.entries(WORKSHEETS)) {
      const { html } = make();
      const waits = await keyWaits(page, html);
      const most = waits[Math.ceil(0.95 * KEYS) - 1];
      rows.push([
        name,
        `${Math.round(Buffer.byteLength(html) / 1000)} kB`,
        `${short(median(waits))} ms`,
        `${short(most)} ms`,
      ]);
    }
    return markdown(rows);
  } finally {
    await browser.close();
  }
}
