// npm run build: compiles the library.
import "./node-version.mjs";

const { command, installPackages, step } = await import("./setup.mjs");
const { buildLibrary } = await import("./library.mjs");

await command(async () => {
  await step("npm packages", "installed", () => installPackages());
  await step("library", "built", buildLibrary);
});
