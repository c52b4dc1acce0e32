import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/project.mjs";

test("docs: typedoc finds every public member documented and no broken link", {
  timeout: 120_000,
}, () => {
  // Not the command typedoc: it runs this script in another process, and reports success even if a
  // signal ends that process.
  const cli = join(ROOT, "node_modules", "typedoc", "dist", "cli.js");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, "--emit", "none", "--logLevel", "Warn"],
    { cwd: ROOT, encoding: "utf8" },
  );
  expect(`${stdout}${stderr}`).toBe("");
  expect(status).toBe(0);
});
