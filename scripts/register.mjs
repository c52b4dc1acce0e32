// npm run register: lets every Jupyter of this user start the kernel, for notebooks in any folder.
import "./node-version.mjs";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";

const { command, installPackages, step } = await import("./setup.mjs");
const { buildLibrary } = await import("./library.mjs");
const { dataFolder } = await import("./home.mjs");
const { SetupError } = await import("./project.mjs");
const { registerEverywhere } = await import("../kernel/register.mjs");

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
  registerEverywhere(dataFolder());
  console.log(`The kernel "TypeScript (convbook)" is registered in ${folder}.`);
});
