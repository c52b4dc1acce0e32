import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Kernel } from "../../scripts/kernel.mjs";
import { readNotebook } from "../../scripts/notebooks.mjs";
import { NOTEBOOKS } from "../../scripts/project.mjs";

/** Cells that run again one by one after the inputs above them have changed. */
describe("older inputs", { timeout: 60_000 }, () => {
  const kernel = new Kernel();
  const again =
    "What this cell shows, a verdict too, holds for the earlier values. Run the cells above this one again (Run ▸ Run All Above Selected Cell).";

  /** The notice above a cell's output, or "" if there is none. */
  async function notice(cellId: string, code: string, deletedCells: string[] = []) {
    const { outputs } = await kernel.run(code, { cellId, deletedCells });
    const [first] = outputs;
    const text = first?.data?.["text/plain"] ?? "";
    if (text === "") return "";
    expect(first.output_type).toBe("display_data");
    expect(first.data?.["text/html"]).toContain(text);
    expect(text.endsWith(again)).toBe(true);
    return text.slice(0, -again.length - 1);
  }
  const X = "const X = [[1, 2], [3, 4]], W = [[1]];";
  const otherX = "const X = [[5, 2], [3, 4]], W = [[1]];";
  const Z = "const Z = conv2d(X, W);";
  const U = "const U = relu(Z);";
  async function inOrder() {
    return [await notice("X", X), await notice("Z", Z), await notice("U", U)];
  }

  beforeAll(async () => {
    await notice("imports", 'import { conv2d, convLayer, relu } from "convbook";');
  }, 60_000);
  afterAll(() => kernel.close());

  test("are named above the output of a cell, which still runs", async () => {
    expect(await inOrder()).toEqual(["", "", ""]);
    expect(await notice("X", otherX)).toBe("");
    expect(await notice("use", "Z.at(0, 0)")).toBe("Z comes from an earlier X.");
    const { ok, outputs } = await kernel.run("Z.at(0, 0)", { cellId: "use" });
    expect(ok).toBe(true);
    expect(outputs.map(({ output_type, name, text }) => [output_type, name, text])).toEqual([
      ["display_data", undefined, undefined],
      ["stream", "stdout", "1\n"],
    ]);
  });

  test("are named through other cells, and no longer once these have run again", async () => {
    await inOrder();
    await notice("X", otherX);
    expect(await notice("use", "[U.at(0, 0), Z.at(0, 0)]")).toBe("U and Z come from an earlier X.");
    expect(await notice("Z", Z)).toBe("");
    expect(await notice("use", "Z.at(0, 0)")).toBe("");
    expect(await notice("use", "U.at(0, 0)")).toBe("U comes from an earlier Z.");
    expect(await notice("U", U)).toBe("");
    expect(await notice("use", "U.at(0, 0)")).toBe("");
  });

  test("are named when a cell has failed, dropped a name or been deleted", async () => {
    await inOrder();
    await notice("Z", "const Z = conv2d(X, [[1, 2, 3]]);");
    expect(await notice("use", "U.rank")).toBe("U comes from an earlier Z.");
    await inOrder();
    await notice("X", "const V = [[1]], W = [[1]];");
    expect(await notice("use", "U.rank")).toBe("U comes from an earlier X.");
    await inOrder();
    expect(await notice("use", "U.rank", ["X"])).toBe("U comes from an earlier X and W.");
  });

  test("do not exist when an input was set to the same values again", async () => {
    await inOrder();
    expect(await notice("X", X)).toBe("");
    expect(await notice("X", "const X = [[1, 1 + 1], [3, 4]], W = [[1]]; // the same")).toBe("");
    expect(await notice("use", "U.at(0, 0)")).toBe("");
    expect(await notice("layer", "const layer = convLayer({ W });")).toBe("");
    expect(await notice("pass", "const pass = layer.forward(X);")).toBe("");
    expect(await notice("layer", "const layer = convLayer({ W });")).toBe("");
    expect(await notice("use", "pass.Z.rank")).toBe("");
  });

  test("do not affect a function, which reads them when it is called, but what it has computed", async () => {
    await inOrder();
    await notice("corner", "const corner = () => X[0][0];");
    await notice("y", "const y = corner();");
    await notice("X", otherX);
    expect(await notice("use", "corner()")).toBe("");
    expect(await notice("use", "y")).toBe("y comes from an earlier X.");
  });

  test("cost a cell nothing whose values cannot be compared", async () => {
    const ring = "const ring: any = { get end() { throw new Error('never'); } }; ring.self = ring;";
    for (const code of [ring, ring]) {
      expect((await kernel.run(code, { cellId: "ring" })).ok).toBe(true);
    }
  });

  test("are named one by one up to four", async () => {
    await notice("n", "const n = 1;");
    await notice("many", "const a = n, c = n, d = n, e = n, f = n;");
    await notice("n", "const n = 2;");
    expect(await notice("use", "[a, c, d, e]")).toBe("a, c, d and e come from an earlier n.");
    expect(await notice("use", "[a, c, d, e, f]")).toBe(
      "a, c, d and 2 others come from an earlier n.",
    );
  });

  test("are never named in a run of all cells or in a run below", async () => {
    const { cells } = readNotebook(join(NOTEBOOKS, "01-2d-convolution.ipynb"));
    const code = cells.filter(({ cell_type }) => cell_type === "code");
    const inputs = code.findIndex(({ metadata }) => metadata.tags?.includes("parameters"));
    const changed = ["const X = [[1, 2], [3, 4]];\nconst W = [[1]];\nconst pixel = [0, 0];"];
    for (const from of [0, 0, inputs]) {
      for (const [k, { id, source }] of code.entries()) {
        if (k < from) continue;
        const isChanged = k === inputs && from > 0;
        const { ok, outputs } = await kernel.run((isChanged ? changed : source).join(""), {
          cellId: id,
        });
        expect(ok).toBe(true);
        expect(JSON.stringify(outputs)).not.toContain(again);
      }
    }
  });

  test("are never named for a program that names no cells", async () => {
    for (const code of [X, Z, otherX]) await kernel.run(code);
    expect((await kernel.run("Z.at(0, 0)")).outputs).toMatchObject([{ text: "1\n" }]);
  });
});
