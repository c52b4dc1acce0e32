import { basename } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readNotebook } from "../../scripts/notebooks.mjs";
import { notebookFiles } from "../../scripts/project.mjs";
import { launch } from "../browser/lab.mjs";
import type { Site } from "./built.mjs";
import { ask, type Output, startKernel } from "./kernel-in-page.js";
import { serve } from "./serve.mjs";

/** An output as text, in which the parts of its lists of lines are joined. */
function written({ name, text, data }: { name?: string; text?: unknown; data?: object }): string {
  const whole = (value: unknown) => (Array.isArray(value) ? value.join("") : String(value));
  const parts = Object.entries(data ?? {}).map(([type, value]) => `${type}: ${whole(value)}`);
  return [...(text === undefined ? [] : [`${name}: ${whole(text)}`]), ...parts].join("\n");
}

/** What the kernel does in a page without JupyterLite. */
export function kernelTests(built: () => Site): void {
  let browser: Browser;
  let page: Page;
  let server: Awaited<ReturnType<typeof serve>>;
  let script: string;

  beforeAll(async () => {
    const { folder, kernel } = built();
    server = await serve(folder, "/some/path/");
    browser = await launch();
    page = await browser.newPage();
    await page.goto(`${server.address}LICENSES.html`);
    script = `${server.address}${kernel}`;
  });
  beforeEach(() => startKernel(page, script));
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Runs a cell and gives its outputs as text. */
  async function run(code: string, cellId?: string): Promise<string> {
    const { outputs } = await ask(page, "execute_request", { code }, cellId ? { cellId } : {});
    return outputs.map(written).join("\n").trimEnd();
  }

  for (const path of notebookFiles()) {
    test(`gives what is stored in ${basename(path)}`, { timeout: 120_000 }, async () => {
      let compared = 0;
      for (const { cell_type, id, metadata, source, outputs = [] } of readNotebook(path).cells) {
        if (cell_type !== "code") continue;
        const answer = await ask(
          page,
          "execute_request",
          { code: source.join("") },
          { cellId: id },
        );
        expect(answer.reply.status).toBe("ok");
        const kinds = (list: object[]) =>
          list.map((one) => Object.keys((one as Output).data ?? {}));
        if (metadata.tags?.includes("measured"))
          expect(kinds(answer.outputs)).toEqual(kinds(outputs));
        else expect(answer.outputs.map(written)).toEqual(outputs.map(written));
        compared++;
      }
      expect(compared).toBeGreaterThan(4);
    });
  }

  test("redeclares, awaits, and says in a line what is wrong", async () => {
    expect(await run("const x = 1; x")).toBe("stdout: 1");
    expect(await run("const x = await Promise.resolve('two'); x")).toBe("stdout: two");
    expect(await run("const y: number = x;")).toBe(
      "stderr: 1:7 - Type 'string' is not assignable to type 'number'.",
    );
    await run('import { conv2d } from "convbook";');
    expect(await run("conv2d([[1], [2, 3]], [[1]])")).toMatch(
      /^stderr: ShapeError: conv2d: X is ragged[^\n]*$/,
    );
    expect(await run('const z = 1;\nthrow new Error("on purpose");')).toBe(
      'stderr: Error: on purpose\n    throw new Error("on purpose");',
    );
    expect(await run('import fs from "fs";')).toMatch(/^stderr: 1:16 - Cannot find module 'fs'/);
  });

  test("completes, and tells the type and the value of a name", async () => {
    await run(
      'import { tensor } from "convbook";\nconst Z = tensor([[1, -2], [0, 4]]);\nconst rows = [[1, 2, 3], [4, 5, 6]];',
    );
    const { reply } = await ask(page, "complete_request", { code: "Z.sh", cursor_pos: 4 });
    expect(reply.matches).toEqual(["shape"]);
    const inspect = async (code: string) =>
      (await ask(page, "inspect_request", { code, cursor_pos: 1 })).reply.data as object;
    expect(written({ data: await inspect("Z") })).toBe(
      "text/plain: const Z: Tensor<Float64Array>\n\nTensor 2×2\n   1  −2\n   0   4",
    );
    expect(written({ data: await inspect("rows") })).toBe(
      "text/plain: const rows: number[][]\n\nArray 2×3\n[ [ 1, 2, 3 ], [ 4, 5, 6 ] ]",
    );
  });

  test("says what is older than its inputs, and forgets the names that a cell no longer declares", async () => {
    await run("const a = 1;", "one");
    await run("const b = a + 1;", "two");
    await run("const a = 5;", "one");
    expect(await run("b", "three")).toContain("b comes from an earlier a.");
    await run("const c = 1;", "two");
    expect(await run("b", "three")).toBe("stderr: 1:1 - Cannot find name 'b'.");
  });
}
