import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pageScripts } from "../../scripts/page-scripts.mjs";
import { ROOT } from "../../scripts/project.mjs";

test("the stored scripts of the live figures are what the sources are bundled to", async () => {
  expect(readFileSync(join(ROOT, "lib", "live", "scripts.ts"), "utf8")).toBe(await pageScripts());
});
