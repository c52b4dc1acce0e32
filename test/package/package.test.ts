import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/project.mjs";
import { publicNames } from "../house/public-names.js";
import { Installed } from "./installed.js";

describe("the package, installed from its tarball", { timeout: 60_000 }, () => {
  let installed: Installed;
  beforeAll(() => {
    installed = new Installed();
  }, 60_000);
  afterAll(() => installed?.remove(), 60_000);

  test("the tarball holds compiled modules, a page and the licence, and nothing else", () => {
    const { files } = installed;
    expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json"]));
    expect(files).toEqual(expect.arrayContaining(["dist/index.js", "dist/index.d.ts"]));
    const others = files.filter((path) => !/^dist\/[\w/-]+\.(js|d\.ts)$/.test(path));
    expect(others.sort()).toEqual(["LICENSE", "README.md", "package.json"]);
    const of = (path: string) => readFileSync(join(ROOT, path), "utf8");
    expect(of("lib/LICENSE")).toBe(of("LICENSE"));
  });

  test("import and require give every public name", () => {
    const imported = installed.run(
      "names.mjs",
      'import * as convbook from "convbook"; console.log(Object.keys(convbook).join());',
    );
    const required = installed.run(
      "names.cjs",
      'console.log(Object.keys(require("convbook")).join());',
    );
    // The module system adds names, which differ between versions of Node.
    const added = ["default", "__esModule", "module.exports"];
    for (const names of [imported, required]) {
      const own = names.split(",").filter((name) => !added.includes(name));
      expect(own.sort()).toEqual([...publicNames].sort());
    }
  });

  test("the example of its page gives the results in its comments", () => {
    const page = readFileSync(join(installed.folder, "node_modules/convbook/README.md"), "utf8");
    const example = page.match(/```ts\n([\s\S]*?)```/)?.[1] ?? "";
    const results = [...example.matchAll(/; \/\/ → /g)].length;
    expect(results).toBeGreaterThanOrEqual(5);
    const checked = example.replace(/^(.*); \/\/ → (.*)$/gm, "deepEqual($1, $2); checked++;");
    const printed = installed.run(
      "example.mjs",
      `import { deepEqual } from "node:assert/strict";
       let checked = 0;
       ${checked}
       console.log(checked);`,
    );
    expect(Number(printed)).toBe(results);
  });

  test("a program that only computes loads no other package", () => {
    const bare = mkdtempSync(join(tmpdir(), "convbook-bare-"));
    try {
      const at = join(bare, "node_modules", "convbook");
      cpSync(join(installed.folder, "node_modules", "convbook"), at, { recursive: true });
      const script = `const { check, checkGradients, conv2d, convLayer, explain, table } = require("convbook");
        const X = [[1, 2, 3], [4, 5, 6]];
        const layer = convLayer({ W: [[1, -1]], activation: "relu" });
        const { passed } = checkGradients(layer, X, [[1, 1], [1, 1]]);
        const { value } = explain(conv2d(X, [[1, -1]]), [0, 0]);
        console.log(value, passed, check("2d", 1, { shapeX: [3, 3, 1], shapeW: [1, 1, 1, 1] }).right, table(X).alt);`;
      const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], {
        cwd: bare,
        encoding: "utf8",
      });
      expect(stderr).toBe("");
      expect(stdout).toMatch(/^-1 true false Table of /);
    } finally {
      rmSync(bare, { recursive: true });
    }
  });

  test("modules inside it cannot be imported", () => {
    const code = installed.run(
      "inside.mjs",
      `import { createRequire } from "node:module";
       const require = createRequire(import.meta.url);
       const codes = [];
       for (const path of ["convbook/dist/index.js", "convbook/dist/tensor/tensor", "convbook/package.json"]) {
         await import(path).catch(({ code }) => codes.push(code));
         try { require(path); } catch ({ code }) { codes.push(code); }
       }
       console.log(codes.length, [...new Set(codes)].join());`,
    );
    expect(code).toBe("6 ERR_PACKAGE_PATH_NOT_EXPORTED");
  });

  test("save writes an SVG, and says what a PNG needs", () => {
    expect(existsSync(join(installed.folder, "node_modules", "dejavu-fonts-ttf"))).toBe(false);
    const said = installed.run(
      "save.mjs",
      `import { heatmap } from "convbook";
       const figure = heatmap([[1, 2]], { name: "X" });
       await figure.save("X.svg");
       await figure.save("X.png").catch(({ name, message }) => console.log(\`\${name}: \${message}\`));`,
    );
    expect(said).toBe(
      "ValueError: save: a PNG needs two more packages: run npm install @resvg/resvg-wasm dejavu-fonts-ttf, or save an .svg",
    );
    expect(readFileSync(join(installed.folder, "X.svg"), "utf8")).toMatch(/^<svg .*<\/svg>$/s);
    expect(existsSync(join(installed.folder, "X.png"))).toBe(false);
  });

  test("publint finds nothing wrong", () => {
    expect(installed.complaintOf("publint/src/cli.js", "run", "--strict", installed.tarball)).toBe(
      "",
    );
  });
});
