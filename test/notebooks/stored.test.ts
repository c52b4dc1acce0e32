import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { executedNotebook, readNotebook } from "../../scripts/notebooks.mjs";
import { notebookFiles } from "../../scripts/project.mjs";

for (const path of notebookFiles()) {
  describe(basename(path), () => {
    test("executed in a fresh kernel gives what is stored, byte for byte", {
      timeout: 120_000,
    }, async () => {
      const fresh = `${JSON.stringify(await executedNotebook(path), null, 1)}\n`;
      // On a mismatch `npm run notebooks` stores the new outputs, and git shows what changed.
      expect(fresh === readFileSync(path, "utf8")).toBe(true);
    });

    test("is under 1 MB", () => {
      expect(statSync(path).size).toBeLessThan(1_000_000);
    });

    test("has its imports first, then its inputs, alone and made of literals", () => {
      const code = readNotebook(path).cells.filter((cell) => cell.cell_type === "code");
      expect(code[0].source.join("")).toMatch(/^import /);
      expect(code.map((cell) => cell.metadata.tags?.includes("parameters") ?? false)).toEqual(
        code.map((_, k) => k === 1),
      );
      expect(code[1].source.join("")).toMatch(/^(const \w+ = [^;]*;\n?)+$/);
      expect(code[1].source.join("")).not.toMatch(/[a-z]\(/);
    });
  });
}
