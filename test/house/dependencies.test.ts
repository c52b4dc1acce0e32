import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/project.mjs";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const root = JSON.parse(read("package.json"));
const library = JSON.parse(read("lib/package.json"));

/** The packages that the files of a folder import. */
function packagesOf(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.(ts|mjs|cjs)$/.test(name) && !/^(dist|node_modules|kernels.assembly)/.test(name),
  );
  const found = files.flatMap((name) => {
    const { importedFiles } = ts.preProcessFile(read(join(folder, name)), true, true);
    return importedFiles.map(({ fileName }) => fileName).filter((path) => !/^[.#]/.test(path));
  });
  const names = found.map((path) =>
    path
      .split("/")
      .slice(0, path[0] === "@" ? 2 : 1)
      .join("/"),
  );
  return [...new Set(names)].filter(
    (name) => !name.startsWith("node:") && !builtinModules.includes(name) && name !== "convbook",
  );
}

test("what npm start, register and grade need is installed without the packages for development", () => {
  const used = {
    lib: packagesOf("lib"),
    others: ["scripts", "kernel", "class"].flatMap(packagesOf),
  };
  // The kernel itself gives `show` its display.
  const known = { ...library.dependencies, ...library.peerDependencies, tslab: "" };
  expect(used.lib.length).toBeGreaterThan(3);
  expect(used.lib.filter((name) => !(name in known))).toEqual([]);
  expect(used.others).toContain("typescript");
  // The bundler of the page's scripts is loaded only where it is installed.
  const knownToOthers = { ...root.dependencies, ...library.dependencies, esbuild: "" };
  expect(used.others.filter((name) => !(name in knownToOthers))).toEqual([]);
  // To compile the library, its packages' types have to be there, too.
  const types = Object.keys(root.devDependencies).filter((name) => name.startsWith("@types/"));
  const needed = [...used.lib, "node"].map((name) => `@types/${name}`);
  expect(types.filter((name) => needed.includes(name))).toEqual([]);
});
