import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { assemble } from "../../scripts/kernels.mjs";
import { ROOT } from "../../scripts/project.mjs";

test("the stored kernels are what the sources compile to", async () => {
  const folder = join(ROOT, "lib", "kernels");
  const fresh = await assemble(join(folder, "assembly", "index.ts"));
  const stored = readFileSync(join(folder, "binary.ts"), "utf8").match(/"(.+)";/)?.[1];
  expect(stored).toBe(fresh.toString("base64"));
});
