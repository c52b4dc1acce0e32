import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readNotebook } from "../../scripts/notebooks.mjs";
import { notebookFiles } from "../../scripts/project.mjs";
import { skipped } from "../browser/lab.mjs";
import { Exports } from "./pages.js";

/** The formulas of a Markdown text, which has no other dollar signs but those in code. */
const formulas = (text: string) =>
  text.replace(/`[^`]*`/g, "").match(/\$\$[^$]+\$\$|\$[^$]+\$/g) ?? [];

describe("notebooks exported as HTML", { timeout: 120_000 }, () => {
  const exports = new Exports();
  beforeAll(() => exports.make("html"), 120_000);
  afterAll(() => exports.remove());

  for (const path of notebookFiles()) {
    test(`${basename(path)} has all its formulas, and takes nothing from the network`, () => {
      const page = readFileSync(exports.path(path, "html"), "utf8");
      const { document } = parseHTML(page);
      const texts = readNotebook(path).cells.flatMap((cell) =>
        cell.cell_type === "markdown"
          ? [cell.source.join("")]
          : ((cell.outputs ?? []) as { data?: Record<string, string[]> }[]).map(
              ({ data }) => data?.["text/markdown"]?.join("") ?? "",
            ),
      );
      expect(document.querySelectorAll("math").length).toBe(texts.flatMap(formulas).length);
      expect(page).not.toContain("temml-error");
      expect(page).not.toMatch(
        /<(script|link|img)[^>]* (src|href)="https?:|import .* from 'https?:/,
      );
      expect(page.length).toBeLessThan(1_300_000);
    });
  }
});

describe.skipIf(skipped)("a notebook exported as PDF", { timeout: 120_000 }, () => {
  const exports = new Exports();
  const [first] = notebookFiles();
  afterAll(() => exports.remove());

  test("is printed by the browser that is there", async () => {
    await exports.make("pdf", [first]);
    const pdf = readFileSync(exports.path(first, "pdf"), "latin1");
    expect(pdf.slice(0, 5)).toBe("%PDF-");
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(2);
  });
});

// Elsewhere browsers are found outside of the PATH.
describe.skipIf(process.platform !== "linux")("without a browser", { timeout: 60_000 }, () => {
  const exports = new Exports();
  const bin = mkdtempSync(join(tmpdir(), "convbook-bin-"));
  afterAll(() => {
    exports.remove();
    rmSync(bin, { recursive: true });
  });

  test("one sentence says what to do", async () => {
    symlinkSync(process.execPath, join(bin, "node"));
    const env = { ...process.env, PATH: bin, CHROMIUM: "" };
    const failed = exports.make("pdf", notebookFiles().slice(0, 1), env);
    const { stderr } = await failed.then(
      () => ({ stderr: "" }),
      (error: { stderr: string }) => error,
    );
    expect(stderr).toContain("Install one of them, or set CHROMIUM to the path of one");
    const last = stderr.trim().split("\n").pop();
    expect(last).toContain("choose HTML instead of PDF");
  });
});
