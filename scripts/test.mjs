// npm test: sets up what is missing, then Vitest runs types, lint, units, notebooks and browser.
import "./node-version.mjs";
import { spawn } from "node:child_process";
import { join } from "node:path";

const { command, setUp } = await import("./setup.mjs");
const { ROOT } = await import("./project.mjs");

await command(async () => {
  await setUp({ everything: true });
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const args = [vitest, "run", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
  process.exitCode = await new Promise((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1));
  });
});
