import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/project.mjs";

test("docs: typedoc finds every public member documented and every link whole", {
  timeout: 120_000,
}, () => {
  // Not its command, which starts this script and calls its end by a signal a success.
  const cli = join(ROOT, "node_modules", "typedoc", "dist", "cli.js");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, "--emit", "none", "--logLevel", "Warn"],
    { cwd: ROOT, encoding: "utf8" },
  );
  expect(`${stdout}${stderr}`).toBe("");
  expect(status).toBe(0);
});
