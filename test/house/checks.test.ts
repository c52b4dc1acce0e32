import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/project.mjs";

/** Runs one of the project's tools, and returns what it printed if it fails. */
function complaintOf(tool: string, ...args: string[]): string {
  const path = join(ROOT, "node_modules", ...tool.split("/"));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return status === 0 ? "" : `${stdout}${stderr}`;
}

test("types: tsc finds nothing in lib, test and scripts", { timeout: 120_000 }, () => {
  expect(complaintOf("typescript/bin/tsc", "-p", ".")).toBe("");
});

test("types: the declarations are read by the compiler that tslab brings", {
  timeout: 120_000,
}, () => {
  const strict = ["--strict", "--noEmit", "--target", "es2020", "--moduleResolution", "node10"];
  const compiler = "@tslab/typescript-for-tslab/lib/tsc.js";
  expect(complaintOf(compiler, ...strict, "lib/dist/index.d.ts")).toBe("");
});

test("lint: biome finds nothing to correct or format", { timeout: 60_000 }, () => {
  expect(complaintOf("@biomejs/biome/bin/biome", "ci", ".")).toBe("");
});
