import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { notebookFiles } from "../../scripts/project.mjs";
import { lastWords } from "../../scripts/site.mjs";

const folder = mkdtempSync(join(tmpdir(), "convbook-changed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("npm run site names the notebooks that are not as they were shipped, and how to see the site", () => {
  const [first, second] = notebookFiles();
  const changed = join(folder, basename(second));
  const added = join(folder, "98-my-own.ipynb");
  const text = readFileSync(second, "utf8");
  writeFileSync(changed, text.replace('check(\\"1a\\", \\"', 'check(\\"1a\\", \\"0 to 1'));
  expect(readFileSync(changed, "utf8")).not.toBe(text);
  writeFileSync(added, readFileSync(first));

  const said = lastWords("/srv/site", [first, changed, added]).split("\n");
  expect(said).toEqual([
    "The site is in /srv/site. Any web server can serve it, from any path.",
    `In it as they are now, not as they were shipped: ${basename(second)}, 98-my-own.ipynb.`,
    'To see it at http://localhost:8000: python3 -m http.server --directory "/srv/site"',
  ]);
  expect(lastWords("/srv/site", notebookFiles())).not.toContain("shipped");
});
