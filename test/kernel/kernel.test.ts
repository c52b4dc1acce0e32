import { afterAll, describe, expect, test } from "vitest";
import { Kernel } from "../../scripts/kernel.mjs";
import { runCells } from "../notebooks/cells.js";

/** What the notebooks expect of the kernel, with any version of tslab. */
describe("the tslab kernel", () => {
  const kernel = new Kernel();
  afterAll(() => kernel.close());

  test("imports the library by its name and shows figures and text through it", async () => {
    const { text, complaint } = await runCells(kernel, [
      'import { heatmap, show } from "convbook";',
      'show("**bold**", heatmap([[1]], { name: "Z" }), [[1, 2]], "end");',
    ]);
    expect(complaint).toBe("");
    const order = ["**bold**", '<img alt="Heatmap of Z', "<table", "end"].map((part) =>
      text.indexOf(part),
    );
    expect(order.every((place, k) => place > (order[k - 1] ?? -1))).toBe(true);
  });

  test("prints a tensor and a figure legibly when they end a cell", async () => {
    const { text } = await runCells(kernel, [
      'import { tensor } from "convbook";',
      "tensor([[1, 2], [3, 40]])",
      'heatmap([[1]], { name: "Z" })',
    ]);
    expect(text).toContain("Tensor 2×2\n   1   2\n   3  40\n");
    expect(text).toContain("Heatmap of Z, 1×1: every entry is 1.");
  });

  test("prints an error of the library as one line, stops, and works again at once", async () => {
    const { complaint, ran } = await runCells(kernel, ["tensor([[1, 2], [3]])", "1 + 1"]);
    expect(complaint).toBe(
      "ShapeError: tensor: values is ragged: values[1] has 1, but values[0] has 2; all rows need the same length\n",
    );
    expect(ran).toBe(1);
    expect((await runCells(kernel, ["1 + 1"])).text).toBe("2\n");
  });

  test("prints an error in the reader's own code with the line where it happened", async () => {
    const own = "function first(A: any) {\n  return show(A.b.c);\n}\nfirst([1])";
    expect((await runCells(kernel, [own])).complaint).toBe(
      "TypeError: Cannot read properties of undefined (reading 'c')\n    return show(A.b.c);\n",
    );
    const last = "const A: any = [1];\nA.at(7)[0]";
    expect((await runCells(kernel, [last])).complaint).toBe(
      "TypeError: Cannot read properties of undefined (reading '0')\n    A.at(7)[0];\n",
    );
    const cells = ["let g: any = 0;", "const h = () => g();", "h()"];
    expect((await runCells(kernel, cells)).complaint).toBe(
      "TypeError: g is not a function\n    const h = () => g();\n",
    );
    const later = "await null;\nnew Array(-1);";
    expect((await runCells(kernel, [later])).complaint).toBe("RangeError: Invalid array length\n");
  });

  test("loses nothing, however many messages it sends", async () => {
    const { outputs } = await kernel.run("for (let k = 0; k < 3000; k++) console.log(k);");
    const text = outputs.map((output) => output.text).join("");
    expect(text.split("\n").length).toBe(3001);
    expect((await runCells(kernel, ["1 + 1"])).text).toBe("2\n");
  });

  test("finds the variables of earlier cells in the short form of an object", async () => {
    const { text, complaint } = await runCells(kernel, [
      "const width = 3; let depth = 4;",
      "const box = { width, inner: { depth } };",
      "({ depth } = { depth: 5 });",
      "console.log(box.width, box.inner.depth, depth);",
    ]);
    expect({ text, complaint }).toEqual({ text: "{ depth: 5 }\n3 4 5\n", complaint: "" });
  });

  test("lets a cell declare its names again", async () => {
    const { text, complaint } = await runCells(kernel, ["const a = 1;", "const a = 2;", "a"]);
    expect({ text, complaint }).toEqual({ text: "2\n", complaint: "" });
  });

  test("runs a cell again after what it mentions has changed, directly or through others", async () => {
    const mentions = ["const twice: number = 2 * length;", "twice"];
    const before = await runCells(kernel, [
      "const side = 3;",
      "const length = side;",
      ...mentions,
      ...mentions,
    ]);
    expect(before).toMatchObject({ text: "6\n6\n", complaint: "" });
    const changed = ["const side = 5;", "const length = side;", ...mentions];
    expect(await runCells(kernel, changed)).toMatchObject({ text: "10\n", complaint: "" });
    const wrong = ['const side = "5";', "const length = side;", mentions[0]];
    expect((await runCells(kernel, wrong)).complaint).toContain("must be of type 'any', 'number'");
  });

  test("keeps all other names when a cell runs again", async () => {
    const cells = [
      "const [first, { second }] = [1, { second: 2 }];",
      "type Pair = [number, number];",
    ];
    const { text, complaint } = await runCells(kernel, [
      ...cells,
      "function sum(pair: Pair) { return pair[0] + pair[1]; }",
      ...cells,
      "const first = 40;",
      "sum([first, second])",
    ]);
    expect({ text, complaint }).toEqual({ text: "42\n", complaint: "" });
  });

  test("proposes a name that the cell does not mention", async () => {
    const { complaint } = await runCells(kernel, ["const kernelSize = 3;", "kernelSise"]);
    expect(complaint).toContain("Did you mean 'kernelSize'?");
  });

  test("checks the types of a cell with TypeScript 5.0, which reads the library's", async () => {
    const { complaint } = await runCells(kernel, ["const n: string = tensor([1]).rank;"]);
    expect(complaint).toContain("Type 'number' is not assignable to type 'string'");
  });
});
