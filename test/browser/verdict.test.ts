import { join } from "node:path";
import { check, reveal } from "convbook";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gradients, three, two } from "../judge/inputs.js";
import { displayed } from "../view/displayed.js";
import { LabTests, PICTURES, skipped } from "./lab.mjs";

const answer = gradients.dW.toArray();
answer[1][0] += 1;
const shown = [
  check("2d", 1820, two),
  check("2d", 1800, two),
  check("2d", "", two),
  check("2d", "many", two),
  check("3b", answer, three),
  reveal("2d", two),
];
const HEADLINES = ["That is right.", "Not yet.", "There is no answer yet.", "I could not read the"];

/** The luminance of a colour such as "rgb(15, 83, 35)". */
function luminance(color: string): number {
  const [r, g, b] = (color.match(/\d+/g) ?? [])
    .map((part) => Number(part) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe.skipIf(skipped)("verdicts in a notebook that is not trusted", { timeout: 120_000 }, () => {
  const tests = new LabTests("verdicts", { width: 1280, height: 1400 });

  beforeAll(async () => {
    await tests.start();
    const cells = shown.map((item) => ({
      source: "",
      outputs: displayed(item).map((markup) => ({
        output_type: "display_data",
        metadata: {},
        data: { "text/html": [markup] },
      })),
    }));
    tests.write("verdicts", cells);
  }, 120_000);
  afterAll(() => tests.stop());

  for (const theme of ["JupyterLab Light", "JupyterLab Dark"] as const) {
    test(`keep their words and colours, and the answer closed: ${theme}`, async () => {
      const { lab, page } = tests;
      await lab.setTheme(theme);
      await tests.open("verdicts");
      await page
        .locator('.jp-StatusBar-Widget [title*="not trusted"]')
        .waitFor({ timeout: 10_000 });
      const boxes = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>(".jp-OutputArea-output .tex2jax_ignore")].map(
          (box) => ({
            text: box.innerText,
            ground: getComputedStyle(box).backgroundColor,
            inks: [...box.querySelectorAll("div, b")].map((part) => getComputedStyle(part).color),
            images: [...box.querySelectorAll("img")].map((image) => image.naturalWidth),
          }),
        ),
      );
      HEADLINES.forEach((headline, k) => {
        expect(boxes[k].text).toContain(headline);
      });
      expect(new Set(boxes.slice(0, 3).map(({ ground }) => ground)).size).toBe(3);
      for (const { ground, inks } of boxes) {
        for (const ink of inks) {
          const [dark, bright] = [luminance(ink), luminance(ground)].sort((a, b) => a - b);
          expect((bright + 0.05) / (dark + 0.05)).toBeGreaterThan(4.5);
        }
      }
      expect(boxes[4].images.every((width) => width > 0) && boxes[4].images.length).toBe(1);

      const details = page.locator(".jp-OutputArea-output details");
      const solution = details.getByText("1820");
      expect(await solution.isVisible()).toBe(false);
      await details.locator("summary").focus();
      await page.keyboard.press("Enter");
      expect(await solution.isVisible()).toBe(true);
      await page.screenshot({ path: join(PICTURES, `verdicts-${theme.split(" ")[1]}.png`) });
    });
  }
});
