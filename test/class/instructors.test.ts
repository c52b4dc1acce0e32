import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { POINTS } from "../../class/questions.mjs";
import { ROOT } from "../../scripts/project.mjs";

const page = readFileSync(join(ROOT, "docs", "instructors.md"), "utf8");

test("the page for instructors names commands, files and points that exist", () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const commands = [...page.matchAll(/npm (?:run )?(\w+)/g)].map(([, name]) => name);
  expect(new Set(commands)).toEqual(new Set(["handout", "grade", "register", "start", "packages"]));
  for (const name of commands) if (name !== "packages") expect(scripts).toHaveProperty(name);
  const links = [...page.matchAll(/\]\((\.\.[^)]*)\)/g)].map(([, path]) => path);
  expect(links.length).toBeGreaterThan(1);
  expect(links.filter((path) => !existsSync(join(ROOT, "docs", path)))).toEqual([]);
  const points = Object.values(POINTS).reduce((sum, value) => sum + value, 0);
  expect(page).toContain(`There are ${points} points`);
});
