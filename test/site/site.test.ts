import { beforeAll, describe } from "vitest";
import { skipped } from "../browser/lab.mjs";
import { builtSite, type Site } from "./built.mjs";
import { cellTests } from "./cells.js";
import { kernelTests } from "./kernel.js";
import { pageTests } from "./page.js";

describe.skipIf(skipped)("the site, once built", { timeout: 120_000 }, () => {
  let site: Site;
  beforeAll(async () => {
    site = await builtSite();
  }, 300_000);

  describe("the kernel in its worker", () => kernelTests(() => site));
  describe("cells", () => cellTests(() => site));
  describe("the pages", () => pageTests(() => site));
});
