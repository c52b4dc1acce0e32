// npm run register: lets every Jupyter of this user start the kernel, for notebooks in any folder.
import "./node-version.mjs";
import { existsSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const { command, installPackages, step } = await import("./setup.mjs");
const { buildLibrary } = await import("./library.mjs");
const { SetupError, writeJson } = await import("./project.mjs");
const { kernelCommand } = await import("../kernel/register.mjs");

/** Where Jupyter looks for the kernels of a user, on each system. */
function dataFolder() {
  const { JUPYTER_DATA_DIR, APPDATA, XDG_DATA_HOME } = process.env;
  if (JUPYTER_DATA_DIR) return JUPYTER_DATA_DIR;
  if (process.platform === "win32" && APPDATA) return join(APPDATA, "jupyter");
  if (process.platform === "darwin") return join(homedir(), "Library", "Jupyter");
  return join(XDG_DATA_HOME || join(homedir(), ".local", "share"), "jupyter");
}

await command(async () => {
  const folder = join(dataFolder(), "kernels", "convbook");
  const [option, ...more] = process.argv.slice(2);
  if (more.length > 0 || (option !== undefined && option !== "--remove")) {
    throw new SetupError("use it like this: npm run register, or npm run register -- --remove.");
  }
  if (option === "--remove") {
    const was = existsSync(folder);
    rmSync(folder, { recursive: true, force: true });
    console.log(was ? `${folder} is removed.` : `There is nothing to remove: no ${folder}.`);
    return;
  }
  await step("npm packages", "installed", () => installPackages());
  await step("library", "built", buildLibrary);
  writeJson(join(folder, "kernel.json"), {
    argv: kernelCommand(["find-library.cjs"]),
    display_name: "TypeScript (convbook)",
    language: "typescript",
  });
  console.log(`The kernel "TypeScript (convbook)" is registered in ${folder}.`);
});
