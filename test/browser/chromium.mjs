// The browser of the tests, and of npm run bench.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ROOT } from "../../scripts/project.mjs";

/** The folder for screenshots, for a person to look at. */
export const PICTURES = join(ROOT, "test-results");

const BROWSERS = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The Chromium or Chrome of this machine, if there is one. */
export const browserPath = BROWSERS.find((path) => path !== "" && existsSync(path));

/** Whether to skip the browser's tests, which continuous integration never does. */
export const skipped = browserPath === undefined && !process.env.CI;
if (skipped) {
  console.log("Tests in a browser are skipped: there is no Chromium; CHROMIUM=path names one.");
}

/** Starts the browser without its own network traffic. */
export async function launch() {
  if (browserPath === undefined) throw new Error("there is no Chromium; CHROMIUM=path names one");
  mkdirSync(PICTURES, { recursive: true });
  const quiet = ["quic", "background-networking", "component-update", "sync"];
  return chromium.launch({
    executablePath: browserPath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      ...quiet.map((name) => `--disable-${name}`),
    ],
  });
}
