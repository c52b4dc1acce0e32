import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { registerKernel } from "../../kernel/register.mjs";
import { VENV } from "../../scripts/project.mjs";

test("the kernel is registered with this Node and with files that exist, and only once", () => {
  registerKernel();
  const path = join(VENV, "share", "jupyter", "kernels", "tslab", "kernel.json");
  const { argv, language } = JSON.parse(readFileSync(path, "utf8"));
  const files: string[] = argv.filter((part: string) => /[\\/]/.test(part));
  expect(language).toBe("typescript");
  expect(argv[0]).toBe(process.execPath);
  expect(files.length).toBeGreaterThan(2);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  expect(argv.slice(-2)).toEqual(["--config-path", "{connection_file}"]);
  expect(registerKernel()).toBe(false);
});
