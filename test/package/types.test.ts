import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Installed } from "./installed.js";

describe("the types of the installed package are found and right", { timeout: 60_000 }, () => {
  const typescript5 = "@tslab/typescript-for-tslab/lib/tsc.js";
  const typescript6 = "typescript/bin/tsc";
  const node10 = ["--module", "es2020", "--moduleResolution", "node10"];
  const bundler = ["--module", "es2020", "--moduleResolution", "bundler"];
  const node = ["--module", "node20"];
  let installed: Installed;
  beforeAll(() => {
    installed = new Installed();
    const use = `import { check, conv2d, heatmap, type Figure, type Tensor, type TensorLike } from "convbook";
      const X: TensorLike = [[1, 2], [3, 4]];
      const Z: Tensor = conv2d(X, [[1]], { stride: [1, 2], padding: "same" });
      const figure: Figure = heatmap(Z, { name: "Z" });
      export const words: string = figure.alt;
      const inputs = { X, W: [[1]], dU: [[1, 1], [1, 1]] };
      // A function as an answer needs no types, whether the array has channels or not.
      check("3b", (k1, k2, n, m, { X, rows }) => rows * X.at(k1, k2, n) + m, inputs);
      check("3b", (k1, k2, { X, rows }) => rows * X.at(k1, k2), inputs);
      check("3db", (m, { dZ, columns }) => columns * dZ.at(0, 0, m), inputs);
      check("3c", ({ W, dZ }) => [[W.at(0, 0) * dZ.at(0, 0)]], inputs);
      check("3a", (b, i, j, m, layer) => layer.dU.at(b, i, j, m), inputs);
      // @ts-expect-error There is no such array.
      check("3b", (k1, k2, { Q }) => k1 + k2 + Q, inputs);
      // What is no array is let through: convbook then says in one line what is wrong.
      export const refused = () => conv2d(5, () => null);
      // @ts-expect-error The kernel is missing.
      conv2d(X);
      // @ts-expect-error There is no such padding.
      conv2d(X, [[1]], { padding: "none" });`;
    installed.write("use.ts", use);
    installed.write("use.mts", use);
  }, 60_000);
  afterAll(() => installed?.remove(), 60_000);

  test.each([
    ["TypeScript 5.0 and node10", typescript5, "use.ts", node10],
    ["TypeScript 5.0 and bundler", typescript5, "use.ts", bundler],
    ["TypeScript 6 and node10", typescript6, "use.ts", [...node10, "--ignoreDeprecations", "6.0"]],
    ["TypeScript 6 and bundler", typescript6, "use.ts", bundler],
    ["TypeScript 6 in a CommonJS module", typescript6, "use.ts", node],
    ["TypeScript 6 in an ES module", typescript6, "use.mts", node],
  ])("by %s", (_, compiler, file, options) => {
    const strict = ["--strict", "--noEmit", "--target", "es2022"];
    expect(installed.complaintOf(compiler, ...strict, ...options, file)).toBe("");
  });

  test("attw finds the types right for every kind of resolution", () => {
    expect(installed.complaintOf("@arethetypeswrong/cli/dist/index.js", installed.tarball)).toBe(
      "",
    );
  });
});
