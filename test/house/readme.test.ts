import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as convbook from "convbook";
import { describe, expect, test } from "vitest";
import { notebookFiles, ROOT } from "../../scripts/project.mjs";
import { withPublicNames } from "./public-names.js";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const tour = readme.match(/```ts\n([\s\S]*?)```/)?.[1] ?? "";

/** The tour as code, in which every "// → result" becomes a check of the expression before it. */
function checking(code: string): string {
  return code
    .replace(/^import \{[^}]*\} from .*\n/gm, "")
    .replace(/^(.*?);? *\/\/ → (.*)$/gm, (_, expression, result) =>
      expression.startsWith("const ")
        ? `${expression}; compare(${expression.match(/const (\w+)/)?.[1]}, ${result});`
        : `compare(${expression}, ${result});`,
    );
}

describe("README", () => {
  test("the tour gives the results in its comments", () => {
    const lines = tour.trim().split("\n");
    expect(lines.length).toBeGreaterThanOrEqual(10);
    let checks = 0;
    const compare = (value: unknown, result: unknown) => {
      checks++;
      const plain = value instanceof convbook.Tensor ? value.toArray() : value;
      expect(plain).toEqual(result);
    };
    withPublicNames(checking(tour), { compare });
    expect(checks).toBe(lines.filter((line) => line.includes("// →")).length);
    expect(checks).toBeGreaterThanOrEqual(5);
  });

  test("links and pictures point to files, in the notebooks too", () => {
    const pages = [["README.md", readme]].concat(
      notebookFiles().map((path) => {
        const { cells } = JSON.parse(readFileSync(path, "utf8"));
        const markdown = cells.filter(
          (cell: { cell_type: string }) => cell.cell_type === "markdown",
        );
        return [
          path,
          markdown.map((cell: { source: string[] }) => cell.source.join("")).join("\n"),
        ];
      }),
    );
    const broken = pages.flatMap(([page, text]) =>
      [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
        .map(([, target]) => target)
        .filter((target) => !/^https?:/.test(target))
        .filter((target) => !existsSync(join(page === "README.md" ? ROOT : dirname(page), target)))
        .map((target) => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });
});
