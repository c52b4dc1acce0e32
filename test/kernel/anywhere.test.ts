import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT, VENV_PYTHON } from "../../scripts/project.mjs";

const home = mkdtempSync(join(tmpdir(), "convbook-register-"));
const env = { ...process.env, JUPYTER_DATA_DIR: home };
const kernel = join(home, "kernels", "convbook", "kernel.json");

function register(...args: string[]): string {
  const script = join(ROOT, "scripts", "register.mjs");
  return execFileSync(process.execPath, [script, ...args], { env, encoding: "utf8" });
}

/** Runs cells in the registered kernel, started in a folder: what each of them prints or shows. */
function run(folder: string, cells: readonly string[]): string[] {
  const code = `
import json, sys
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="convbook", cwd=sys.argv[1])
shown = []
for cell in json.loads(sys.argv[2]):
    shown.append("")
    def hook(message):
        content = message["content"]
        shown[-1] += content.get("text", "") + "".join(content.get("data", {}).values())
    client.execute_interactive(cell, timeout=60, output_hook=hook)
client.stop_channels()
manager.shutdown_kernel(now=True)
print(json.dumps(shown))`;
  const args = ["-c", code, folder, JSON.stringify(cells)];
  return JSON.parse(execFileSync(VENV_PYTHON, args, { env, encoding: "utf8" }));
}

describe("npm run register", { timeout: 120_000 }, () => {
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test("lets a notebook in any folder import convbook, its types, and mathjs", () => {
    expect(register()).toContain(join(home, "kernels", "convbook"));
    expect(JSON.parse(readFileSync(kernel, "utf8")).display_name).toBe("TypeScript (convbook)");
    const folder = join(home, "elsewhere");
    const own = join(folder, "node_modules", "own");
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "package.json"), '{ "main": "index.js", "types": "index.d.ts" }');
    writeFileSync(join(own, "index.js"), "exports.seven = 7;");
    writeFileSync(join(own, "index.d.ts"), "export declare const seven: number;");
    const [sum, types, mathjs, packages, missing] = run(folder, [
      'import { conv2d } from "convbook";\nconsole.log(conv2d([[1, 2, 4]], [[1, 1]]).toArray());',
      "const text: string = conv2d([[1]], [[1]]);",
      'import { multiply } from "mathjs";\nimport { sep } from "node:path";\nmultiply([[1, 2]], [[3], [4]])',
      'import { seven } from "own";\nseven * 6',
      'import { nothing } from "missing";',
    ]);
    expect(sum).toContain("[ [ 3, 6 ] ]");
    expect(types).toMatch(/Type 'Tensor.*' is not assignable to type 'string'/);
    expect(mathjs).toContain("11");
    expect(packages).toContain("42");
    expect(missing).toContain("Cannot find module 'missing'");
  });

  test("lets it draw, check, save and fail as a notebook of this folder does", () => {
    register();
    const folder = join(home, "a folder, größer");
    mkdirSync(folder);
    const [, figure, verdict, saved, plot, refused, unknown] = run(folder, [
      'import { check, conv2d, heatmap, show } from "convbook";\nimport * as Plot from "@observablehq/plot";\nconst X = [[1, 2, 4], [0, 1, 3]];',
      'show(heatmap(X, { name: "X" }))',
      'show(check("1b", "2×2", { X, W: [[1, -1]] }))',
      'await heatmap(X, { name: "X" }).save("X.svg");\nawait heatmap(X, { name: "X" }).save("X.png");',
      "Plot.cell([{ x: 1 }], { x: 'x' }) instanceof Plot.Cell",
      "conv2d(X, [[1], [2], [3]])",
      "const n: number = Plot.plot;",
    ]);
    expect(figure).toContain('<img alt="Heatmap of X, 2×3');
    expect(verdict).toContain("That is right.");
    expect(saved).toBe("");
    expect(["X.svg", "X.png"].filter((name) => !existsSync(join(folder, name)))).toEqual([]);
    expect(plot).toContain("true");
    expect(refused).toMatch(/^ShapeError: conv2d: the kernel W is 3×1 but X is only 2×3.*\n$/);
    expect(unknown).toMatch(/^1:7 - Type .* is not assignable to type 'number'.\n$/);
  });

  test("takes it away again", () => {
    register();
    expect(register("--remove")).toContain("removed");
    expect(existsSync(kernel)).toBe(false);
    expect(register("--remove")).toContain("nothing to remove");
  });
});
