// Finds the licences of the packages that are in a bundle.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * @param {string} root
 * @param {string[]} inputs the files of the bundle, relative to root
 * @returns {{ name: string, version: string, licence: string, text: string }[]} one for each package, in
 *   the order of their names
 */
export function licencesOf(root, inputs) {
  const found = new Map();
  for (const input of inputs) {
    if (input.includes(":") && !/^[A-Za-z]:[\\/]/.test(input)) continue;
    const folder = packageFolder(resolve(root, input));
    if (folder === undefined || found.has(folder)) continue;
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    );
    const names = readdirSync(folder);
    const own = names.filter((file) => /^(licen[cs]e|notice|copying|thirdpartynotice)/i.test(file));
    // Some packages have theirs in the README.
    const texts = own.length > 0 ? own : names.filter((file) => /^readme/i.test(file));
    const text = texts.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
    found.set(folder, { name, version, licence: license, text });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The folder of the package to which a file belongs: the nearest whose package.json has a version.
 *
 * @param {string} path
 * @returns {string | undefined}
 */
function packageFolder(path) {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const description = join(folder, "package.json");
    if (!existsSync(description)) continue;
    const { name, version } = JSON.parse(readFileSync(description, "utf8"));
    if (name && version) return folder;
  }
  return undefined;
}
