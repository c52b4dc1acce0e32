import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { executedNotebook, type Notebook, readNotebook } from "../../scripts/notebooks.mjs";
import { notebookFiles } from "../../scripts/project.mjs";

/**
 * What a run has to give again. Times differ from run to run: of a cell with the tag `measured`, only
 * the kinds of outputs count. Of a picture the alternative text and the size count; how it is drawn is
 * for the snapshots of the figures.
 */
function comparable(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    outputs: cell.outputs?.map(
      cell.metadata.tags?.includes("measured") ? kindsOf : withoutPictures,
    ),
  }));
  return { ...notebook, cells };
}

function withoutPictures(output: object): object {
  const text = JSON.stringify(output);
  return JSON.parse(text.replaceAll(/(data:image\/[\w+]+;base64,)[\w+/=]+/g, "$1…"));
}

function kindsOf(output: { data?: object }) {
  return { ...output, data: Object.keys(output.data ?? {}) };
}

for (const path of notebookFiles()) {
  describe(basename(path), () => {
    test("executed in a fresh kernel gives what is stored, its pictures by their texts and sizes", {
      timeout: 120_000,
    }, async () => {
      const fresh = comparable(await executedNotebook(path));
      const stored = comparable(readNotebook(path));
      // `npm run notebooks` stores the new outputs, and git shows what changed.
      expect(fresh.cells.map(({ id }) => id)).toEqual(stored.cells.map(({ id }) => id));
      for (const [k, cell] of fresh.cells.entries()) expect(cell).toEqual(stored.cells[k]);
      expect(JSON.stringify(fresh)).toBe(JSON.stringify(stored));
      expect(`${JSON.stringify(readNotebook(path), null, 1)}\n`).toBe(readFileSync(path, "utf8"));
    });

    test("is under 1 MB", () => {
      expect(statSync(path).size).toBeLessThan(1_000_000);
    });

    test("says in each cell where slides begin, and begins with one", () => {
      const types = readNotebook(path).cells.map(({ metadata }) => metadata.slideshow?.slide_type);
      expect(types[0]).toBe("slide");
      const known = ["slide", "subslide", "fragment", "skip", "notes", "-"];
      for (const type of types) expect(known).toContain(type);
      // More than a slide for every ten cells, and no slide for each cell.
      const slides = types.filter((type) => type === "slide").length;
      expect(slides).toBeGreaterThan(types.length / 10);
      expect(slides).toBeLessThan(types.length / 1.5);
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

test("no gradient of notebook 03 has a name above the question that asks for it", () => {
  const path = notebookFiles().find((name) => basename(name).startsWith("03-")) ?? "";
  const code = readNotebook(path)
    .cells.filter((cell) => cell.cell_type === "code")
    .map((cell) => cell.source.join(""));
  const asked = { "3a": /\bdZ\b|backward/, "3b": /\bdW\b/, "3db": /\bdb\b/, "3c": /\bdX\b/ };
  for (const [question, name] of Object.entries(asked)) {
    const at = code.findIndex((source) => source.includes(`check("${question}"`));
    expect(at).toBeGreaterThan(0);
    expect(code.slice(0, at).filter((source) => name.test(source))).toEqual([]);
  }
});
