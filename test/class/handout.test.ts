// The notebooks of a handout, run in a kernel as a student runs them.
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { handoutNotebooks } from "../../class/handout-notebook.mjs";
import { Kernel, type Output } from "../../scripts/kernel.mjs";
import { readNotebook } from "../../scripts/notebooks.mjs";
import { notebookFiles } from "../../scripts/project.mjs";
import { rightAnswers, withAnswers } from "./right-answers.js";

const notebooks = notebookFiles().map((path) => ({
  name: basename(path),
  notebook: readNotebook(path),
}));
const handouts = handoutNotebooks(notebooks, "ada");

/** What the cells show, one text for each, after a run of all of them. */
async function run(sources: readonly string[]): Promise<string[]> {
  const kernel = new Kernel();
  try {
    const shown: string[] = [];
    for (const source of sources) {
      const { ok, outputs } = await kernel.run(source);
      const texts = (outputs as Output[]).map(
        ({ text, data }) => text ?? Object.values(data ?? {}),
      );
      expect(ok, `${source}\n${texts}`).toBe(true);
      shown.push(texts.flat().join("\n"));
    }
    return shown;
  } finally {
    await kernel.close();
  }
}

describe("a handout", { timeout: 240_000 }, () => {
  test("is made of three notebooks", () => {
    expect(handouts.length).toBe(3);
  });

  test("has no slides", () => {
    for (const { metadata } of handouts.flatMap(({ notebook }) => notebook.cells)) {
      expect(metadata).not.toHaveProperty("slideshow");
    }
  });

  test("leads to no file that students do not get, and still asks every question", () => {
    const names = handouts.map(({ name }) => name);
    const texts = handouts.map(({ notebook }) =>
      notebook.cells
        .filter(({ cell_type }) => cell_type === "markdown")
        .map(({ source }) => source.join(""))
        .join("\n\n"),
    );
    const links = texts.flatMap((text) => [
      ...text.matchAll(/\]\(([^)]*)\)|(?:href|src)="([^"]*)"/g),
    ]);
    const files = links
      .map(([, path, other]) => path ?? other)
      .filter((to) => !/^(https:|#)/.test(to));
    expect(files).toContain(names[1]);
    expect(files.filter((path) => !names.includes(path))).toEqual([]);
    const parts = texts.map((text) => [...text.matchAll(/^## \((.)\)/gm)].map(([, part]) => part));
    expect(parts.map((list) => list.join(""))).toEqual(["abc", "abcd", "abc"]);
  });

  test("is without any text that has the tag solution, and with all else of its section", () => {
    const text = (id: string) => ({
      cell_type: "markdown" as const,
      id,
      metadata: { tags: ["solution"] },
      source: ["Below it you can open the answer."],
    });
    const more = notebooks.map(({ name, notebook }) => ({
      name,
      notebook: {
        ...notebook,
        cells: notebook.cells.flatMap((cell, k) => [
          cell,
          ...(k === 0 || cell.metadata.tags?.includes("parameters") ? [text(`more-${k}`)] : []),
        ]),
      },
    }));
    expect(more.flatMap(({ notebook }) => notebook.cells).length).toBeGreaterThan(
      notebooks.flatMap(({ notebook }) => notebook.cells).length,
    );
    expect(handoutNotebooks(more, "ada")).toEqual(handouts);
  });

  test("has no input that nothing uses", () => {
    const inputs = handouts.map(({ notebook }) =>
      notebook.cells
        .filter(({ metadata }) => metadata.tags?.includes("parameters"))
        .map(({ source }) => source.join("")),
    );
    expect(inputs[0]).toEqual(["const { X, W } = variant(1, student);"]);
    expect(inputs[1]).toEqual([
      'const { shapeX, shapeW } = variant(2, student);\nconst activation = "relu";',
    ]);
  });

  for (const { name, notebook } of handouts) {
    test(`${name} calls the answers right that belong to the student's inputs`, async () => {
      const answers = rightAnswers("ada");
      const sources = notebook.cells
        .filter(({ cell_type }) => cell_type === "code")
        .map(({ source }) => withAnswers(source.join(""), "ada", answers));
      const shown = await run(sources);
      const asked = sources.map((source) => source.match(/check\("(\w+)"/)?.[1]);
      for (const [k, question] of asked.entries()) {
        if (question) expect(shown[k], question).toContain("That is right");
      }
    });
  }
});
