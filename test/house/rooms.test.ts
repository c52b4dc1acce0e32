import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/project.mjs";

const LIB = join(ROOT, "lib");

/** The rooms of the library, from the bottom up; those in one list do not import each other. */
const FLOORS = [
  ["limits.ts"],
  ["tensor"],
  ["geometry"],
  ["kernels"],
  ["layers"],
  ["network", "gradcheck", "notation", "explain"],
  ["reading"],
  ["judge"],
  ["homework"],
  ["check", "variant"],
  ["draw"],
  ["live"],
  ["view"],
  ["index.ts"],
];

const files = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && !/^(dist|node_modules|kernels.assembly)/.test(name),
);

/** The files that a file imports, types included. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(LIB, file), "utf8");
  return [...text.matchAll(/(?:from |require\()"(\.[^"]*)"/g)].map(([, path]) => {
    const found = relative(LIB, resolve(LIB, dirname(file), path));
    const candidates = [`${found}.ts`, `${found}.d.ts`, join(found, "index.ts")];
    const existing = candidates.find((name) => files.includes(name));
    if (existing === undefined) throw new Error(`${file} imports ${path}, which is not there`);
    return existing;
  });
}

const roomOf = (file: string) => file.split(/[\\/]/)[0];
const floorOf = (file: string) => FLOORS.findIndex((rooms) => rooms.includes(roomOf(file)));

describe("the rooms of the library", () => {
  test("are all known", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => floorOf(file) < 0)).toEqual([]);
  });

  test("import only from their own room and from those below", () => {
    const upwards = files.flatMap((file) =>
      importsOf(file)
        .filter((other) => roomOf(other) !== roomOf(file) && floorOf(other) >= floorOf(file))
        .map((other) => `${file} → ${other}`),
    );
    expect(upwards).toEqual([]);
  });

  test("have no import cycles", () => {
    const state = new Map<string, "open" | "done">();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]) => {
      if (state.get(file) === "done") return;
      if (state.get(file) === "open") {
        circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
        return;
      }
      state.set(file, "open");
      for (const other of importsOf(file)) visit(other, [...path, file]);
      state.set(file, "done");
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  test("have files whose first line says what they are", () => {
    const silent = files.filter((file) => !/^\/[/*]/.test(readFileSync(join(LIB, file), "utf8")));
    expect(silent).toEqual([]);
  });
});
