import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Kernel } from "../../scripts/kernel.mjs";

/** The names that cells leave behind when they are edited, with requests like those of a page. */
describe("names that a cell has left behind", () => {
  const kernel = new Kernel();
  beforeAll(async () => {
    await kernel.run('import { conv2d } from "convbook";');
  }, 60_000);
  afterAll(() => kernel.close());

  /** What running a cell printed, on stdout or stderr. */
  async function run(cellId: string, code: string, deletedCells: string[] = []): Promise<string> {
    const { outputs } = await kernel.run(code, { cellId, deletedCells });
    return outputs.map(({ text }) => text ?? "").join("");
  }
  const missing = (name: string) => `1:1 - Cannot find name '${name}'.\n`;

  test.each([
    ["misspelt", "const activaton = 1;", " Did you mean 'activaton'?"],
    ["turned into a comment", "// const activation = 1;", ""],
    ["removed with the rest of the cell", "", ""],
  ])("a name that was %s is not found", async (_how, code, hint) => {
    expect(await run("inputs", "const activation = 1, other = 2;")).toBe("");
    expect(await run("below", "activation")).toBe("1\n");
    expect(await run("inputs", code)).toBe("");
    expect(await run("below", "activation")).toBe(`1:1 - Cannot find name 'activation'.${hint}\n`);
  });

  test("so are names of all kinds, and names inside a block or a pattern", async () => {
    const kinds = {
      f: "function f() {}",
      C: "class C {}",
      E: "enum E { A }",
      p: "const { p, q: [r] } = { p: 1, q: [2] };",
      r: "const { p, q: [r] } = { p: 1, q: [2] };",
      relu: 'import { relu, tanh } from "convbook";',
    };
    for (const [name, code] of Object.entries(kinds)) {
      expect(await run("kinds", code)).toBe("");
      expect(await run("below", name)).not.toContain("Cannot find");
      expect(await run("kinds", "const none = 0;")).toBe("");
      expect(await run("below", name)).toContain(`Cannot find name '${name}'.`);
    }
  });

  test("a forgotten name can become a type", async () => {
    await run("length", "const Length = 1;");
    await run("length", "const Size = 1;");
    expect(await run("type", "type Length = number;")).toBe("");
    expect(await run("below", "const long: Length = 5; long")).toBe("5\n");
  });

  test("of an import, the names that it keeps stay", async () => {
    await run("imports", 'import { relu, tanh, zeros } from "convbook";');
    await run("imports", 'import { tanh, zeros } from "convbook";');
    expect(await run("below", "zeros([1]).rank + tanh([0]).rank")).toBe("2\n");
    expect(await run("below", "relu")).toBe(missing("relu"));
  });

  test("a name that another cell has declared since stays", async () => {
    await run("first", "const shared = 1;");
    await run("second", "const shared = 2;");
    await run("first", "const mine = 1;");
    expect(await run("below", "shared")).toBe("2\n");
  });

  test("the names of a deleted cell go once, and come back when the cell does", async () => {
    await run("moved", "const there = 1;");
    expect(await run("below", "there", ["moved"])).toBe(missing("there"));
    // A page names a deleted cell in every request of a run, also when it was pasted elsewhere.
    expect(await run("moved", "const there = 2;", ["moved"])).toBe("");
    expect(await run("below", "there", ["moved"])).toBe("2\n");
  });

  test("a cell that fails leaves none of its names, and other cells lose nothing", async () => {
    await run("Z", "const Z = 1;");
    expect(await run("Z", "const Z = conv2d([[1]], [[1, 2]]);")).toMatch(/^ShapeError: conv2d: /);
    expect(await run("below", "Z")).toBe(missing("Z"));
    expect(await run("loss", "const conv2d = zero();")).toContain("Cannot find name 'zero'");
    expect(await run("loss", "const conv2d = [1].at(2)!.toFixed();")).toContain("TypeError");
    expect(await run("below", "conv2d([[2]], [[3]]).at(0, 0)")).toBe("6\n");
  });

  test("a function that still mentions one fails, instead of computing with undefined", async () => {
    await run("rate", "const eta = 0.5;");
    await run("step", "function step(w: number) { return w - eta; }");
    expect(await run("below", "step(1)")).toBe("0.5\n");
    await run("rate", "const rate = 0.5;");
    expect(await run("below", "step(1)")).toContain("ReferenceError: eta is not defined");
    await run("rate", "const eta = 0.25;");
    expect(await run("below", "step(1)")).toBe("0.75\n");
  });

  test("of a cell that imports a name and one that declares it, the later to run wins", async () => {
    const imports = 'import { loss, show } from "convbook";';
    const kind = "typeof loss + typeof show";
    await run("imports", imports);
    for (const own of ["const loss = 5, show = 6;", "let loss = [1]; var show = {};"]) {
      expect(await run("below", kind)).toBe("functionfunction\n");
      expect(await run("own", own)).toBe("");
      expect(await run("below", kind)).toMatch(/^(number|object)\1\n$/);
      expect(await run("imports", imports)).toBe("");
    }
    expect(await run("below", kind)).toBe("functionfunction\n");
  });

  test("a program that names no cells keeps all names", async () => {
    await kernel.run("const kept = 1;");
    await kernel.run("const other = 2;");
    expect((await kernel.run("kept")).outputs).toMatchObject([{ text: "1\n" }]);
  });
});
