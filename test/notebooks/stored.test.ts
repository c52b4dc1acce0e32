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
      const fresh = await executedNotebook(path);
      const stored = readNotebook(path);
      // `npm run notebooks` stores the new outputs, and git shows what changed.
      expect(fresh.cells.map(({ id }) => id)).toEqual(stored.cells.map(({ id }) => id));
      for (const [k, cell] of fresh.cells.entries()) expect(cell).toEqual(stored.cells[k]);
      expect(`${JSON.stringify(fresh, null, 1)}\n`).toBe(readFileSync(path, "utf8"));
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
